import { squaredDistance } from '../match/distance.ts';

/** Average distance d up to which two groups are one: 20 people's 200 faces become 20 groups by it (docs/benchmarks.md). */
export const DEFAULT_CUT = 0.3;

/** What is known of one face before it is grouped. */
export interface Point {
  id: string;
  /** f(x). */
  encoding: Float32Array;
  /** Whom the person said it is; faces of two labels never share a cluster. Null when nobody said. */
  label: string | null;
  /** Labels it is not, as the person said. */
  not: readonly string[];
  /** False for a face that may join a cluster and never begins one: doubtful, blurred or tiny. */
  founds: boolean;
  /** The photo it is on; absent where that says nothing. */
  photo?: string | null;
}

/**
 * Nobody stands beside themselves: two faces of one photo are one person only within this share of the cut, as in a mirror or a
 * collage, or when the person says so. Sisters in one photo are .2 to .3 apart, and would draw each other's faces in.
 */
const BESIDE = 0.5;

/** What a set of faces may not be merged with. */
export interface Claims {
  label: string | null;
  not: ReadonlySet<string> | null;
  /** Its faces by their photo. */
  photos: ReadonlyMap<string, readonly Point[]>;
}

export function mayMerge(a: Claims, b: Claims, cut: number): boolean {
  if (a.label && a.label === b.label) return true;
  if (a.label && b.label) return false;
  if ((a.label && b.not?.has(a.label)) || (b.label && a.not?.has(b.label))) return false;
  const [few, many] = a.photos.size <= b.photos.size ? [a, b] : [b, a];
  for (const [photo, faces] of few.photos) {
    const others = many.photos.get(photo);
    if (others && areBeside(faces, others, cut)) return false;
  }
  return true;
}

/** What several faces claim together; null when they contradict each other. */
export function claimsOf(points: readonly Point[], cut: number): Claims | null {
  const labels = new Set(points.flatMap(({ label }) => label ?? []));
  const not = new Set(points.flatMap((point) => point.not));
  const [label = null] = labels;
  if (labels.size > 1 || (label && not.has(label))) return null;
  const photos = new Map<string, Point[]>();
  for (const point of points) {
    if (!point.photo) continue;
    const there = photos.get(point.photo);
    if (!there) photos.set(point.photo, [point]);
    else if (areBeside([point], there, cut)) return null;
    else there.push(point);
  }
  return { label, not: not.size > 0 ? not : null, photos };
}

/** Whether any two of one photo's faces are two people. Those that the person gave one label are one. */
const areBeside = (left: readonly Point[], right: readonly Point[], cut: number): boolean =>
  left.some((a) =>
    right.some(
      (b) => !(a.label && a.label === b.label) && squaredDistance(a.encoding, b.encoding) > BESIDE * cut,
    ),
  );
