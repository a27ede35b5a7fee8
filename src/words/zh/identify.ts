import type { identify as english } from '../en/identify.ts';
import type { Same } from '../keys.ts';

export const identify: Same<typeof english> = {};
