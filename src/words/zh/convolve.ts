import type { convolve as english } from '../en/convolve.ts';
import type { Same } from '../keys.ts';

export const convolve: Same<typeof english> = {};
