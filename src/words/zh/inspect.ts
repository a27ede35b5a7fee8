import type { inspect as english } from '../en/inspect.ts';
import type { Same } from '../keys.ts';

export const inspect: Same<typeof english> = {};
