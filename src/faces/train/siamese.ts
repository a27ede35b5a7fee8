import * as tf from '@tensorflow/tfjs-core';
import {
  type TrainableConvolution,
  trainableConvolution,
} from '../../networks/backend/trainableConvolution.ts';
import { randomNormal } from '../../picture/random.ts';
import { SIAMESE_DIMENSION, SIAMESE_SIDE, siameseLayers } from './siameseShape.ts';
import { newWeight, type TrainableEncoder, unitLength } from './trainableEncoder.ts';

/**
 * A small Siamese network: the same weights encode anchor, positive and negative. 64 x 64 RGB through four convolutions and one
 * full layer to 64 numbers of length 1.
 */
export class SiameseNetwork implements TrainableEncoder {
  readonly kind = 'siamese';
  readonly variables: tf.Variable[];
  readonly inputShape = [SIAMESE_SIDE, SIAMESE_SIDE, 3];
  readonly dimension = SIAMESE_DIMENSION;
  readonly #convolutions: TrainableConvolution[] = [];
  readonly #full: tf.Variable<tf.Rank.R2>;

  /** Weights by He et al. 2015: normal, variance 2 over the number of inputs. */
  constructor(seed: number) {
    const normal = randomNormal(seed);
    const drawn = (shape: number[], fanIn: number) => {
      const count = shape.reduce((a, b) => a * b, 1);
      const values = Float32Array.from({ length: count }, () => normal() * Math.sqrt(2 / fanIn));
      return newWeight(values, shape);
    };
    let inputs = 3;
    let side: number = SIAMESE_SIDE;
    for (const { size, stride, channels, pool } of siameseLayers) {
      const filters = drawn([size, size, inputs, channels], size * size * inputs) as tf.Variable<tf.Rank.R4>;
      this.#convolutions.push({
        filters,
        bias: newWeight(new Float32Array(channels), [channels]) as tf.Variable<tf.Rank.R1>,
        stride,
      });
      inputs = channels;
      side = Math.ceil(side / stride) / (pool ? 2 : 1);
    }
    this.#full = drawn(
      [side * side * inputs, this.dimension],
      side * side * inputs,
    ) as tf.Variable<tf.Rank.R2>;
    this.variables = [...this.#convolutions.flatMap(({ filters, bias }) => [filters, bias]), this.#full];
  }

  /**
   * f(x) of a batch.
   *
   * @param pictures [n, 64, 64, 3], 0..255
   * @returns [n, 64], each row of length 1
   */
  forward(pictures: tf.Tensor): tf.Tensor2D {
    return tf.tidy(() => {
      let x = tf.sub(tf.mul(pictures, 1 / 128), 1) as tf.Tensor4D;
      siameseLayers.forEach(({ pool }, index) => {
        x = trainableConvolution(x, this.#convolutions[index] as TrainableConvolution);
        if (pool) x = tf.maxPool(x, 2, 2, 'valid');
      });
      return unitLength(tf.matMul(tf.reshape(x, [x.shape[0], -1]), this.#full));
    });
  }

  dispose(): void {
    for (const variable of this.variables) variable.dispose();
  }
}
