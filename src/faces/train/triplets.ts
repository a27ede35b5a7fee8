import * as tf from '@tensorflow/tfjs-core';
import type { Triplet } from './tripletMining.ts';

/**
 * J of a batch, differentiable. Rows are picked by one-hot products: the gradient of `gather` needs a kernel that WASM lacks.
 *
 * @param encodings [n, dimension]
 */
export function tripletCost(encodings: tf.Tensor2D, triplets: readonly Triplet[], alpha: number): tf.Scalar {
  return tf.tidy(() => {
    const n = encodings.shape[0];
    const pick = (role: keyof Triplet) => {
      const rows = tf.tensor1d(
        triplets.map((triplet) => triplet[role]),
        'int32',
      );
      return tf.matMul(tf.cast(tf.oneHot(rows, n), 'float32') as tf.Tensor2D, encodings);
    };
    const anchors = pick('anchor');
    const own = tf.sum(tf.square(tf.sub(anchors, pick('positive'))), 1);
    const other = tf.sum(tf.square(tf.sub(anchors, pick('negative'))), 1);
    return tf.sum(tf.relu(tf.add(tf.sub(own, other), alpha))) as tf.Scalar;
  });
}
