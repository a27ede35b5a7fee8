import { type Triplet, tripletLoss } from './tripletMining.ts';

/** How much a triplet teaches (section 4 of the source document; Schroff et al. 2015, "FaceNet", section 3.2). */
export type TripletKind = 'easy' | 'semi-hard' | 'hard';

/**
 * Easy: d(A, N) >= d(A, P) + alpha, so the loss is 0. Semi-hard: d(A, P) < d(A, N) < d(A, P) + alpha. Hard: d(A, N) <= d(A, P),
 * whatever alpha.
 */
export function kindOf(own: number, other: number, alpha: number): TripletKind {
  if (other <= own) return 'hard';
  return tripletLoss(own, other, alpha) > 0 ? 'semi-hard' : 'easy';
}

export interface SortedTriplets {
  kinds: Record<TripletKind, Triplet[]>;
  /** J = sum of L over all of them. */
  cost: number;
}

/**
 * Every triplet of a set, by kind: each ordered pair of two photos of a person, with each photo of anybody else.
 *
 * @param distances squared, [n, n]
 * @param people the person of each row
 */
export function sortTriplets(
  distances: Float32Array,
  people: readonly number[],
  alpha: number,
): SortedTriplets {
  const kinds: SortedTriplets['kinds'] = { easy: [], 'semi-hard': [], hard: [] };
  let cost = 0;
  const n = people.length;
  for (let anchor = 0; anchor < n; anchor++) {
    for (let positive = 0; positive < n; positive++) {
      if (positive === anchor || people[positive] !== people[anchor]) continue;
      const own = distances[anchor * n + positive] as number;
      for (let negative = 0; negative < n; negative++) {
        if (people[negative] === people[anchor]) continue;
        const other = distances[anchor * n + negative] as number;
        kinds[kindOf(own, other, alpha)].push({ anchor, positive, negative });
        cost += tripletLoss(own, other, alpha);
      }
    }
  }
  return { kinds, cost };
}
