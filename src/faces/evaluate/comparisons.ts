import { LikenessError } from '../../errors.ts';
import { randomUniform } from '../../picture/random.ts';
import type { SortedDistances } from './metrics.ts';

/** The encodings of labelled pictures, one row a picture. */
export interface EncodedPictures {
  /** [count, dimension], row-major. */
  rows: Float32Array;
  dimension: number;
  /** The person of each row, numbered from 0 without gaps. */
  people: Uint16Array;
}

/** Pairs of pictures with their squared distances, all of the same length, ordered by `left`. */
export interface Comparisons {
  left: Uint16Array;
  right: Uint16Array;
  /** d = ||f(x) - f(y)||^2; in single precision from EXACT pairs on. */
  distance: Float32Array | Float64Array;
  /** 1: the same person. */
  same: Uint8Array;
  /** Impostor pairs there are; when more than were taken, those taken were drawn at random. */
  impostorInAll: number;
}

/** A pair that somebody listed: two rows and whether they show the same person. */
export interface ListedPair {
  left: number;
  right: number;
  same: boolean;
  /** The fold of the list it stands in, from 0; null when the list has none. */
  fold: number | null;
}

/** Called between pieces of work with what is done, 0..1; resolves when the work may go on. */
export type Pace = (share: number) => Promise<void>;

/** Up to this many pairs are kept in double precision. */
const EXACT = 2_000_000;

/** Pairs kept at most (10 bytes each); of more impostor pairs a random part is taken. 5,000 pictures have 12.5 million. */
export const MOST_PAIRS = 16_000_000;

/** Rows are numbered in 16 bits. */
const MOST_PICTURES = 65_535;

/** d between rows i and j. */
export function rowDistance({ rows, dimension }: EncodedPictures, i: number, j: number): number {
  const x = i * dimension;
  const y = j * dimension;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  // Four independent sums let the processor overlap them.
  for (; k + 4 <= dimension; k += 4) {
    const d0 = (rows[x + k] as number) - (rows[y + k] as number);
    const d1 = (rows[x + k + 1] as number) - (rows[y + k + 1] as number);
    const d2 = (rows[x + k + 2] as number) - (rows[y + k + 2] as number);
    const d3 = (rows[x + k + 3] as number) - (rows[y + k + 3] as number);
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  for (; k < dimension; k++) {
    const d = (rows[x + k] as number) - (rows[y + k] as number);
    s0 += d * d;
  }
  return s0 + s1 + (s2 + s3);
}

/**
 * Every picture with every later one. All genuine pairs are taken; of the impostor pairs as many as fit under `most`,
 * drawn evenly with the seed.
 * @throws LikenessError `TooManyPictures` past 65,535
 */
export async function compareAll(
  pictures: EncodedPictures,
  { most = MOST_PAIRS, seed = 1 }: { most?: number; seed?: number },
  pace: Pace,
): Promise<Comparisons> {
  const { people } = pictures;
  const count = people.length;
  if (count > MOST_PICTURES) {
    throw new LikenessError('TooManyPictures', { count, most: MOST_PICTURES });
  }
  const genuine = genuinePairs(people);
  const impostorInAll = (count * (count - 1)) / 2 - genuine;
  const share = Math.min(1, Math.max(0, most - genuine) / impostorInAll);
  const uniform = randomUniform(seed);
  // Drawing each pair by chance may exceed the expected number by a little.
  const expected = impostorInAll * share;
  const room = genuine + (share < 1 ? Math.ceil(expected + 6 * Math.sqrt(expected)) : impostorInAll);
  const pairs = allocate(room);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const person = people[i];
    for (let j = i + 1; j < count; j++) {
      const same = people[j] === person;
      if (!same && share < 1 && (uniform() >= share || at >= room)) continue;
      pairs.left[at] = i;
      pairs.right[at] = j;
      pairs.same[at] = same ? 1 : 0;
      pairs.distance[at] = rowDistance(pictures, i, j);
      at += 1;
    }
    await pace((i + 1) / count);
  }
  return {
    left: pairs.left.subarray(0, at),
    right: pairs.right.subarray(0, at),
    same: pairs.same.subarray(0, at),
    distance: pairs.distance.subarray(0, at),
    impostorInAll,
  };
}

/** The listed pairs only. */
export function compareListed(pictures: EncodedPictures, list: readonly ListedPair[]): Comparisons {
  const pairs = allocate(list.length);
  list.forEach(({ left, right, same }, at) => {
    pairs.left[at] = left;
    pairs.right[at] = right;
    pairs.same[at] = same ? 1 : 0;
    pairs.distance[at] = rowDistance(pictures, left, right);
  });
  return { ...pairs, impostorInAll: list.filter(({ same }) => !same).length };
}

/** The distances of both kinds in ascending order. */
export function splitSorted({ distance, same }: Comparisons): SortedDistances {
  let genuine = 0;
  for (const each of same) genuine += each;
  const exact = distance instanceof Float64Array;
  const make = (length: number) => (exact ? new Float64Array(length) : new Float32Array(length));
  const split = { genuine: make(genuine), impostor: make(same.length - genuine) };
  let [g, i] = [0, 0];
  for (let at = 0; at < same.length; at++) {
    if (same[at]) split.genuine[g++] = distance[at] as number;
    else split.impostor[i++] = distance[at] as number;
  }
  split.genuine.sort();
  split.impostor.sort();
  return split;
}

export interface WorstPair {
  left: number;
  right: number;
  distance: number;
}

/** The genuine pairs furthest apart and the impostor pairs nearest to each other, `most` of each, worst first. */
export function worstPairs(
  { left, right, distance, same }: Comparisons,
  most: number,
): { genuine: WorstPair[]; impostor: WorstPair[] } {
  const genuine: WorstPair[] = [];
  const impostor: WorstPair[] = [];
  for (let at = 0; at < same.length; at++) {
    const d = distance[at] as number;
    const list = same[at] ? genuine : impostor;
    const worse = (a: number, b: number) => (same[at] ? a > b : a < b);
    const last = list[most - 1];
    if (last && !worse(d, last.distance)) continue;
    const place = list.findIndex((each) => worse(d, each.distance));
    list.splice(place < 0 ? list.length : place, 0, {
      left: left[at] as number,
      right: right[at] as number,
      distance: d,
    });
    if (list.length > most) list.pop();
  }
  return { genuine, impostor };
}

/** Pairs of pictures of the same person. */
export function genuinePairs(people: Uint16Array): number {
  const pictures = new Map<number, number>();
  let pairs = 0;
  for (const person of people) {
    const before = pictures.get(person) ?? 0;
    pairs += before;
    pictures.set(person, before + 1);
  }
  return pairs;
}

function allocate(room: number): Omit<Comparisons, 'impostorInAll'> {
  return {
    left: new Uint16Array(room),
    right: new Uint16Array(room),
    same: new Uint8Array(room),
    distance: room <= EXACT ? new Float64Array(room) : new Float32Array(room),
  };
}
