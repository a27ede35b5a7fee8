import { squaredDistance } from '../match/distance.ts';

/** A face that might be enrolled. */
export interface Candidate {
  id: string;
  encoding: Float32Array;
  /** Better is larger, as sharpness is. */
  quality: number;
  /** Clear enough to found a group. */
  founds: boolean;
}

/** Two templates nearer than this, on d, say the same. */
const SAME = 0.05;

/**
 * A few good and different faces of one person to enrol: first the one nearest to all others, then again and again the one
 * furthest from those chosen (Gonzalez 1985), among the sharper half, so that a blurred outlier is not taken for variety.
 *
 * @param own encodings enrolled already; what is near to one of them adds nothing
 * @returns at most `most`, in the order chosen; at least one when nobody is enrolled and there is a face
 */
export function chooseTemplates(
  faces: readonly Candidate[],
  own: readonly Float32Array[],
  most: number,
): Candidate[] {
  const clear = faces.filter(({ founds }) => founds);
  const usable = clear.length > 0 ? clear : faces;
  const byQuality = [...usable].sort((a, b) => b.quality - a.quality);
  const good = byQuality.slice(0, Math.max(Math.min(4, usable.length), Math.ceil(usable.length / 2)));
  const chosen: Candidate[] = [];
  const apart = (face: Candidate) =>
    Math.min(
      ...[...own, ...chosen.map(({ encoding }) => encoding)].map((each) =>
        squaredDistance(face.encoding, each),
      ),
    );
  if (own.length === 0) {
    const middle = leastBy(good, (face) =>
      good.reduce((sum, other) => sum + squaredDistance(face.encoding, other.encoding), 0),
    );
    if (middle) chosen.push(middle);
  }
  while (chosen.length + own.length < most) {
    const furthest = leastBy(
      good.filter((face) => !chosen.includes(face)),
      (face) => -apart(face),
    );
    if (!furthest || apart(furthest) < SAME) break;
    chosen.push(furthest);
  }
  return chosen;
}

function leastBy<Item>(items: readonly Item[], value: (item: Item) => number): Item | undefined {
  let best: Item | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const each = value(item);
    if (each < least) [best, least] = [item, each];
  }
  return best;
}
