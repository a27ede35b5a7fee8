import * as tf from '@tensorflow/tfjs-core';

/** A network that turns inputs into encodings of length 1 and can be trained through all its weights. */
export interface TrainableEncoder {
  readonly kind: 'siamese' | 'head';
  /** Every weight, in a fixed order. */
  readonly variables: tf.Variable[];
  /** Shape of one input, without the batch. */
  readonly inputShape: number[];
  /** Numbers of an encoding. */
  readonly dimension: number;
  /** [n, ...inputShape] to [n, dimension]; differentiable. */
  forward(inputs: tf.Tensor): tf.Tensor2D;
  dispose(): void;
}

/** Keeps a row of zeros from dividing by zero. */
export const LENGTH_EPSILON = 1e-12;

/** x / ||x|| for every row. */
export function unitLength(x: tf.Tensor2D): tf.Tensor2D {
  const squared = tf.sum(tf.square(x), 1, true);
  return tf.mul(x, tf.rsqrt(tf.add(squared, LENGTH_EPSILON)));
}

/** A variable that begins as these numbers. */
export function newWeight(values: Float32Array, shape: number[]): tf.Variable {
  const start = tf.tensor(values, shape);
  const variable = tf.variable(start);
  start.dispose();
  return variable;
}

/** The weights as plain numbers, to keep or to go back to. */
export async function readWeights(variables: readonly tf.Variable[]): Promise<Float32Array[]> {
  return Promise.all(variables.map(async (variable) => (await variable.data<'float32'>()).slice()));
}

/** Puts weights back. @throws RangeError when they are of another network */
export function writeWeights(variables: readonly tf.Variable[], weights: readonly Float32Array[]): void {
  if (weights.length !== variables.length) throw new RangeError('These weights belong to another network.');
  variables.forEach((variable, index) => {
    const values = weights[index];
    if (values?.length !== variable.size) throw new RangeError('These weights belong to another network.');
    const tensor = tf.tensor(values, variable.shape);
    variable.assign(tensor);
    tensor.dispose();
  });
}
