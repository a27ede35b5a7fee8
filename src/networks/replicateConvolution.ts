import * as tf from '@tensorflow/tfjs-core';
import './gradients.ts';

/** A 3 x 3 convolution of stride 1 whose border repeats the edge pixels, followed by max(0, x). */
export interface ReplicateConvolution {
  /** [3, 3, in, out] */
  filters: tf.Tensor4D;
  /** The same turned by half a turn, with in and out swapped: [3, 3, out, in]. What the gradient is computed with. */
  turned: tf.Tensor4D;
  /** [out] */
  bias: tf.Tensor1D;
}

/**
 * relu(filters * x + bias), differentiable with respect to x only.
 *
 * The gradient of such a convolution is again a forward convolution, dx = turned * (dy where y > 0); the rows and columns
 * that fall on the border are added to the edge pixels they repeat. TF.js' own gradient runs a slower kernel, and its
 * gradient of a mirrored border drops the border.
 *
 * @param x [n, h, w, in]
 * @returns [n, h, w, out]
 */
export function replicateConvolution(x: tf.Tensor4D, convolution: ReplicateConvolution): tf.Tensor4D {
  const { filters, turned, bias } = convolution;
  const run = tf.customGrad((input: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    // With a border of one, `symmetric` repeats the edge pixel.
    const bordered = tf.mirrorPad(input as tf.Tensor4D, [[0, 0], [1, 1], [1, 1], [0, 0]], 'symmetric'); // biome-ignore format: one line reads better
    const value = tf.fused.conv2d({
      x: bordered,
      filter: filters,
      strides: 1,
      pad: 'valid',
      bias,
      activation: 'relu',
    });
    (save as tf.GradSaveFunc)([value]);
    const gradFunc = (dy: tf.Tensor, [y]: tf.Tensor[]) => {
      const passed = tf.mul(dy, tf.step(y as tf.Tensor)) as tf.Tensor4D;
      return foldBorder(foldBorder(tf.conv2d(passed, turned, 1, 2), 1), 2);
    };
    return { value, gradFunc };
  });
  return run(x) as tf.Tensor4D;
}

/** Adds the first and the last line along `axis` to their neighbours, so the axis is two shorter. */
function foldBorder(x: tf.Tensor4D, axis: 1 | 2): tf.Tensor4D {
  const length = x.shape[axis];
  const lines = (begin: number, size: number): tf.Tensor4D => {
    const from: [number, number, number, number] = [0, 0, 0, 0];
    const shape: [number, number, number, number] = [...x.shape];
    from[axis] = begin;
    shape[axis] = size;
    return tf.slice(x, from, shape);
  };
  if (length === 3) return tf.sum(x, axis, true);
  const first = tf.add(lines(0, 1), lines(1, 1));
  const last = tf.add(lines(length - 2, 1), lines(length - 1, 1));
  const inner = length > 4 ? [lines(2, length - 4)] : [];
  return tf.concat([first, ...inner, last] as tf.Tensor4D[], axis);
}
