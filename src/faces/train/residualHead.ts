import * as tf from '@tensorflow/tfjs-core';
import '../../networks/backend/gradients.ts';
import { randomNormal } from '../../picture/random.ts';
import { HEAD_HIDDEN } from './headShape.ts';
import { newWeight, type TrainableEncoder, unitLength } from './trainableEncoder.ts';

/**
 * A residual head on stored encodings: x + MLP(x), then length 1. The last layer begins as zeros, so that training starts from
 * the encoder as it is. `head.ts` computes the same in plain arithmetic.
 */
export class ResidualHead implements TrainableEncoder {
  readonly kind = 'head';
  readonly variables: [tf.Variable, tf.Variable, tf.Variable, tf.Variable];
  readonly inputShape: number[];
  readonly dimension: number;

  constructor(seed: number, dimension = 128) {
    this.dimension = dimension;
    this.inputShape = [dimension];
    const normal = randomNormal(seed);
    const first = Float32Array.from(
      { length: dimension * HEAD_HIDDEN },
      () => normal() * Math.sqrt(2 / dimension),
    );
    this.variables = [
      newWeight(first, [dimension, HEAD_HIDDEN]),
      newWeight(new Float32Array(HEAD_HIDDEN), [HEAD_HIDDEN]),
      newWeight(new Float32Array(HEAD_HIDDEN * dimension), [HEAD_HIDDEN, dimension]),
      newWeight(new Float32Array(dimension), [dimension]),
    ];
  }

  /** [n, dimension] to [n, dimension], each row of length 1. */
  forward(encodings: tf.Tensor): tf.Tensor2D {
    const [w1, b1, w2, b2] = this.variables;
    return tf.tidy(() => {
      const x = encodings as tf.Tensor2D;
      const hidden = tf.relu(tf.add(tf.matMul(x, w1 as tf.Tensor2D), b1)) as tf.Tensor2D;
      return unitLength(tf.add(x, tf.add(tf.matMul(hidden, w2 as tf.Tensor2D), b2)));
    });
  }

  dispose(): void {
    for (const variable of this.variables) variable.dispose();
  }
}
