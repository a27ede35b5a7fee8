import type { Key } from '../../words/keys.ts';

/** Where a picture goes: two are compared, three are a triplet. */
export type Place = 'first' | 'second' | 'anchor' | 'positive' | 'negative';

/** What each place is called. */
export const placeKeys = {
  first: 'verify.firstPicture',
  second: 'verify.secondPicture',
  anchor: 'verify.anchorPicture',
  positive: 'verify.positivePicture',
  negative: 'verify.negativePicture',
} as const satisfies Record<Place, Key>;
