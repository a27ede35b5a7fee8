import type { photos as english } from '../en/photos.ts';
import type { Same } from '../keys.ts';

export const photos: Same<typeof english> = {};
