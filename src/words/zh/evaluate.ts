import type { evaluate as english } from '../en/evaluate.ts';
import type { Same } from '../keys.ts';

export const evaluate: Same<typeof english> = {};
