import type { enroll as english } from '../en/enroll.ts';
import type { Same } from '../keys.ts';

export const enroll: Same<typeof english> = {};
