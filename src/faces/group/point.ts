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
}

/** What a set of faces may not be merged with. */
export interface Claims {
  label: string | null;
  not: ReadonlySet<string> | null;
}

export function mayMerge(a: Claims, b: Claims): boolean {
  if (a.label && b.label && a.label !== b.label) return false;
  return !((a.label && b.not?.has(a.label)) || (b.label && a.not?.has(b.label)));
}

/** What several faces claim together; null when they contradict each other. */
export function claimsOf(points: readonly Pick<Point, 'label' | 'not'>[]): Claims | null {
  const labels = new Set(points.flatMap(({ label }) => label ?? []));
  const not = new Set(points.flatMap((point) => point.not));
  const [label = null] = labels;
  if (labels.size > 1 || (label && not.has(label))) return null;
  return { label, not: not.size > 0 ? not : null };
}
