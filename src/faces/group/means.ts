/** Numbers looked at before asking whether a cluster is too far already. */
const BLOCK = 16;

/** What of a cluster its distances are made of. */
export interface Described {
  mean: Float64Array;
  /** Mean squared distance of the members from their mean. */
  spread: number;
  /** Members. */
  weight: number;
}

/**
 * The means of clusters, by slot. With squared Euclidean distances the average over all pairs of two clusters needs no pairs:
 *
 * mean of ||a - b||^2 = ||m_A - m_B||^2 + v_A + v_B
 *
 * where m is a cluster's mean and v the mean squared distance of its members from it (the parallel axis theorem, twice).
 */
export class Means {
  readonly dimension: number;
  /** [slots, dimension], row-major. */
  #means: Float64Array;
  #spread: Float64Array;
  #weight: Float64Array;

  constructor(dimension: number, slots = 64) {
    this.dimension = dimension;
    this.#means = new Float64Array(slots * dimension);
    this.#spread = new Float64Array(slots);
    this.#weight = new Float64Array(slots);
  }

  set(slot: number, { mean, spread, weight }: Described): void {
    if (slot >= this.#spread.length) this.#grow(2 * slot);
    this.#means.set(mean, slot * this.dimension);
    this.#spread[slot] = spread;
    this.#weight[slot] = weight;
  }

  /** Average d over the pairs of two clusters, or any number >= `bound` once it is clear that it is not under it. */
  between(a: number, b: number, bound = Number.POSITIVE_INFINITY): number {
    const { dimension } = this;
    const means = this.#means;
    const from = a * dimension;
    const to = b * dimension;
    let sum = (this.#spread[a] as number) + (this.#spread[b] as number);
    let k = 0;
    while (k + BLOCK <= dimension) {
      let s0 = 0;
      let s1 = 0;
      // Two independent sums let the processor overlap them; checked once a block, because a branch costs too.
      for (const end = k + BLOCK; k < end; k += 2) {
        const d0 = (means[from + k] as number) - (means[to + k] as number);
        const d1 = (means[from + k + 1] as number) - (means[to + k + 1] as number);
        s0 += d0 * d0;
        s1 += d1 * d1;
      }
      sum += s0 + s1;
      if (sum >= bound) return sum;
    }
    for (; k < dimension; k++) {
      const difference = (means[from + k] as number) - (means[to + k] as number);
      sum += difference * difference;
    }
    return sum;
  }

  /** The same between a cluster and what is described apart. */
  from({ mean, spread }: Described, slot: number, bound = Number.POSITIVE_INFINITY): number {
    const at = slot * this.dimension;
    let sum = spread + (this.#spread[slot] as number);
    for (let k = 0; k < this.dimension && sum < bound; k++) {
      const difference = (this.#means[at + k] as number) - (mean[k] as number);
      sum += difference * difference;
    }
    return sum;
  }

  /** `a` becomes both. */
  merge(a: number, b: number): void {
    const { dimension } = this;
    const [m, n] = [this.#weight[a] as number, this.#weight[b] as number];
    const total = m + n;
    let apart = 0;
    for (let k = 0; k < dimension; k++) {
      const x = this.#means[a * dimension + k] as number;
      const y = this.#means[b * dimension + k] as number;
      apart += (x - y) * (x - y);
      this.#means[a * dimension + k] = (m * x + n * y) / total;
    }
    const within = (m * (this.#spread[a] as number) + n * (this.#spread[b] as number)) / total;
    this.#spread[a] = within + (m * n * apart) / (total * total);
    this.#weight[a] = total;
  }

  #grow(slots: number): void {
    const grown = (array: Float64Array, length: number) => {
      const larger = new Float64Array(length);
      larger.set(array);
      return larger;
    };
    this.#means = grown(this.#means, slots * this.dimension);
    this.#spread = grown(this.#spread, slots);
    this.#weight = grown(this.#weight, slots);
  }
}

/** @param encodings all of one length; null when there is none */
export function summarise(encodings: readonly Float32Array[]): Described | null {
  const [first] = encodings;
  if (!first) return null;
  const mean = new Float64Array(first.length);
  for (const encoding of encodings) {
    for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] as number) + (encoding[k] as number);
  }
  for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] as number) / encodings.length;
  let spread = 0;
  for (const encoding of encodings) {
    for (let k = 0; k < mean.length; k++) spread += ((encoding[k] as number) - (mean[k] as number)) ** 2;
  }
  return { mean, spread: spread / encodings.length, weight: encodings.length };
}
