import type { media as english } from '../en/media.ts';
import type { Same } from '../keys.ts';

export const media: Same<typeof english> = {};
