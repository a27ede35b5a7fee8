import { LikenessError } from '../../errors.ts';
import { randomUniform } from '../../picture/random.ts';
import { operatingPoints, type PairDistances } from '../evaluate/metrics.ts';
import { pairDistances } from './tripletMining.ts';

/** What is trained on: items of one shape, each of a person. */
export interface TrainingSet {
  /** The person of each item, 0 .. people - 1. */
  people: readonly number[];
  /** [n, ...shape], row-major: pictures as RGB bytes or stored encodings. */
  values: Uint8Array | Float32Array;
  /** Shape of one item. */
  shape: readonly number[];
}

/** Rows of the training set; the people of the two sides are disjoint. */
export interface Split {
  train: number[];
  heldOut: number[];
  /** People left out because they have a single photo. */
  single: number;
}

/** People needed on each side: fewer make neither a triplet nor an impostor pair. */
const LEAST_PEOPLE = 2;

/** People with two photos that training needs in all. */
export const LEAST_USABLE = 2 * LEAST_PEOPLE;

/**
 * Puts `heldOut` people aside, drawn at random: nothing of them is seen in training. Look-alikes 2k and 2k + 1 may fall apart.
 *
 * @throws LikenessError `TooFewPhotos` with fewer than four people who have two photos
 */
export function splitPeople(people: readonly number[], heldOut: number, seed: number): Split {
  const rows = groupBy([...people.keys()], (row) => people[row] as number);
  const usable = [...rows.keys()].filter((person) => (rows.get(person)?.length ?? 0) >= 2);
  if (usable.length < LEAST_USABLE) {
    throw new LikenessError('TooFewPhotos', { count: usable.length });
  }
  const aside = Math.min(usable.length - LEAST_PEOPLE, Math.max(LEAST_PEOPLE, heldOut));
  const order = shuffled(usable, randomUniform(seed));
  const of = (chosen: number[]) =>
    chosen.flatMap((person) => rows.get(person) ?? []).toSorted((a, b) => a - b);
  return {
    train: of(order.slice(aside)),
    heldOut: of(order.slice(0, aside)),
    single: rows.size - usable.length,
  };
}

/** A batch of `people` people and `photos` of each (fewer where there are fewer). Look-alikes come together, as hard negatives. */
export function drawBatch(
  train: readonly number[],
  personOf: readonly number[],
  { people, photos }: { people: number; photos: number },
  random: () => number,
): number[] {
  const rows = groupBy(train, (row) => personOf[row] as number);
  const pairs = groupBy([...rows.keys()], (person) => Math.floor(person / 2));
  const chosen = shuffled([...pairs.values()], random)
    .flat()
    .slice(0, people);
  return chosen.flatMap((person) => shuffled(rows.get(person) ?? [], random).slice(0, photos));
}

/** d of every pair of rows, by whether it is one person's. */
export function distancesOf(
  encodings: Float32Array,
  dimension: number,
  people: readonly number[],
): { genuine: number[]; impostor: number[] } {
  const n = people.length;
  const distances = pairDistances(encodings, dimension);
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      (people[i] === people[j] ? genuine : impostor).push(distances[i * n + j] ?? 0);
    }
  }
  return { genuine, impostor };
}

/** The threshold with the fewest errors of both kinds, each counted as a share of its pairs. */
export function bestThreshold(pairs: PairDistances): number {
  const points = operatingPoints(pairs).filter(({ tau }) => Number.isFinite(tau));
  const best = points.reduce((a, b) => (b.fmr + b.fnmr < a.fmr + a.fnmr ? b : a));
  const next = points[points.indexOf(best) + 1];
  return next ? (best.tau + next.tau) / 2 : best.tau;
}

/** Shares of pairs in `bins` equal steps of d from 0 to `end`; what is further is counted in the last. */
export function histogram(distances: readonly number[], end: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const d of distances) {
    const bin = Math.min(bins - 1, Math.floor((d / end) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1 / distances.length;
  }
  return counts;
}

/** The items by key. Node 20 has no Map.groupBy. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
