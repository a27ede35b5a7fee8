import * as tf from '@tensorflow/tfjs-core';

/** Of the mean variance: what is added to the variance in every direction, so that none is divided by next to nothing. */
const RIDGE = 0.01;
/** And so much at least, where a layer answers the same everywhere. */
const LEAST = 1e-5;
/** Newton-Schulz steps: enough for variances 10,000 times apart. */
const STEPS = 18;

/** Mean and covariance of a layer's channels over all positions. */
export interface Statistics {
  /** [c] */
  mean: tf.Tensor1D;
  /** [c, c], with the ridge on its diagonal */
  covariance: tf.Tensor2D;
}

/** @param tap [1, h, w, c] */
export function statisticsOf(tap: tf.Tensor4D): Statistics {
  return tf.tidy(() => {
    const [, height, width, channels] = tap.shape;
    const flat = tf.reshape(tap, [height * width, channels]);
    const mean = tf.mean(flat, 0) as tf.Tensor1D;
    const centred = tf.sub(flat, mean) as tf.Tensor2D;
    const covariance = tf.div(tf.matMul(centred, centred, true), height * width) as tf.Tensor2D;
    const ridge = tf.add(tf.mul(tf.mean(diagonal(covariance)), RIDGE), LEAST);
    return { mean, covariance: tf.add(covariance, tf.mul(tf.eye(channels), ridge)) as tf.Tensor2D };
  });
}

/** A style's or a content's figures as the decoder is told them: means, then logarithms of deviations, [2 c]. */
export function toldOf({ mean, covariance }: Statistics): tf.Tensor1D {
  return tf.tidy(() => tf.concat1d([mean, tf.mul(tf.log(diagonal(covariance)), 0.5) as tf.Tensor1D]));
}

/**
 * The square root and the inverse square root of a positive definite matrix, by coupled Newton-Schulz steps (Higham 2008, Functions
 * of Matrices, 6.7): only products, so that it stays where the tensors are.
 */
export function rootsOf(matrix: tf.Tensor2D): { root: tf.Tensor2D; inverse: tf.Tensor2D } {
  return tf.tidy(() => {
    const size = tf.norm(matrix) as tf.Scalar;
    const threeHalves = tf.mul(tf.eye(matrix.shape[0]), 1.5) as tf.Tensor2D;
    let y = tf.div(matrix, size) as tf.Tensor2D;
    let z = tf.eye(matrix.shape[0]);
    for (let step = 0; step < STEPS; step++) {
      [y, z] = tf.tidy(() => {
        const t = tf.sub(threeHalves, tf.mul(tf.matMul(z, y), 0.5)) as tf.Tensor2D;
        return [tf.matMul(y, t), tf.matMul(t, z)];
      });
    }
    const scale = tf.sqrt(size);
    return { root: tf.mul(y, scale) as tf.Tensor2D, inverse: tf.div(z, scale) as tf.Tensor2D };
  });
}

function diagonal(matrix: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.mul(matrix, tf.eye(matrix.shape[0])), 0) as tf.Tensor1D;
}
