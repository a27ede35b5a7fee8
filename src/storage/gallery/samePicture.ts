import { squaredDistance } from '../../faces/match/distance.ts';
import type { Template } from '../types.ts';

/** Below this d two encodings are of one picture: the same numbers but for how backends round. */
const SAME_NUMBERS = 1e-6;

/** Below this d two encodings of one picture's file are of one face: backends and their precision differ, faces differ more. */
const SAME_FACE = 0.01;

type Face = Pick<Template, 'encoding' | 'contentHash'>;

/**
 * Whether two encodings of one encoder are of the same face in the same picture. A file may show several faces, so that its hash alone
 * does not say so; where one has no hash, the numbers must be the same.
 */
export function isSamePicture(a: Face, b: Face): boolean {
  if (a.encoding.length !== b.encoding.length) return false;
  const d = squaredDistance(a.encoding, b.encoding);
  const sameFile = a.contentHash !== null && a.contentHash === b.contentHash;
  return d < (sameFile ? SAME_FACE : SAME_NUMBERS);
}
