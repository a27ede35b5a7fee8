export const convolve = {} as const;
