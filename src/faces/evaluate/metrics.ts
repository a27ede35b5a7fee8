/**
 * Error rates of verification from the distances of genuine pairs (same person) and impostor pairs (different people).
 * A pair matches when d <= tau. Definitions: ISO/IEC 19795-1.
 */
export type Distances = readonly number[] | Float32Array | Float64Array;

export interface PairDistances {
  genuine: Distances;
  impostor: Distances;
}

/** Distances in ascending order. */
export interface SortedDistances {
  genuine: Float32Array | Float64Array;
  impostor: Float32Array | Float64Array;
}

/** The distances of both kinds in ascending order; what is given stays as it is. */
export function sortDistances({ genuine, impostor }: PairDistances): SortedDistances {
  return { genuine: ascending(genuine), impostor: ascending(impostor) };
}

/** False match rate: the share of impostor pairs with d <= tau. NaN without pairs. */
export function fmrAt(impostor: Distances, tau: number): number {
  return countAtMost(impostor, tau) / impostor.length;
}

/** False non-match rate: the share of genuine pairs with d > tau. NaN without pairs. */
export function fnmrAt(genuine: Distances, tau: number): number {
  return (genuine.length - countAtMost(genuine, tau)) / genuine.length;
}

export interface OperatingPoint {
  tau: number;
  fmr: number;
  fnmr: number;
}

/** Both rates at every distance that occurs, and below all of them: tau rising, fmr rising, fnmr falling. */
export function operatingPoints(pairs: PairDistances): OperatingPoint[] {
  return [...walk(sortDistances(pairs))];
}

/**
 * Area under the ROC curve: the chance that a genuine pair is nearer than an impostor pair, equals counted half
 * (Mann and Whitney's U over the number of pairs of pairs).
 */
export function auc(pairs: PairDistances): number {
  return aucOf(sortDistances(pairs));
}

/** The same of sorted distances. */
export function aucOf({ genuine, impostor }: SortedDistances): number {
  let wins = 0;
  for (const d of genuine) {
    const upTo = countUpTo(impostor, d, true);
    wins += impostor.length - upTo + (upTo - countUpTo(impostor, d, false)) / 2;
  }
  return wins / (genuine.length * impostor.length);
}

/** Equal error rate: where fmr and fnmr cross, on the straight line between the two operating points around it. */
export function equalErrorRate(pairs: PairDistances): { rate: number; tau: number } {
  return equalErrorOf(sortDistances(pairs));
}

/** The same of sorted distances. */
export function equalErrorOf(pairs: SortedDistances): { rate: number; tau: number } {
  let low: OperatingPoint | null = null;
  for (const high of walk(pairs)) {
    if (high.fmr < high.fnmr) {
      low = high;
      continue;
    }
    if (!low) break;
    // fmr - fnmr is negative at `low` and not at `high`; the crossing is where the line between them is zero.
    const gapLow = low.fnmr - low.fmr;
    const gapHigh = high.fmr - high.fnmr;
    const share = gapLow / (gapLow + gapHigh);
    const tau = Number.isFinite(low.tau) ? low.tau + share * (high.tau - low.tau) : high.tau;
    return { rate: low.fmr + share * (high.fmr - low.fmr), tau };
  }
  return { rate: Number.NaN, tau: Number.NaN };
}

/**
 * True accept rate at the largest tau whose false match rate is at most `far`. Null when the impostor pairs are too
 * few to speak of such a rate: under 1 / far of them a single false match already exceeds it.
 */
export function tarAtFar(pairs: PairDistances, far: number): number | null {
  return tarAtFarOf(sortDistances(pairs), far);
}

/** The same of sorted distances. */
export function tarAtFarOf({ genuine, impostor }: SortedDistances, far: number): number | null {
  if (impostor.length * far < 1) return null;
  let allowed = Math.floor(far * impostor.length);
  // far * n may round to just under a whole number.
  if ((allowed + 1) / impostor.length <= far) allowed += 1;
  // tau stays under the first impostor distance too many.
  const accepted =
    allowed < impostor.length ? countUpTo(genuine, impostor[allowed] ?? 0, false) : genuine.length;
  return accepted / genuine.length;
}

/** How many of the sorted numbers are under `limit`, or up to it. */
export function countUpTo(sorted: Float32Array | Float64Array, limit: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? Number.POSITIVE_INFINITY;
    if (value < limit || (inclusive && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countAtMost(distances: Distances, tau: number): number {
  let count = 0;
  for (const d of distances) if (d <= tau) count += 1;
  return count;
}

/** The operating points one after another, so that millions of pairs need no list of them. */
function* walk({ genuine, impostor }: SortedDistances): Generator<OperatingPoint> {
  yield { tau: Number.NEGATIVE_INFINITY, fmr: 0, fnmr: 1 };
  let matched = 0;
  let falsely = 0;
  while (matched < genuine.length || falsely < impostor.length) {
    const tau = Math.min(genuine[matched] ?? Infinity, impostor[falsely] ?? Infinity);
    while ((genuine[matched] ?? Infinity) <= tau) matched += 1;
    while ((impostor[falsely] ?? Infinity) <= tau) falsely += 1;
    yield { tau, fmr: falsely / impostor.length, fnmr: 1 - matched / genuine.length };
  }
}

/** Single precision stays so: half the memory where there are millions. */
function ascending(distances: Distances): Float32Array | Float64Array {
  return (distances instanceof Float32Array ? distances.slice() : Float64Array.from(distances)).sort();
}
