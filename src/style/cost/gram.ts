import * as tf from '@tensorflow/tfjs-core';
import { times } from '../../networks/backend/fused.ts';
import type { Readout } from '../../networks/style/readout.ts';
import { type Cost, type Factor, type Formulas, flat, relativeTo, type Seen, shaped } from './costs.ts';

/** S's style matrix at one layer, and what multiplies ||G^(G) - G^(S)||^2. */
export interface StyleTarget extends Factor {
  matrix: tf.Tensor2D;
}

/** Root of each position's share: [positions, 1], or one number where every position counts alike. */
export type Roots = tf.Tensor2D | number;

/**
 * dJ/dG of one layer as it multiplies what is seen at each position, [nC, nC]; of a readout, what is added to it everywhere besides,
 * [1, nC]. J's gradient needs no more of the whole picture.
 */
export type StylePull = tf.Tensor2D[];

/**
 * G_kk' = sum over i, j of a_ijk a_ijk' (notes, [10]), divided by the number of positions.
 *
 * @param shares [positions, 1], as `positionShares` gives them; by default every position counts alike.
 * @returns [nC, nC], or as large as the readout
 */
export function styleMatrix(seen: Seen, shares?: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => matrixOf(styleSums(seen, shares ?? alike(seen.features)), seen.readout));
}

/**
 * Sums over positions that the style matrix follows from: of several parts of a picture they add up.
 *
 * @returns x^T x with x = roots a, [nC, nC]; of a readout, roots^T x below it, [nC + 1, nC]
 */
export function styleSums({ features, readout }: Seen, roots: Roots): tf.Tensor2D {
  return tf.tidy(() => sumsOf(scaled(features, roots), roots, readout));
}

/** ||G||^2 */
export function styleNorm(matrix: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.sum(tf.square(matrix)));
}

/**
 * Takes over the matrix.
 *
 * @param norm as `styleNorm` gives it
 * @param positions nH nW of the layer on the picture being made: the printed formulas sum over them
 */
export function styleTarget(
  matrix: tf.Tensor2D,
  norm: number,
  positions: number,
  formulas: Formulas,
): StyleTarget {
  const least = relativeTo(norm, matrix.size);
  const divisor = 2 * positions * matrix.shape[0];
  const factor = {
    relative: 1 / least,
    document: positions ** 2 / divisor,
    paper: (positions / divisor) ** 2,
  }[formulas];
  return { matrix, factor, size: factor * least };
}

/**
 * J_style^[l] = factor ||G^(G) - G^(S)||^2. With x the scaled features and D = dJ/dG = 2 factor (G^(G) - G^(S)), which is
 * symmetric, dJ/dx = 2 x D; of a readout, 2 (x M + b) D M^T.
 *
 * @param seen of the picture being made
 * @param weight what the gradient is multiplied with
 * @param shares as `styleMatrix` takes them
 */
export function styleCost(seen: Seen, target: StyleTarget, weight: number, shares?: tf.Tensor2D): Cost {
  return tf.tidy(() => {
    const { features, readout } = seen;
    const roots = shares ?? alike(features);
    const x = scaled(features, roots);
    const { cost, pull } = pullTowards(sumsOf(x, roots, readout), target, weight, readout);
    return { cost, gradient: shaped(pulled(x, pull, roots), features) };
  });
}

/** What `styleCost` does once the sums of the whole picture are known. */
export function pullTowards(
  sums: tf.Tensor2D,
  { matrix, factor }: StyleTarget,
  weight: number,
  readout?: Readout,
): { cost: tf.Scalar; pull: StylePull } {
  return tf.tidy(() => {
    const difference = tf.sub(matrixOf(sums, readout), matrix) as tf.Tensor2D;
    const cost = times(tf.sum(tf.square(difference)) as tf.Scalar, factor);
    const slope = times(difference, 4 * factor * weight);
    if (!readout) return { cost, pull: [slope] };
    const back = tf.matMul(slope, readout.transposed);
    const bias = tf.reshape(readout.bias, [1, -1]) as tf.Tensor2D;
    return { cost, pull: [tf.matMul(readout.matrix, back), tf.matMul(bias, back)] };
  });
}

/** The gradient with respect to the features of a picture, or of a part of it, that the whole one's sums ask for. */
export function styleGradient(features: tf.Tensor4D, pull: StylePull, roots: Roots): tf.Tensor4D {
  return tf.tidy(() => shaped(pulled(scaled(features, roots), pull, roots), features));
}

/** roots (x W + roots c): each position's root share stands in x once more. */
function pulled(x: tf.Tensor2D, pull: StylePull, roots: Roots): tf.Tensor {
  const [within, constant] = pull as [tf.Tensor2D, tf.Tensor2D | undefined];
  if (typeof roots === 'number') {
    const own = tf.matMul(x, times(within, roots));
    return constant ? tf.add(own, times(constant, roots ** 2)) : own;
  }
  const own = tf.matMul(x, within);
  return tf.mul(constant ? tf.add(own, tf.mul(constant, roots)) : own, roots);
}

function alike(features: tf.Tensor4D): number {
  const [, height, width] = features.shape;
  return 1 / Math.sqrt(height * width);
}

/** Features as [positions, nC], scaled *before* any product is summed: a half-precision GPU overflows at 65504. */
function scaled(features: tf.Tensor4D, roots: Roots): tf.Tensor2D {
  const x = flat(features);
  return typeof roots === 'number' ? times(x, roots) : (tf.mul(x, roots) as tf.Tensor2D);
}

/** On WASM a transpose and a plain product take a third of the time of a product with a transposed factor. */
function sumsOf(x: tf.Tensor2D, roots: Roots, readout?: Readout): tf.Tensor2D {
  const turned = tf.transpose(x) as tf.Tensor2D;
  if (!readout) return tf.matMul(turned, x);
  const [positions] = x.shape;
  const line =
    typeof roots === 'number'
      ? tf.fill<tf.Rank.R2>([1, positions], roots)
      : tf.reshape<tf.Rank.R2>(roots, [1, positions]);
  return tf.matMul(tf.concat([turned, line], 0), x);
}

/** G, or of r = x M + b: with the mean m = roots^T x M, G = M^T (x^T x) M + m^T b + b^T m + b^T b. */
export function matrixOf(sums: tf.Tensor2D, readout?: Readout): tf.Tensor2D {
  if (!readout) return sums;
  const channels = sums.shape[1];
  const read = tf.matMul(sums, readout.matrix);
  const [products, mean] = tf.split(read, [channels, 1], 0) as [tf.Tensor2D, tf.Tensor2D];
  const bias = tf.reshape(readout.bias, [1, -1]) as tf.Tensor2D;
  const cross = tf.matMul(tf.transpose(tf.add(mean, times(bias, 0.5))) as tf.Tensor2D, bias);
  const own = tf.matMul(readout.transposed, products);
  return tf.addN([own, cross, tf.transpose(cross)]) as tf.Tensor2D;
}
