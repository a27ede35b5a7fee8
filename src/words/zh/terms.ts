import type { terms as english } from '../en/terms.ts';
import type { Same } from '../keys.ts';

export const terms: Same<typeof english> = {};
