import * as tf from '@tensorflow/tfjs-core';
import { mayBeLost } from './graphics.ts';

/** The values of several tensors of real numbers, which stay: of a graphics card in one readback, as each is a wait. */
export async function readTogether(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  if (!mayBeLost() || tensors.length < 2)
    return Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  const all = tf.tidy(() => tf.concat(tensors.map((tensor) => tf.reshape(tensor, [-1]))));
  try {
    const values = await all.data<'float32'>();
    let from = 0;
    return tensors.map(({ size }) => {
      from += size;
      return values.slice(from - size, from);
    });
  } finally {
    all.dispose();
  }
}
