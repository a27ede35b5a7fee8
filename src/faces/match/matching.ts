import { LikenessError } from '../../errors.ts';
import { applyHead, type Head } from '../train/head.ts';
import type { Candidate, Identification } from '../types.ts';
import { mismatch } from './distance.ts';
import { standing } from './thresholds.ts';

/** A gallery as plain data: one row a template. */
export interface PackedGallery {
  /** [count, dimension], row-major. */
  rows: Float32Array;
  dimension: number;
  templateIds: string[];
  /** The person each row belongs to. */
  personIds: string[];
  /** A trained head through which rows and probes are compared; none when left out. */
  head?: Head;
}

export interface DecisionRule {
  /** Same person when d <= tau; d is the squared distance. */
  tau: number;
  /**
   * Ambiguous when the runner-up, another person, is at most this much further than the best, on d; unsure when the best is at
   * most this far from tau.
   */
  margin: number;
}

/** Eight partial sums at a time; after each block a row that is already too far is left. */
const BLOCK = 32;

/** Templates in one packed matrix, searched exactly. Distances are squared and summed in double precision. */
export class Gallery {
  readonly dimension: number;
  readonly #rows: Float32Array;
  readonly #templateIds: string[];
  readonly #people: string[];
  /** For each row, the index of its person in `#people`. */
  readonly #owner: Int32Array;
  readonly #head: Head | undefined;

  /** @throws LikenessError `GalleryDamaged` when the parts do not fit each other or hold numbers that are not finite */
  constructor({ rows, dimension, templateIds, personIds, head }: PackedGallery) {
    if (rows.length !== templateIds.length * dimension || personIds.length !== templateIds.length) {
      throw new LikenessError('GalleryDamaged:rows', {
        numbers: rows.length,
        photos: templateIds.length,
        each: dimension,
      });
    }
    if (!rows.every(Number.isFinite)) {
      throw new LikenessError('GalleryDamaged');
    }
    this.dimension = dimension;
    this.#head = head;
    this.#rows = head ? throughHead(head, rows, dimension) : rows;
    this.#templateIds = templateIds;
    this.#people = [...new Set(personIds)];
    const index = new Map(this.#people.map((id, i) => [id, i]));
    this.#owner = Int32Array.from(personIds, (id) => index.get(id) ?? -1);
  }

  get templates(): number {
    return this.#templateIds.length;
  }

  get people(): number {
    return this.#people.length;
  }

  /**
   * The `nearest` people nearest to a probe, nearest first; a person's distance is that of their nearest template.
   * Of equal distances the row that came first wins.
   * @throws LikenessError `EncodingMismatch` when the probe has another length than the rows
   */
  nearestPeople(probe: Float32Array, nearest: number): Candidate[] {
    if (this.templates === 0 || nearest < 1) return [];
    if (probe.length !== this.dimension) throw mismatch(probe.length, this.dimension);
    const compared = this.#head ? applyHead(this.#head, probe) : probe;
    const best: { person: number; row: number; distance: number }[] = [];
    let bound = Number.POSITIVE_INFINITY;
    for (let row = 0; row < this.#owner.length; row++) {
      const distance = this.#distanceWithin(compared, row, bound);
      if (distance >= bound) continue;
      const person = this.#owner[row] ?? -1;
      const own = best.findIndex((each) => each.person === person);
      if (own >= 0) {
        if (distance >= (best[own]?.distance ?? 0)) continue;
        best.splice(own, 1);
      }
      const at = best.findIndex((each) => distance < each.distance);
      best.splice(at < 0 ? best.length : at, 0, { person, row, distance });
      if (best.length > nearest) best.pop();
      if (best.length === nearest) bound = best[nearest - 1]?.distance ?? bound;
    }
    return best.map(({ person, row, distance }) => ({
      personId: this.#people[person] ?? '',
      templateId: this.#templateIds[row] ?? '',
      distance,
    }));
  }

  /**
   * One to K with a true unknown (section 1 of the source document): the nearest person when d <= tau, otherwise
   * unknown; ambiguous when another person is at most `margin` further than the nearest, unsure when d is within
   * `margin` of tau.
   */
  identify(probe: Float32Array, rule: DecisionRule, nearest = 3): Identification {
    const candidates = this.nearestPeople(probe, Math.max(2, nearest));
    return { ...decide(candidates, rule), candidates: candidates.slice(0, nearest) };
  }

  /** d(probe, row), or any number >= bound once it is clear that it is not under it. */
  #distanceWithin(probe: Float32Array, row: number, bound: number): number {
    const rows = this.#rows;
    const { dimension } = this;
    const start = row * dimension;
    let sum = 0;
    let k = 0;
    // Four independent sums let the processor overlap them; checked once a block, because a branch costs too.
    while (k + BLOCK <= dimension) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (const end = k + BLOCK; k < end; k += 4) {
        const at = start + k;
        const d0 = (rows[at] as number) - (probe[k] as number);
        const d1 = (rows[at + 1] as number) - (probe[k + 1] as number);
        const d2 = (rows[at + 2] as number) - (probe[k + 2] as number);
        const d3 = (rows[at + 3] as number) - (probe[k + 3] as number);
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      sum += s0 + s1 + (s2 + s3);
      if (sum >= bound) return sum;
    }
    for (; k < dimension; k++) {
      const difference = (rows[start + k] as number) - (probe[k] as number);
      sum += difference * difference;
    }
    return sum;
  }
}

function throughHead(head: Head, rows: Float32Array, dimension: number): Float32Array {
  const changed = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += dimension) {
    changed.set(applyHead(head, rows.subarray(start, start + dimension)), start);
  }
  return changed;
}

/** The verdict over people sorted by distance, and the margin between the first two. */
export function decide(
  candidates: readonly Candidate[],
  rule: DecisionRule,
): Pick<Identification, 'verdict' | 'margin'> {
  const [best, second] = candidates;
  const gap = best && second ? second.distance - best.distance : null;
  if (!best) return { verdict: 'unknown', margin: gap };
  if (best.distance <= rule.tau && gap !== null && gap <= rule.margin)
    return { verdict: 'ambiguous', margin: gap };
  const verdict = { same: 'known', unsure: 'unsure', different: 'unknown' } as const;
  return { verdict: verdict[standing(best.distance, rule)], margin: gap };
}

/**
 * The face of a set that is furthest from its nearest companion: among the others of the set and the templates
 * `own`. Null with nothing to compare to.
 */
export function strayFace(
  faces: readonly Float32Array[],
  own: readonly Float32Array[],
  distance: (x: Float32Array, y: Float32Array) => number,
): { index: number; distance: number } | null {
  let stray: { index: number; distance: number } | null = null;
  for (const [index, face] of faces.entries()) {
    const companions = [...faces.filter((_, other) => other !== index), ...own];
    if (companions.length === 0) continue;
    const nearest = Math.min(...companions.map((each) => distance(face, each)));
    if (!stray || nearest >= stray.distance) stray = { index, distance: nearest };
  }
  return stray;
}
