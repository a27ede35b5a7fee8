import type { people as english } from '../en/people.ts';
import type { Same } from '../keys.ts';

export const people: Same<typeof english> = {};
