import type { errors as english } from '../en/errors.ts';
import type { Same } from '../keys.ts';

export const errors: Same<typeof english> = {};
