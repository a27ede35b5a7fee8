/**
 * Thresholds on a grid: counts at every 0.001 of d up to 2 answer any threshold a person drags to, whatever the number of
 * pairs, and intervals are kept per threshold.
 */
export const TAU_STEP = 0.001;

/** The grid's last threshold is at TAU_STEPS * TAU_STEP = 2; strangers' distances hardly reach it. */
export const TAU_STEPS = 2000;

/** Length of a list with one entry for each threshold 0, 0.001, ..., 2. */
export const TAU_COUNT = TAU_STEPS + 1;

/** The first k with d <= k * 0.001; TAU_COUNT for what lies beyond the grid. */
export function tauIndexAbove(distance: number): number {
  let k = Math.ceil(distance / TAU_STEP);
  // The division may round across a grid point in either direction.
  if (k > 0 && distance <= tauAt(k - 1)) k -= 1;
  if (distance > tauAt(k)) k += 1;
  return Math.max(0, Math.min(k, TAU_COUNT));
}

/** The grid threshold nearest to tau. */
export function tauIndex(tau: number): number {
  return Math.max(0, Math.min(TAU_STEPS, Math.round(tau / TAU_STEP)));
}

/** Threshold number k. 0.36 is exactly 0.36, which k * 0.001 is not always. */
export function tauAt(k: number): number {
  return k / (1 / TAU_STEP);
}

/** How many distances are at most each threshold of the grid: [TAU_COUNT], rising. */
export function countsByTau(distances: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(TAU_COUNT + 1);
  for (let i = 0; i < distances.length; i++) {
    const k = tauIndexAbove(distances[i] ?? Infinity);
    counts[k] = (counts[k] ?? 0) + 1;
  }
  return accumulate(counts);
}

/** Running sums of per-threshold counts [TAU_COUNT + 1], the last of which lies beyond the grid: [TAU_COUNT]. */
export function accumulate(counts: Float64Array): Float64Array {
  const sums = new Float64Array(TAU_COUNT);
  let sum = 0;
  for (let k = 0; k < TAU_COUNT; k++) {
    sum += counts[k] ?? 0;
    sums[k] = sum;
  }
  return sums;
}
