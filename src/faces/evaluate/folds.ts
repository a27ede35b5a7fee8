import { randomUniform } from '../../picture/random.ts';
import { shuffled } from '../match/identification.ts';

/** A pair with the folds of its two pictures; a list with folds puts both in the same. */
export interface FoldedPair {
  distance: number;
  same: boolean;
  folds: readonly [number, number];
}

export interface FoldResult {
  /** From 1. */
  fold: number;
  /** Chosen on the other folds. */
  tau: number;
  /** Share of this fold's pairs judged rightly at that tau. */
  accuracy: number;
  tested: number;
}

export interface CrossValidation {
  folds: FoldResult[];
  mean: number;
  /** sigma / sqrt(folds), sigma the deviation between folds with n - 1 in the denominator. */
  standardError: number;
}

/**
 * Cross-validation as Labeled Faces in the Wild does it (Huang et al. 2007, section 5): for each fold tau is the one
 * that is right most often on the other folds, and is tested on the fold; the mean accuracy and its standard error are
 * reported. A pair whose pictures lie in two different folds neither chooses nor tests with either of them. Folds
 * without pairs, on either side, are left out.
 *
 * @returns null with fewer than two folds to test
 */
export function crossValidate(pairs: readonly FoldedPair[], foldCount: number): CrossValidation | null {
  const folds: FoldResult[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const test = pairs.filter(({ folds: [a, b] }) => a === fold && b === fold);
    const choose = pairs.filter(({ folds: [a, b] }) => a !== fold && b !== fold);
    if (test.length === 0 || choose.length === 0) continue;
    const tau = mostAccurateTau(choose);
    const right = test.filter(({ distance, same }) => distance <= tau === same).length;
    folds.push({ fold: fold + 1, tau, accuracy: right / test.length, tested: test.length });
  }
  if (folds.length < 2) return null;
  const mean = folds.reduce((sum, { accuracy }) => sum + accuracy, 0) / folds.length;
  const variance = folds.reduce((sum, { accuracy }) => sum + (accuracy - mean) ** 2, 0) / (folds.length - 1);
  return { folds, mean, standardError: Math.sqrt(variance / folds.length) };
}

/**
 * The tau at which most pairs are judged rightly: in the middle between the distance it lies on and the next one; of
 * equally good ones the smallest.
 */
export function mostAccurateTau(pairs: readonly { distance: number; same: boolean }[]): number {
  const sorted = pairs.toSorted((a, b) => a.distance - b.distance);
  // Below every distance nothing matches: all impostor pairs are right.
  let right = sorted.filter(({ same }) => !same).length;
  let best = { right, tau: (sorted[0]?.distance ?? 0) / 2 };
  sorted.forEach(({ distance, same }, at) => {
    right += same ? 1 : -1;
    const next = sorted[at + 1]?.distance;
    // Equal distances match together.
    if (next === distance) return;
    if (right > best.right) best = { right, tau: next === undefined ? distance : (distance + next) / 2 };
  });
  return best.tau;
}

/** Deals people into folds at random, as evenly as can be: so that nobody both chooses tau and is tested with it. */
export function foldsOfPeople(people: number, foldCount: number, seed = 1): Uint8Array {
  const folds = new Uint8Array(people);
  shuffled(people, randomUniform(seed)).forEach((person, at) => {
    folds[person] = at % foldCount;
  });
  return folds;
}
