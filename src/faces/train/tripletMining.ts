/**
 * Triplet loss (section 4 of the source document; Schroff et al. 2015, "FaceNet"):
 *   L(A, P, N) = max(||f(A) - f(P)||^2 - ||f(A) - f(N)||^2 + alpha, 0),   J = sum of L over the triplets.
 * All pairs of two photos of a person are anchor and positive; the negative is mined within the batch.
 */
export type Mining = 'random' | 'semi-hard' | 'hardest';

/** Rows of a batch. */
export interface Triplet {
  anchor: number;
  positive: number;
  negative: number;
}

/** d[i * n + j] = ||x_i - x_j||^2 of the rows of a batch [n, dimension]. */
export function pairDistances(encodings: Float32Array, dimension: number): Float32Array {
  const n = encodings.length / dimension;
  const distances = new Float32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < dimension; k++) {
        const difference = (encodings[i * dimension + k] ?? 0) - (encodings[j * dimension + k] ?? 0);
        sum += difference * difference;
      }
      distances[i * n + j] = sum;
      distances[j * n + i] = sum;
    }
  }
  return distances;
}

/**
 * One triplet for every ordered pair of two photos of one person, its negative chosen among the others of the batch:
 * - random: any;
 * - semi-hard: the nearest with d(A, P) < d(A, N) < d(A, P) + alpha; where there is none, the farthest (FaceNet's choice, as
 *   TensorFlow Addons has it);
 * - hardest: the nearest of all.
 *
 * @param distances squared, [n, n]
 * @param people the person of each row
 * @param random uniform in [0, 1)
 */
export function mineTriplets(
  distances: Float32Array,
  people: readonly number[],
  mining: Mining,
  alpha: number,
  random: () => number,
): Triplet[] {
  const n = people.length;
  const at = (i: number, j: number) => distances[i * n + j] ?? 0;
  const triplets: Triplet[] = [];
  for (let anchor = 0; anchor < n; anchor++) {
    const others = people.flatMap((person, row) => (person === people[anchor] ? [] : [row]));
    if (others.length === 0) continue;
    const nearestFirst =
      mining === 'random' ? others : others.toSorted((a, b) => at(anchor, a) - at(anchor, b));
    for (let positive = 0; positive < n; positive++) {
      if (positive === anchor || people[positive] !== people[anchor]) continue;
      const own = at(anchor, positive);
      let negative = nearestFirst[0] as number;
      if (mining === 'random') negative = others[Math.floor(random() * others.length)] as number;
      if (mining === 'semi-hard') {
        const found = nearestFirst.find((row) => at(anchor, row) > own);
        negative =
          found !== undefined && at(anchor, found) < own + alpha ? found : (nearestFirst.at(-1) as number);
      }
      triplets.push({ anchor, positive, negative });
    }
  }
  return triplets;
}

/** Less than this is left over by the arithmetic: .5 - .7 + .2 is not quite 0. */
const NOTHING = 1e-6;

/** L of one triplet by its two distances. */
export function tripletLoss(own: number, other: number, alpha: number): number {
  const loss = own - other + alpha;
  return loss > NOTHING ? loss : 0;
}
