import * as tf from '@tensorflow/tfjs-core';

/**
 * How costs are written.
 * - `relative`: divided by the size of the target, so a weight means the same on every network, layer and size.
 * - `document`: as the lecture's notes print them, J_style^[l] = 1 / (2 nH nW nC) * sum (G(S) - G(G))^2.
 * - `paper`: as Gatys et al. 2015 have them, 1 / (2 nH nW nC)^2.
 * The content cost of both of the latter is 1/2 ||a(C) - a(G)||^2.
 */
export type Formulas = 'relative' | 'document' | 'paper';

/**
 * G_kk' = sum over i, j of a_ijk a_ijk' (notes, [10]), divided by the number of positions. Features are scaled by
 * 1 / sqrt(nH nW) before the product, because a half-precision GPU overflows at 65504.
 *
 * @param features [1, nH, nW, nC]
 * @param mask [nH, nW], weights of positions between 0 and 1; by default all 1. The mean is then a weighted one.
 */
export function styleMatrix(features: tf.Tensor4D, mask?: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const [, height, width, channels] = features.shape;
    const flat = tf.reshape(features, [height * width, channels]);
    if (!mask) {
      return products(tf.mul(flat, 1 / Math.sqrt(height * width)));
    }
    const weights = tf.reshape(mask, [height * width, 1]);
    const share = tf.sqrt(tf.div(weights, tf.maximum(tf.sum(weights), 1e-6)));
    return products(tf.mul(flat, share));
  });
}

/**
 * x^T x of [positions, channels], whose gradient is x (dG + dG^T). Written out because TF.js makes two products of that, each
 * with a transposed factor, which on WASM take many times as long.
 */
function products(x: tf.Tensor2D): tf.Tensor2D {
  const run = tf.customGrad((input, save) => {
    const features = input as tf.Tensor2D;
    (save as tf.GradSaveFunc)([features]);
    return {
      value: tf.matMul(tf.transpose(features), features) as tf.Tensor,
      gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) =>
        tf.matMul(saved as tf.Tensor2D, tf.add(dy, tf.transpose(dy)) as tf.Tensor2D) as tf.Tensor,
    };
  });
  return run(x) as tf.Tensor2D;
}

/**
 * J_style^[l] of two style matrices.
 *
 * @param g of the picture being made, as `styleMatrix` gives it
 * @param s of the style, alike
 * @param positions nH nW of the layer on the picture being made; the printed formulas sum over positions.
 * @returns a scalar
 */
export function styleCost(g: tf.Tensor2D, s: tf.Tensor2D, positions: number, formulas: Formulas): tf.Scalar {
  return tf.tidy(() => {
    const squared = tf.sum(tf.square(tf.sub(g, s)));
    if (formulas === 'relative') return tf.div(squared, tf.add(tf.sum(tf.square(s)), 1e-12)) as tf.Scalar;
    const divisor = 2 * positions * g.shape[0];
    const factor = formulas === 'document' ? positions ** 2 / divisor : (positions / divisor) ** 2;
    return tf.mul(squared, factor) as tf.Scalar;
  });
}

/**
 * J_content: 1/2 ||a(C) - a(G)||^2 (notes, [9]), or the squared difference relative to ||a(C)||^2.
 *
 * @param g [1, nH, nW, nC], the layer on the picture being made
 * @param c alike, on the content picture
 * @returns a scalar
 */
export function contentCost(g: tf.Tensor4D, c: tf.Tensor4D, formulas: Formulas): tf.Scalar {
  return tf.tidy(() => {
    const squared = tf.sum(tf.square(tf.sub(g, c)));
    if (formulas !== 'relative') return tf.mul(squared, 0.5) as tf.Scalar;
    return tf.div(squared, tf.add(tf.sum(tf.square(c)), 1e-12)) as tf.Scalar;
  });
}
