import type { start as english } from '../en/start.ts';
import type { Same } from '../keys.ts';

export const start: Same<typeof english> = {};
