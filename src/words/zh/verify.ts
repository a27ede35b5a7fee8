import type { verify as english } from '../en/verify.ts';
import type { Same } from '../keys.ts';

export const verify: Same<typeof english> = {};
