import * as tf from '@tensorflow/tfjs-core';

/**
 * How costs are written.
 * - `relative`: divided by the size of the target, so a weight means the same on every network, layer and size.
 * - `document`: as the lecture's notes print them, J_style^[l] = 1 / (2 nH nW nC) * sum (G(S) - G(G))^2.
 * - `paper`: as Gatys et al. 2015 have them, 1 / (2 nH nW nC)^2.
 * The content cost of both of the latter is 1/2 ||a(C) - a(G)||^2.
 */
export type Formulas = 'relative' | 'document' | 'paper';

/** A cost, and its gradient with respect to the features it was computed from, already weighed. */
export interface Cost {
  /** Before its weight. */
  cost: tf.Scalar;
  gradient: tf.Tensor4D;
}

/** S's style matrix at one layer, and what multiplies ||G^(G) - G^(S)||^2. */
export interface StyleTarget {
  matrix: tf.Tensor2D;
  factor: number;
}

/** a(C) at one layer, and what multiplies ||a(G) - a(C)||^2. */
export interface ContentTarget {
  features: tf.Tensor4D;
  factor: number;
}

/**
 * G_kk' = sum over i, j of a_ijk a_ijk' (notes, [10]), divided by the number of positions.
 *
 * @param features [1, nH, nW, nC]
 * @param shares as `positionShares` gives them; by default every position counts alike.
 * @returns [nC, nC]
 */
export function styleMatrix(features: tf.Tensor4D, shares?: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => products(scaled(features, shares)));
}

/**
 * Root of each position's share in a weighted mean over positions.
 *
 * @param mask [nH, nW], weights between 0 and 1
 * @returns [nH nW, 1]
 */
export function positionShares(mask: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() =>
    tf.reshape(tf.sqrt(tf.div(mask, tf.maximum(tf.sum(mask), 1e-6))), [mask.size, 1]),
  ) as tf.Tensor2D;
}

/** Takes over the matrix. @param positions nH nW of the layer on the picture being made: the printed formulas sum over them. */
export function styleTarget(matrix: tf.Tensor2D, positions: number, formulas: Formulas): StyleTarget {
  const divisor = 2 * positions * matrix.shape[0];
  const factor = {
    relative: () => 1 / (squaredNorm(matrix) + 1e-12),
    document: () => positions ** 2 / divisor,
    paper: () => (positions / divisor) ** 2,
  }[formulas]();
  return { matrix, factor };
}

/** Takes over the features. */
export function contentTarget(features: tf.Tensor4D, formulas: Formulas): ContentTarget {
  return { features, factor: formulas === 'relative' ? 1 / (squaredNorm(features) + 1e-12) : 0.5 };
}

/**
 * J_style^[l] = factor ||G^(G) - G^(S)||^2. With x the scaled features and G = x^T x, dJ/dx = 2 x dJ/dG, as dJ/dG = 2 factor
 * (G^(G) - G^(S)) is symmetric.
 *
 * @param features [1, nH, nW, nC] of the picture being made
 * @param weight what the gradient is multiplied with
 * @param shares as `styleMatrix` takes them
 */
export function styleCost(
  features: tf.Tensor4D,
  { matrix, factor }: StyleTarget,
  weight: number,
  shares?: tf.Tensor2D,
): Cost {
  return tf.tidy(() => {
    const x = scaled(features, shares);
    const difference = tf.sub(products(x), matrix);
    const cost = tf.mul(tf.sum(tf.square(difference)), factor) as tf.Scalar;
    const slope = 4 * factor * weight;
    const flat = shares
      ? tf.mul(tf.matMul(x, tf.mul(difference, slope)), shares)
      : tf.matMul(x, tf.mul(difference, slope / Math.sqrt(x.shape[0])));
    return { cost, gradient: tf.reshape(flat, features.shape) as tf.Tensor4D };
  });
}

/**
 * J_content = factor ||a(G) - a(C)||^2 (notes, [9]).
 *
 * @param features [1, nH, nW, nC], the layer on the picture being made
 * @param weight what the gradient is multiplied with
 */
export function contentCost(
  features: tf.Tensor4D,
  { features: target, factor }: ContentTarget,
  weight: number,
): Cost {
  return tf.tidy(() => {
    const difference = tf.sub(features, target) as tf.Tensor4D;
    const cost = tf.mul(tf.sum(tf.square(difference)), factor) as tf.Scalar;
    return { cost, gradient: tf.mul(difference, 2 * factor * weight) as tf.Tensor4D };
  });
}

/** Features as [positions, nC], scaled *before* any product is summed: a half-precision GPU overflows at 65504. */
function scaled(features: tf.Tensor4D, shares?: tf.Tensor2D): tf.Tensor2D {
  const [, height, width, channels] = features.shape;
  const flat = tf.reshape(features, [height * width, channels]);
  return tf.mul(flat, shares ?? 1 / Math.sqrt(height * width)) as tf.Tensor2D;
}

/** x^T x. On WASM a transpose and a plain product take a third of the time of a product with a transposed factor. */
function products(x: tf.Tensor2D): tf.Tensor2D {
  return tf.matMul(tf.transpose(x), x) as tf.Tensor2D;
}

function squaredNorm(x: tf.Tensor): number {
  return tf.tidy(() => tf.sum(tf.square(x)).dataSync()[0] ?? Number.NaN);
}
