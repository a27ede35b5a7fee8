export const enroll = {} as const;
