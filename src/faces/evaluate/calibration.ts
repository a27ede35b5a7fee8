import { falseMatchInSearch } from '../match/thresholds.ts';
import type { Bands } from './bootstrap.ts';
import { TAU_STEPS, tauAt, tauIndex } from './tauGrid.ts';

/** The measured rates from which a threshold is derived: [TAU_COUNT] each, on the grid of thresholds. */
export interface RateCurves {
  fmr: Float64Array;
  fnmr: Float64Array;
  /** Null when there are too few people for intervals. */
  bands: Bands | null;
  /** Impostor pairs measured. */
  impostor: number;
}

/** "At most one false alarm in N strangers at my K people." */
export interface AlarmGoal {
  /** N. */
  strangers: number;
  /** Templates searched: at least one for each of the K people; each is one more chance of a false match. */
  templates: number;
}

export interface DerivedTau {
  tau: number;
  /** Where tau would fall in 95 of 100 evaluations with other people; null when there are too few people to say. */
  low: number | null;
  high: number | null;
  /** The false match rate that the goal allows one comparison. */
  allowed: number;
  /** What was measured at tau. */
  fmr: number;
  fnmr: number;
}

export type Derivation =
  | ({ supported: true } & DerivedTau)
  | {
      supported: false;
      /** Impostor pairs the goal needs at least. */
      needed: number;
      /** The largest N that the data supports at this gallery; 0 when not even one in two. */
      mostStrangers: number;
    };

/**
 * The false match rate e of one comparison at which one in N strangers raises a false alarm in a search of M templates:
 * 1 - (1 - e)^M = 1 / N, solved for e.
 */
export function allowedFmr({ strangers, templates }: AlarmGoal): number {
  return -Math.expm1(Math.log1p(-1 / strangers) / templates);
}

/**
 * The largest tau of the grid whose measured false match rate the goal allows. Its interval turns the bootstrap's bands
 * around: tau's lower end is where the rate's upper end still keeps the goal. Refused when fewer than 1 / e impostor
 * pairs were measured: a single false match among them would already exceed e.
 */
export function deriveTau({ fmr, fnmr, bands, impostor }: RateCurves, goal: AlarmGoal): Derivation {
  const allowed = allowedFmr(goal);
  const k = lastWithin(fmr, allowed);
  // A whole number of pairs may come back from the formula a hair under it.
  if (impostor * allowed < 1 - 1e-9 || k < 0) {
    const alarm = impostor > 0 ? falseMatchInSearch(1 / impostor, goal.templates) : 1;
    const most = Math.floor(1 / alarm + 1e-9);
    return {
      supported: false,
      needed: Math.ceil(1 / allowed),
      mostStrangers: most >= 2 && k >= 0 ? most : 0,
    };
  }
  return {
    supported: true,
    tau: tauAt(k),
    low: bands ? tauAt(Math.max(0, lastWithin(bands.fmrHigh, allowed))) : null,
    high: bands ? tauAt(Math.max(0, lastWithin(bands.fmrLow, allowed))) : null,
    allowed,
    fmr: fmr[k] ?? 0,
    fnmr: fnmr[k] ?? 1,
  };
}

/** One false alarm in how many strangers a threshold lets through at a gallery; infinite when none was measured. */
export function strangersPerAlarm({ fmr }: Pick<RateCurves, 'fmr'>, tau: number, templates: number): number {
  return 1 / falseMatchInSearch(fmr[tauIndex(tau)] ?? 0, templates);
}

/** The rule of three: no error in n independent trials means a rate of at most 3 / n, at 95 % (Hanley and Lippman-Hand 1983). */
export function ruleOfThree(n: number): number {
  return Math.min(1, 3 / n);
}

/** The last threshold of the grid whose rate is at most `most`; -1 when there is none. */
function lastWithin(rising: Float64Array, most: number): number {
  let [low, high] = [-1, TAU_STEPS];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rising[middle] ?? 1) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
