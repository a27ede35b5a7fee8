export const styleStage = {} as const;
