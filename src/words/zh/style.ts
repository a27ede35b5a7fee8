import type { style as english } from '../en/style.ts';
import type { Same } from '../keys.ts';

export const style: Same<typeof english> = {};
