import type { lecture as english } from '../en/lecture.ts';
import type { Same } from '../keys.ts';

export const lecture: Same<typeof english> = {};
