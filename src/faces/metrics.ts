/**
 * Error rates of verification from the distances of genuine pairs (same person) and impostor pairs (different people).
 * A pair matches when d <= tau. Definitions: ISO/IEC 19795-1.
 */
export interface PairDistances {
  genuine: readonly number[];
  impostor: readonly number[];
}

/** False match rate: the share of impostor pairs with d <= tau. NaN without pairs. */
export function fmrAt(impostor: readonly number[], tau: number): number {
  return impostor.filter((d) => d <= tau).length / impostor.length;
}

/** False non-match rate: the share of genuine pairs with d > tau. NaN without pairs. */
export function fnmrAt(genuine: readonly number[], tau: number): number {
  return genuine.filter((d) => d > tau).length / genuine.length;
}

export interface OperatingPoint {
  tau: number;
  fmr: number;
  fnmr: number;
}

/** Both rates at every distance that occurs, and below all of them: tau rising, fmr rising, fnmr falling. */
export function operatingPoints({ genuine, impostor }: PairDistances): OperatingPoint[] {
  const own = [...genuine].sort((a, b) => a - b);
  const other = [...impostor].sort((a, b) => a - b);
  const points: OperatingPoint[] = [{ tau: Number.NEGATIVE_INFINITY, fmr: 0, fnmr: 1 }];
  let matched = 0;
  let falsely = 0;
  for (const tau of [...new Set([...own, ...other])].sort((a, b) => a - b)) {
    while ((own[matched] ?? Number.POSITIVE_INFINITY) <= tau) matched += 1;
    while ((other[falsely] ?? Number.POSITIVE_INFINITY) <= tau) falsely += 1;
    points.push({ tau, fmr: falsely / other.length, fnmr: 1 - matched / own.length });
  }
  return points;
}

/**
 * Area under the ROC curve: the chance that a genuine pair is nearer than an impostor pair, equals counted half
 * (Mann and Whitney's U over the number of pairs of pairs).
 */
export function auc({ genuine, impostor }: PairDistances): number {
  const other = [...impostor].sort((a, b) => a - b);
  let wins = 0;
  for (const d of genuine) {
    const above = other.length - countUpTo(other, d, true);
    const equal = countUpTo(other, d, true) - countUpTo(other, d, false);
    wins += above + equal / 2;
  }
  return wins / (genuine.length * other.length);
}

/** Equal error rate: where fmr and fnmr cross, on the straight line between the two operating points around it. */
export function equalErrorRate(pairs: PairDistances): { rate: number; tau: number } {
  const points = operatingPoints(pairs);
  const after = points.findIndex(({ fmr, fnmr }) => fmr >= fnmr);
  const high = points[after];
  const low = points[after - 1];
  if (!high || !low) return { rate: Number.NaN, tau: Number.NaN };
  // fmr - fnmr is negative at `low` and not at `high`; the crossing is where the line between them is zero.
  const gapLow = low.fnmr - low.fmr;
  const gapHigh = high.fmr - high.fnmr;
  const share = gapLow / (gapLow + gapHigh);
  const tau = Number.isFinite(low.tau) ? low.tau + share * (high.tau - low.tau) : high.tau;
  return { rate: low.fmr + share * (high.fmr - low.fmr), tau };
}

/**
 * True accept rate at the largest tau whose false match rate is at most `far`. Null when the impostor pairs are too
 * few to speak of such a rate: under 1 / far of them a single false match already exceeds it.
 */
export function tarAtFar(pairs: PairDistances, far: number): number | null {
  if (pairs.impostor.length * far < 1) return null;
  const allowed = operatingPoints(pairs).filter(({ fmr }) => fmr <= far);
  return 1 - (allowed.at(-1)?.fnmr ?? 1);
}

/** How many of the sorted numbers are under `limit`, or up to it. */
function countUpTo(sorted: readonly number[], limit: number, inclusive: boolean): number {
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
