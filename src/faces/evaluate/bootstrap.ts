import { randomUniform } from '../../picture/random.ts';
import type { Comparisons, Pace } from './comparisons.ts';
import { accumulate, TAU_COUNT, tauIndexAbove } from './tauGrid.ts';

/** Between these the true value lies in 95 of 100 such evaluations. */
export interface Interval {
  low: number;
  high: number;
}

/** Intervals of both rates at each threshold of the grid: [TAU_COUNT] each. */
export interface Bands {
  fmrLow: Float64Array;
  fmrHigh: Float64Array;
  fnmrLow: Float64Array;
  fnmrHigh: Float64Array;
}

export interface Bootstrapped {
  bands: Bands;
  eer: Interval;
  auc: Interval;
  /** One for each rate asked for. */
  tar: Interval[];
}

/** Fewer people than this say nothing about people in general, however often they are drawn. */
export const FEWEST_PEOPLE = 10;

export const REPLICATES = 200;

/**
 * Percentile bootstrap over identities: as many people are drawn with replacement as there are, and a person drawn m
 * times counts m times. Pairs of the same people are not independent, so people are drawn and not pairs (Bolle, Ratha
 * and Pankanti 2004, the subsets bootstrap). A genuine pair weighs m, an impostor pair the product of its people's m.
 * Figures of a replicate are read off the grid of thresholds.
 *
 * @param people the person of each picture, 0 to `count` - 1
 * @param fars false match rates at which the true accept rate is wanted
 */
export async function bootstrap(
  comparisons: Comparisons,
  { people, count }: { people: Uint16Array; count: number },
  fars: readonly number[],
  { replicates = REPLICATES, seed = 1 }: { replicates?: number; seed?: number },
  pace: Pace,
): Promise<Bootstrapped> {
  const { left, right, distance, same } = comparisons;
  const pairs = same.length;
  const uniform = randomUniform(seed);
  // One number a pair: its place in the histogram, impostors in the first half, genuine pairs in the second.
  const half = TAU_COUNT + 1;
  const bins = new Uint16Array(pairs);
  for (let at = 0; at < pairs; at++) {
    bins[at] = tauIndexAbove(distance[at] as number) + (same[at] ? half : 0);
  }
  const fmrs: Float64Array[] = [];
  const fnmrs: Float64Array[] = [];
  const times = new Float64Array(count);
  const weights = new Float64Array(people.length);
  for (let replicate = 0; replicate < replicates; replicate++) {
    times.fill(0);
    for (let drawn = 0; drawn < count; drawn++) {
      const person = Math.floor(uniform() * count);
      times[person] = (times[person] ?? 0) + 1;
    }
    people.forEach((person, i) => {
      weights[i] = times[person] ?? 0;
    });
    const histogram = new Float64Array(2 * half);
    for (let at = 0; at < pairs; at++) {
      const weight = weights[left[at] as number] as number;
      if (weight === 0) continue;
      const bin = bins[at] as number;
      (histogram[bin] as number) += bin >= half ? weight : weight * (weights[right[at] as number] as number);
    }
    const fmr = rates(histogram.subarray(0, half));
    const matched = rates(histogram.subarray(half));
    // A draw without any pair of one kind has no rates.
    if (fmr && matched) {
      fmrs.push(fmr);
      fnmrs.push(matched.map((rate) => 1 - rate));
    }
    await pace((replicate + 1) / replicates);
  }
  const [fmr, fnmr] = [bandOf(fmrs), bandOf(fnmrs)];
  const figure = (of: (fmr: Float64Array, fnmr: Float64Array) => number) =>
    interval(fmrs.map((fmr, r) => of(fmr, fnmrs[r] as Float64Array)));
  return {
    bands: { fmrLow: fmr.low, fmrHigh: fmr.high, fnmrLow: fnmr.low, fnmrHigh: fnmr.high },
    eer: figure(gridEqualError),
    auc: figure(gridAuc),
    tar: fars.map((far) => figure((fmr, fnmr) => gridTar(fmr, fnmr, far))),
  };
}

/** The interval of a mean of people's results when people are drawn anew: a share of right answers, for one. */
export function bootstrapShare(
  results: readonly { right: number; of: number }[],
  { replicates = REPLICATES, seed = 1 }: { replicates?: number; seed?: number } = {},
): Interval {
  const uniform = randomUniform(seed);
  return interval(
    Array.from({ length: replicates }, () => {
      let [right, of] = [0, 0];
      for (let drawn = 0; drawn < results.length; drawn++) {
        const person = results[Math.floor(uniform() * results.length)];
        right += person?.right ?? 0;
        of += person?.of ?? 0;
      }
      return right / of;
    }),
  );
}

/** The 2.5th and the 97.5th percentile, on the line between neighbours. */
export function interval(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

/** Where the rates cross on the grid, on the line between two thresholds. */
export function gridEqualError(fmr: Float64Array, fnmr: Float64Array): number {
  const k = fmr.findIndex((rate, i) => rate >= (fnmr[i] ?? 0));
  if (k < 0) return Number.NaN;
  const [f1 = 0, n1 = 0] = [fmr[k], fnmr[k]];
  const [f0, n0] = k === 0 ? [0, 1] : [fmr[k - 1] ?? 0, fnmr[k - 1] ?? 1];
  const share = (n0 - f0) / (n0 - f0 + f1 - n1);
  return f0 + share * (f1 - f0);
}

/** Area under the ROC curve through the grid's points, by trapezoids. */
export function gridAuc(fmr: Float64Array, fnmr: Float64Array): number {
  let area = 0;
  let [f0, t0] = [0, 0];
  for (let k = 0; k <= fmr.length; k++) {
    // After the last threshold everything matches.
    const [f1, t1] = k < fmr.length ? [fmr[k] ?? 0, 1 - (fnmr[k] ?? 0)] : [1, 1];
    area += ((f1 - f0) * (t0 + t1)) / 2;
    [f0, t0] = [f1, t1];
  }
  return area;
}

/** True accept rate at the grid's largest threshold with fmr <= far. */
export function gridTar(fmr: Float64Array, fnmr: Float64Array, far: number): number {
  const over = fmr.findIndex((rate) => rate > far);
  const k = over < 0 ? fmr.length - 1 : over - 1;
  return k < 0 ? 0 : 1 - (fnmr[k] ?? 1);
}

/** Shares at most each threshold, or null when nothing was counted. */
function rates(histogram: Float64Array): Float64Array | null {
  const total = histogram.reduce((sum, each) => sum + each, 0);
  return total === 0 ? null : accumulate(histogram).map((sum) => sum / total);
}

/** The interval at each threshold. */
function bandOf(curves: readonly Float64Array[]): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(TAU_COUNT);
  const high = new Float64Array(TAU_COUNT);
  for (let k = 0; k < TAU_COUNT; k++) {
    const at = interval(curves.map((curve) => curve[k] ?? 0));
    low[k] = at.low;
    high[k] = at.high;
  }
  return { low, high };
}

function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (at - Math.floor(at)) * (above - below);
}
