export const style = {} as const;
