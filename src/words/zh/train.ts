import type { train as english } from '../en/train.ts';
import type { Same } from '../keys.ts';

export const train: Same<typeof english> = {};
