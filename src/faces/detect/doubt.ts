import type { Doubt } from '../types.ts';

/**
 * On clear faces, photographed or drawn, the mesh network's presence was 1.000; on flowers of a painting .67 and .89, on masks .99. The
 * detector's score alone proves little: it was .5 to .7 on half of the faces of a page of small portraits.
 */
const surePresence = 0.95;

/** With a presence under this a face must have been plain to the detector. */
const fairPresence = 0.995;
const fairScore = 0.6;

/**
 * Why what was found may be no face; null where nothing speaks against it.
 *
 * @param score the detector's confidence, 0..1.
 * @param presence the mesh network's, 0..1.
 */
export function doubtOf(score: number, presence: number): Doubt | null {
  if (presence < surePresence) return 'no features';
  return presence < fairPresence && score < fairScore ? 'faint' : null;
}
