export const identify = {} as const;
