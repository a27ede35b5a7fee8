export const lecture = {} as const;
