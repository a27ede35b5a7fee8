import { randomUniform } from '../../picture/random.ts';
import { type EncodedPictures, type Pace, rowDistance } from '../evaluate/comparisons.ts';
import { countsByTau } from '../evaluate/tauGrid.ts';

/** How a search of a gallery of K people, one picture each, went at every threshold. */
export interface GallerySize {
  /** K. */
  people: number;
  /** Searches for people who are not in the gallery, and for people who are, over all random galleries. */
  strangers: number;
  enrolled: number;
  /** False positive identification rate: strangers whose nearest template has d <= tau. [TAU_COUNT] */
  fpir: Float64Array;
  /**
   * False negative identification rate: enrolled people who are not found, because their own d > tau or because
   * somebody else is nearer. [TAU_COUNT]
   */
  fnir: Float64Array;
}

/** Distances looked up over all galleries, at most: it bounds the time. */
const MOST_LOOKUPS = 4_000_000;

/** Searches in one random gallery, at most. */
const MOST_PROBES = 200;

/**
 * One-shot identification: each person's first picture is enrolled, every other picture of theirs is asked for.
 * @returns for each person with more pictures than one, how many of the others found them
 */
export async function rankOne(
  pictures: EncodedPictures,
  pace: Pace,
): Promise<{ person: number; right: number; of: number }[]> {
  const first = new Map<number, number>();
  const results = new Map<number, { person: number; right: number; of: number }>();
  const probes: number[] = [];
  pictures.people.forEach((person, row) => {
    if (first.has(person)) probes.push(row);
    else first.set(person, row);
  });
  const gallery = [...first];
  for (const [done, probe] of probes.entries()) {
    const person = pictures.people[probe] ?? 0;
    let [best, nearest] = [-1, Number.POSITIVE_INFINITY];
    for (const [other, row] of gallery) {
      const d = rowDistance(pictures, probe, row);
      if (d < nearest) [best, nearest] = [other, d];
    }
    const result = results.get(person) ?? { person, right: 0, of: 0 };
    result.right += best === person ? 1 : 0;
    result.of += 1;
    results.set(person, result);
    await pace((done + 1) / probes.length);
  }
  return [...results.values()];
}

/**
 * FPIR and FNIR measured on random sub-galleries (definitions: ISO/IEC 19795-1). In each trial a quarter of the people,
 * but at least one, are strangers; of the others the first K in random order are the gallery, with one picture each at
 * random, for K = 1, 2, 5, 10, 20, ... Their other pictures and the strangers' pictures are searched for.
 *
 * @returns one entry for each K; none with fewer than three people
 */
export async function gallerySizes(
  pictures: EncodedPictures,
  people: number,
  { seed = 1 }: { seed?: number },
  pace: Pace,
): Promise<GallerySize[]> {
  if (people < 3) return [];
  const strangers = Math.max(1, Math.round(people / 4));
  const sizes = sizesUpTo(people - strangers);
  const largest = sizes.at(-1) ?? 0;
  const uniform = randomUniform(seed);
  const rowsOf: number[][] = Array.from({ length: people }, () => []);
  pictures.people.forEach((person, row) => {
    rowsOf[person]?.push(row);
  });
  // Nearest distance of each search; a person not found, whoever is nearest, is at infinity.
  const alarms: number[][] = sizes.map(() => []);
  const hits: number[][] = sizes.map(() => []);
  const trials = trialsFor(largest, Math.min(MOST_PROBES, pictures.people.length));
  for (let trial = 0; trial < trials; trial++) {
    const order = shuffled(people, uniform);
    const gallery = order.slice(0, largest).map((person) => pick(rowsOf[person] ?? [], uniform));
    const place = new Map(order.map((person, at) => [person, at]));
    const enrolled = new Set(gallery);
    const others = order.slice(people - strangers).flatMap((person) => rowsOf[person] ?? []);
    const own = order
      .slice(0, largest)
      .flatMap((person) => (rowsOf[person] ?? []).filter((row) => !enrolled.has(row)));
    for (const probe of sample(others, MOST_PROBES / 2, uniform)) {
      searchGrowing(pictures, probe, gallery, sizes, (size, nearest) => alarms[size]?.push(nearest));
    }
    for (const probe of sample(own, MOST_PROBES / 2, uniform)) {
      const at = place.get(pictures.people[probe] ?? 0) ?? 0;
      searchGrowing(pictures, probe, gallery, sizes, (size, nearest, who) => {
        // A gallery that does not hold the person yet has no mated search for them.
        if (at < (sizes[size] ?? 0)) hits[size]?.push(who === at ? nearest : Number.POSITIVE_INFINITY);
      });
    }
    await pace((trial + 1) / trials);
  }
  return sizes.map((size, i) => {
    const [alarm = [], hit = []] = [alarms[i], hits[i]];
    return {
      people: size,
      strangers: alarm.length,
      enrolled: hit.length,
      fpir: countsByTau(alarm).map((count) => count / alarm.length),
      fnir: countsByTau(hit).map((count) => 1 - count / hit.length),
    };
  });
}

/** 1, 2, 5, 10, 20, 50, ... below `most`, and `most` itself; at most 1,000. */
export function sizesUpTo(most: number): number[] {
  const last = Math.min(most, 1000);
  const sizes: number[] = [];
  for (let decade = 1; decade < last; decade *= 10) {
    for (const times of [1, 2, 5]) if (decade * times < last) sizes.push(decade * times);
  }
  return [...sizes, last];
}

/** Walks through a gallery once and tells the nearest, and its place, each time the gallery has reached a size. */
function searchGrowing(
  pictures: EncodedPictures,
  probe: number,
  gallery: readonly number[],
  sizes: readonly number[],
  tell: (size: number, nearest: number, who: number) => void,
): void {
  let [nearest, who, next] = [Number.POSITIVE_INFINITY, -1, 0];
  for (let at = 0; at < gallery.length; at++) {
    const d = rowDistance(pictures, probe, gallery[at] ?? 0);
    if (d < nearest) [nearest, who] = [d, at];
    if (at + 1 === sizes[next]) tell(next++, nearest, who);
  }
}

function trialsFor(gallery: number, probes: number): number {
  return Math.max(5, Math.min(100, Math.floor(MOST_LOOKUPS / (gallery * probes))));
}

/** 0 to count - 1 in random order (Fisher and Yates). */
export function shuffled(count: number, uniform: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last--) {
    const at = Math.floor(uniform() * (last + 1));
    [order[last], order[at]] = [order[at] as number, order[last] as number];
  }
  return order;
}

function pick(rows: readonly number[], uniform: () => number): number {
  return rows[Math.floor(uniform() * rows.length)] ?? 0;
}

/** All of them, or `most` drawn without replacement. */
function sample(rows: readonly number[], most: number, uniform: () => number): number[] {
  if (rows.length <= most) return [...rows];
  return shuffled(rows.length, uniform)
    .slice(0, most)
    .map((at) => rows[at] as number);
}
