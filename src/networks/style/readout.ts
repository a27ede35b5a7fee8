import * as tf from '@tensorflow/tfjs-core';

/**
 * A linear map of a layer's channels, r = M^T a + b, that a small network was given in training, so that distances and Gram
 * differences of r are VGG-19's.
 */
export interface Readout {
  /** M, [channels, readout] */
  matrix: tf.Tensor2D;
  /** M^T, [readout, channels]: WASM multiplies by it ten times faster than it transposes and multiplies. */
  transposed: tf.Tensor2D;
  /** b, [readout] */
  bias: tf.Tensor1D;
}

/**
 * r at every position, differentiable with respect to x only.
 *
 * @param x [n, h, w, channels]
 * @returns [n, h, w, readout]
 */
export function readOut(x: tf.Tensor4D, { matrix, transposed, bias }: Readout): tf.Tensor4D {
  const [n, h, w, c] = x.shape;
  const run = tf.customGrad((input) => ({
    value: tf.add(tf.matMul(tf.reshape(input as tf.Tensor, [n * h * w, c]), matrix), bias),
    gradFunc: (dy: tf.Tensor) => tf.reshape(tf.matMul(dy as tf.Tensor2D, transposed), [n, h, w, c]),
  }));
  return tf.reshape(run(x), [n, h, w, bias.size]);
}
