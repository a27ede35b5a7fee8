import * as tf from '@tensorflow/tfjs-core';
import { times } from '../../networks/backend/fused.ts';
import type { Readout } from '../../networks/style/readout.ts';

/**
 * How costs are written.
 * - `relative`: divided by the size of the target, so a weight means the same on every network, layer and size.
 * - `document`: as the lecture's notes print them, J_style^[l] = 1 / (2 nH nW nC) * sum (G(S) - G(G))^2.
 * - `paper`: as Gatys et al. 2015 have them, 1 / (2 nH nW nC)^2.
 * The content cost of both of the latter is 1/2 ||a(C) - a(G)||^2.
 */
export type Formulas = 'relative' | 'document' | 'paper';

/**
 * What a network sees of a picture at one layer. Where the layer has a readout, costs compare r = M^T a + b in place of a; all they
 * need of r follows from sums over a, so r itself is never computed.
 */
export interface Seen {
  /** a, [1, nH, nW, nC] */
  features: tf.Tensor4D;
  readout?: Readout | undefined;
}

/** A cost, and its gradient with respect to `Seen.features`, already weighed. */
export interface Cost {
  /** Before its weight. */
  cost: tf.Scalar;
  gradient: tf.Tensor4D;
}

/** What multiplies a squared difference. */
export interface Factor {
  factor: number;
  /** The cost of showing the network nothing: what a cost is large or small beside. */
  size: number;
}

/** a(C) at one layer, and what multiplies ||a(G) - a(C)||^2. */
export interface ContentTarget extends Factor {
  features: tf.Tensor4D;
}

/**
 * Least mean square of a target's entries. What a network sees of its training pictures' mean grey is close to nothing (5e-6 an
 * entry, where black, white and photographs have 0.25 to 12), and a cost relative to nothing means nothing.
 */
const LEAST_ENTRY = 1e-3;

/** A squared norm that a cost may be relative to, of so many entries. */
export const relativeTo = (norm: number, entries: number): number => Math.max(norm, LEAST_ENTRY * entries);

/** Takes over the features. @param norm as `contentNorm` gives it */
export function contentTarget({ features, readout }: Seen, norm: number, formulas: Formulas): ContentTarget {
  const [, height, width, channels] = features.shape;
  const entries = height * width * (readout?.bias.size ?? channels);
  return { features, ...contentFactor(norm, entries, formulas) };
}

/** @param norm of the whole target, @param entries how many numbers it has */
export function contentFactor(norm: number, entries: number, formulas: Formulas): Factor {
  const least = relativeTo(norm, entries);
  const factor = formulas === 'relative' ? 1 / least : 0.5;
  return { factor, size: factor * least };
}

/** ||a||^2, or ||r||^2. @param where as `contentCost` takes it */
export function contentNorm({ features, readout }: Seen, where?: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const seen = readout ? tf.add(tf.matMul(flat(features), readout.matrix), readout.bias) : flat(features);
    const squares = tf.square(seen);
    return tf.sum(where ? tf.mul(squares, where) : squares);
  });
}

/**
 * J_content = factor ||a(G) - a(C)||^2 (notes, [9]).
 *
 * @param seen of the picture being made
 * @param weight what the gradient is multiplied with
 * @param where [positions, 1], what each position's part of the cost is multiplied with; by default every position counts alike
 */
export function contentCost(
  { features, readout }: Seen,
  target: Pick<ContentTarget, 'features' | 'factor'>,
  weight: number,
  where?: tf.Tensor2D,
): Cost {
  return tf.tidy(() => {
    const own = flat(tf.sub(features, target.features) as tf.Tensor4D);
    const difference = readout ? tf.matMul(own, readout.matrix) : own;
    const counted = where ? tf.mul(difference, where) : difference;
    const cost = times(tf.sum(tf.mul(difference, counted)) as tf.Scalar, target.factor);
    const slope = times(counted as tf.Tensor2D, 2 * target.factor * weight);
    return { cost, gradient: shaped(readout ? tf.matMul(slope, readout.transposed) : slope, features) };
  });
}

/** Features as [positions, nC]. */
export function flat(features: tf.Tensor4D): tf.Tensor2D {
  const [, height, width, channels] = features.shape;
  return tf.reshape(features, [height * width, channels]);
}

/** Back from [positions, nC]. */
export function shaped(gradient: tf.Tensor, { shape }: tf.Tensor4D): tf.Tensor4D {
  return tf.reshape(gradient, shape);
}
