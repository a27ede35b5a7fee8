import { randomNormal } from '../../picture/random.ts';
import { summarise } from './means.ts';

/** Signs of projections kept of each encoding, 32 to a word. */
const WORDS = 4;
const BITS = 32 * WORDS;
/** Standard deviations by which the signs may differ more than expected: of pairs just at the cut 2 in 10,000 are overlooked. */
const SLACK = 3.5;
/** Lengths are told apart in so many steps. */
const LEVELS = 32;

/**
 * The faces within a distance of each face, nearly all of them, without comparing all numbers of all pairs.
 *
 * The angle between two vectors shows in how many of random hyperplanes have them on different sides (Charikar 2002, "simhash"):
 * each with probability angle / pi. By the law of cosines d = ||x||^2 + ||y||^2 - 2 ||x|| ||y|| cos(angle), so d <= cut bounds the
 * angle and with it the number of signs that differ. Pairs that differ in more are left unread; of all others d is computed.
 *
 * @param encodings all of one length
 * @param most neighbours of one face, at most: the nearest
 * @returns for each face the places of its neighbours, in no order; a pair may be in one of the two lists only
 */
export function neighboursWithin(encodings: readonly Float32Array[], cut: number, most: number): number[][] {
  const { centred, lengths } = centre(encodings);
  const signs = sketch(centred);
  const { level, limits } = signLimits(lengths, cut);
  const near = encodings.map(() => new Nearest(most, cut));
  const dimension = centred[0]?.length ?? 0;
  for (let i = 0; i < encodings.length; i++) {
    const a0 = signs[WORDS * i] as number;
    const a1 = signs[WORDS * i + 1] as number;
    const a2 = signs[WORDS * i + 2] as number;
    const a3 = signs[WORDS * i + 3] as number;
    const x = centred[i] as Float32Array;
    const row = (level[i] as number) * LEVELS;
    const own = near[i] as Nearest;
    for (let j = i + 1; j < encodings.length; j++) {
      const at = WORDS * j;
      const differ =
        ones(a0 ^ (signs[at] as number)) +
        ones(a1 ^ (signs[at + 1] as number)) +
        ones(a2 ^ (signs[at + 2] as number)) +
        ones(a3 ^ (signs[at + 3] as number));
      if (differ > (limits[row + (level[j] as number)] as number)) continue;
      const y = centred[j] as Float32Array;
      const other = near[j] as Nearest;
      const bound = Math.max(own.bound, other.bound);
      let d = 0;
      for (let k = 0; k < dimension && d <= bound; k++) {
        const difference = (x[k] as number) - (y[k] as number);
        d += difference * difference;
      }
      if (d <= own.bound) own.take(j, d);
      if (d <= other.bound) other.take(i, d);
    }
  }
  return near.map((each) => each.places());
}

/** The nearest of what it is given. */
class Nearest {
  readonly #most: number;
  #found: { place: number; d: number }[] = [];
  /** What is further is not wanted any more. */
  bound: number;

  constructor(most: number, bound: number) {
    this.#most = most;
    this.bound = bound;
  }

  take(place: number, d: number): void {
    this.#found.push({ place, d });
    if (this.#found.length >= 2 * this.#most) this.#prune();
  }

  places(): number[] {
    if (this.#found.length > this.#most) this.#prune();
    return this.#found.map(({ place }) => place);
  }

  #prune(): void {
    this.#found.sort((a, b) => a.d - b.d);
    this.#found.length = this.#most;
    this.bound = this.#found.at(-1)?.d ?? this.bound;
  }
}

/** Angles are taken around the middle of all faces: around zero all would lie in one direction. */
function centre(encodings: readonly Float32Array[]): { centred: Float32Array[]; lengths: Float64Array } {
  const { mean } = summarise(encodings) ?? { mean: new Float64Array(0) };
  const centred = encodings.map((encoding) => encoding.map((value, k) => value - (mean[k] as number)));
  const lengths = Float64Array.from(centred, (x) => Math.hypot(...x));
  return { centred, lengths };
}

/** [n, WORDS]: bit b says on which side of the b-th random plane through the middle a face lies. */
function sketch(centred: readonly Float32Array[]): Int32Array {
  const normal = randomNormal(7);
  const dimension = centred[0]?.length ?? 0;
  const planes = Float64Array.from({ length: BITS * dimension }, normal);
  const signs = new Int32Array(WORDS * centred.length);
  centred.forEach((x, i) => {
    for (let bit = 0; bit < BITS; bit++) {
      let side = 0;
      const from = bit * dimension;
      for (let k = 0; k < dimension; k++) side += (x[k] as number) * (planes[from + k] as number);
      if (side > 0)
        signs[WORDS * i + (bit >> 5)] = (signs[WORDS * i + (bit >> 5)] as number) | (1 << (bit & 31));
    }
  });
  return signs;
}

/** Signs in which a pair within the cut may differ, by the levels of their lengths. */
function signLimits(lengths: Float64Array, cut: number): { level: Uint8Array; limits: Uint8Array } {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const step = longest / LEVELS || 1;
  const level = Uint8Array.from(lengths, (length) => Math.min(LEVELS - 1, Math.floor(length / step)));
  const limits = new Uint8Array(LEVELS * LEVELS);
  for (let a = 0; a < LEVELS; a++) {
    for (let b = 0; b < LEVELS; b++) {
      let most = 0;
      for (const x of [0, 0.5, 1])
        for (const y of [0, 0.5, 1]) most = Math.max(most, signLimit((a + x) * step, (b + y) * step, cut));
      limits[a * LEVELS + b] = most;
    }
  }
  return { level, limits };
}

function signLimit(x: number, y: number, cut: number): number {
  const cosine = x * y > 0 ? (x * x + y * y - cut) / (2 * x * y) : -1;
  if (cosine >= 1) return 0;
  const share = Math.acos(Math.max(-1, cosine)) / Math.PI;
  return Math.min(BITS, Math.ceil(BITS * share + SLACK * Math.sqrt(BITS * share * (1 - share)) + 1));
}

/** Set bits of a word (Hacker's Delight, 5-1). */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
