import * as tf from '@tensorflow/tfjs-core';

/** Reads scalars, all in one go, and disposes of them. WebGPU cannot wait for one in the midst of other work. */
export async function numbersOf(scalars: tf.Scalar[]): Promise<Float32Array> {
  const all = tf.tidy(() => tf.stack(scalars));
  tf.dispose(scalars);
  try {
    return await all.data<'float32'>();
  } finally {
    all.dispose();
  }
}

/** What `work` answers; when it fails the tensors are disposed of. */
export async function orDispose<T>(tensors: tf.TensorContainer, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    tf.dispose(tensors);
    throw error;
  }
}
