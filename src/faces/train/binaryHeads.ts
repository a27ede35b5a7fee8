import { Adam } from '../../style/optimise/optimisers.ts';
import { shuffled } from './trainingSet.ts';

/** Which numbers of a pair the sigmoid weighs. */
export type BinaryForm = 'difference' | 'chi-squared';

/**
 * Face verification as binary classification (section 5 of the source document):
 *   yhat = sigmoid(sum over k of w_k phi_k + b),
 *   phi_k = |f_i - f_j|_k, or the chi-squared form (f_i - f_j)_k^2 / (|f_i|_k + |f_j|_k + 1e-6).
 * The document divides by f_i + f_j; encodings are signed, so that sum comes near zero and the quotient means nothing: hence
 * absolute values, and a guard.
 */
export interface BinaryHead {
  form: BinaryForm;
  /** One weight a number of an encoding. */
  w: Float32Array;
  b: number;
}

const GUARD = 1e-6;

/** phi of a pair of encodings. */
export function pairFeatures(form: BinaryForm, x: Float32Array, y: Float32Array): Float32Array {
  return x.map((value, k) => {
    const other = y[k] ?? 0;
    const difference = value - other;
    if (form === 'difference') return Math.abs(difference);
    return (difference * difference) / (Math.abs(value) + Math.abs(other) + GUARD);
  });
}

/** yhat: how likely the two are the same person, 0..1, where both kinds of pairs are equally frequent. */
export function sameness({ form, w, b }: BinaryHead, x: Float32Array, y: Float32Array): number {
  return sigmoid(dot(w, pairFeatures(form, x, y)) + b);
}

/** How yhat comes about: phi and w_k phi_k of each number, and their sum with b, of which sigma is taken. */
export interface BinarySum {
  terms: { k: number; phi: number; weighed: number }[];
  /** The sum of w_k phi_k, and b. */
  z: number;
}

/** The terms of `sameness`, one by one. */
export function binarySum({ form, w, b }: BinaryHead, x: Float32Array, y: Float32Array): BinarySum {
  const terms = Array.from(pairFeatures(form, x, y), (phi, i) => ({
    k: i + 1,
    phi,
    weighed: (w[i] ?? 0) * phi,
  }));
  return { terms, z: terms.reduce((sum, { weighed }) => sum + weighed, b) };
}

/** Squeezes any number into 0..1. */
export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Pairs as rows of features, with 1 for the same person and 0 for different ones. */
export interface LabelledPairs {
  features: Float32Array[];
  same: number[];
}

/**
 * Mean cross-entropy -(y log yhat + (1 - y) log(1 - yhat)) with `decay` / 2 * ||w - w0||^2, and its gradient.
 *
 * @param parameters w, then b
 */
export function crossEntropy(
  parameters: Float32Array,
  { features, same }: LabelledPairs,
  decay: number,
  start: Float32Array,
): { cost: number; gradient: Float32Array } {
  const dimension = parameters.length - 1;
  const gradient = new Float32Array(parameters.length);
  let cost = 0;
  features.forEach((phi, pair) => {
    let z = parameters[dimension] ?? 0;
    for (let k = 0; k < dimension; k++) z += (parameters[k] ?? 0) * (phi[k] ?? 0);
    const y = same[pair] ?? 0;
    // log(1 + e^z) - y z, without overflow.
    cost += (Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)))) / features.length;
    const error = (sigmoid(z) - y) / features.length;
    for (let k = 0; k < dimension; k++) gradient[k] = (gradient[k] ?? 0) + error * (phi[k] ?? 0);
    gradient[dimension] = (gradient[dimension] ?? 0) + error;
  });
  for (let k = 0; k < dimension; k++) {
    const away = (parameters[k] ?? 0) - (start[k] ?? 0);
    cost += (decay / 2) * away * away;
    gradient[k] = (gradient[k] ?? 0) + decay * away;
  }
  return { cost, gradient };
}

/** As many genuine pairs of the rows as impostor pairs, drawn at random: all of the rarer kind, and at most `most` of each. */
export function balancedPairs(
  form: BinaryForm,
  encodings: readonly Float32Array[],
  people: readonly number[],
  random: () => number,
  most = 1500,
): LabelledPairs {
  const genuine: [number, number][] = [];
  const impostor: [number, number][] = [];
  for (let i = 0; i < people.length; i++) {
    for (let j = i + 1; j < people.length; j++) (people[i] === people[j] ? genuine : impostor).push([i, j]);
  }
  // Somebody with hundreds of photos among people with two makes more genuine pairs than there are impostor pairs.
  const count = Math.min(most, genuine.length, impostor.length);
  const own = shuffled(genuine, random).slice(0, count);
  const others = shuffled(impostor, random).slice(0, count);
  const chosen = [...own, ...others];
  return {
    features: chosen.map(([i, j]) =>
      pairFeatures(form, encodings[i] as Float32Array, encodings[j] as Float32Array),
    ),
    same: chosen.map((_, index) => (index < own.length ? 1 : 0)),
  };
}

/** Gradient descent (Adam) on w and b from stored encodings: no photo is encoded again. */
export class BinaryTraining {
  readonly #pairs: LabelledPairs;
  readonly #form: BinaryForm;
  readonly #parameters: Float32Array;
  readonly #start: Float32Array;
  readonly #adam: Adam;
  readonly #decay: number;

  /** Begins as the plain sum of phi, its threshold where the two kinds' means meet. */
  constructor(form: BinaryForm, pairs: LabelledPairs, options: { rate: number; decay: number }) {
    const dimension = pairs.features[0]?.length ?? 0;
    this.#form = form;
    this.#pairs = pairs;
    this.#decay = options.decay;
    const sums = pairs.features.map((phi) => phi.reduce((a, b) => a + b, 0));
    const mean = sums.reduce((a, b) => a + b, 0) / sums.length;
    const steepness = 4 / mean;
    this.#parameters = new Float32Array(dimension + 1).fill(-steepness);
    this.#parameters[dimension] = steepness * mean;
    this.#start = this.#parameters.slice();
    this.#adam = new Adam(dimension + 1, { rate: options.rate * steepness });
  }

  /** @returns the mean cross-entropy before the step */
  async step(): Promise<number> {
    const { cost } = await this.#adam.step(this.#parameters, async (x) =>
      crossEntropy(x, this.#pairs, this.#decay, this.#start),
    );
    return cost;
  }

  get head(): BinaryHead {
    const w = this.#parameters.slice(0, -1);
    return { form: this.#form, w, b: this.#parameters.at(-1) ?? 0 };
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
