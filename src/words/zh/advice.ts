import type { advice as english } from '../en/advice.ts';
import type { Same } from '../keys.ts';

export const advice: Same<typeof english> = {};
