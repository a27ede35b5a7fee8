import * as tf from '@tensorflow/tfjs-core';
import './gradients.ts';

/** A 3 x 3 convolution of stride 1 whose border repeats the edge pixels, followed by max(0, x). */
export interface ReplicateConvolution {
  /** [3, 3, in, out] */
  filters: tf.Tensor4D;
  /** [out] */
  bias: tf.Tensor1D;
  /** What the gradient is computed with. */
  backward: {
    /** `filters` turned by half a turn, with in and out swapped: [3, 3, out, in]. */
    turned: tf.Tensor4D;
    /** Its last and first row, [1, 3, out, in]: what reaches the border above and below. */
    above: tf.Tensor4D;
    below: tf.Tensor4D;
    /** Its last and first column, [3, 1, out, in]. */
    before: tf.Tensor4D;
    after: tf.Tensor4D;
  };
}

/**
 * Takes over both tensors.
 *
 * @param filters [3, 3, in, out]
 * @param bias [out]
 */
export function prepareConvolution(filters: tf.Tensor4D, bias: tf.Tensor1D): ReplicateConvolution {
  const backward = tf.tidy(() => {
    const turned = tf.transpose(tf.reverse(filters, [0, 1]), [0, 1, 3, 2]) as tf.Tensor4D;
    return {
      turned,
      above: tf.slice(turned, [2, 0, 0, 0], [1, -1, -1, -1]),
      below: tf.slice(turned, [0, 0, 0, 0], [1, -1, -1, -1]),
      before: tf.slice(turned, [0, 2, 0, 0], [-1, 1, -1, -1]),
      after: tf.slice(turned, [0, 0, 0, 0], [-1, 1, -1, -1]),
    };
  });
  return { filters, bias, backward };
}

export function disposeConvolution({ filters, bias, backward }: ReplicateConvolution): void {
  tf.dispose([filters, bias, backward]);
}

/**
 * relu(filters * x + bias), differentiable with respect to x only.
 *
 * The gradient of such a convolution is again a forward convolution, dx = turned * (dy where y > 0); what falls on the border is
 * added to the edge pixels it repeats. TF.js' own gradient runs a slower kernel, and its gradient of a mirrored border drops
 * the border.
 *
 * @param x [n, h, w, in]
 * @returns [n, h, w, out]
 */
export function replicateConvolution(x: tf.Tensor4D, convolution: ReplicateConvolution): tf.Tensor4D {
  const { filters, bias, backward } = convolution;
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
    const gradFunc = (dy: tf.Tensor, [y]: tf.Tensor[]) =>
      inputGradient(tf.mul(dy, tf.step(y as tf.Tensor)) as tf.Tensor4D, backward);
    return { value, gradFunc };
  });
  return run(x) as tf.Tensor4D;
}

/**
 * The gradient with respect to the picture without its border: one convolution of the same size, and the four lines of the border
 * computed alone and added to the edges. Cutting them off a larger result would cost more than the convolution: on WASM a slice
 * copies all it is taken from.
 *
 * @param passed [n, h, w, out], the gradient where the layer's output is positive
 */
function inputGradient(passed: tf.Tensor4D, backward: ReplicateConvolution['backward']): tf.Tensor4D {
  const [, height, width] = passed.shape;
  const { turned, above, below, before, after } = backward;
  const line = (index: number, axis: 1 | 2) => tf.gather(passed, [index], axis) as tf.Tensor4D;
  // Rows with their corners, which belong to the row's first and last pixel.
  const row = (index: number, filters: tf.Tensor4D) => {
    const corners = tf.pad(line(index, 1), [[0, 0], [0, 0], [2, 2], [0, 0]]); // biome-ignore format: one line reads better
    return foldEnds(tf.conv2d(corners, filters, 1, 'valid'));
  };
  const column = (index: number, filters: tf.Tensor4D) => tf.conv2d(line(index, 2), filters, 1, 'same');
  const down = (lines: tf.Tensor4D, from: number) =>
    tf.pad(lines, [[0, 0], [from, height - 1 - from], [0, 0], [0, 0]]); // biome-ignore format: one line reads better
  const across = (lines: tf.Tensor4D, from: number) =>
    tf.pad(lines, [[0, 0], [0, 0], [from, width - 1 - from], [0, 0]]); // biome-ignore format: one line reads better
  return [
    down(row(0, above), 0),
    down(row(height - 1, below), height - 1),
    across(column(0, before), 0),
    across(column(width - 1, after), width - 1),
  ].reduce((sum, edge) => tf.add(sum, edge), tf.conv2d(passed, turned, 1, 'same'));
}

/** Adds the first and the last pixel of a row to their neighbours: [n, 1, w + 2, c] becomes [n, 1, w, c]. */
function foldEnds(x: tf.Tensor4D): tf.Tensor4D {
  const width = x.shape[2] - 2;
  const part = (from: number, size: number) => tf.slice(x, [0, 0, from, 0], [-1, 1, size, -1]);
  const at = (pixel: tf.Tensor4D, from: number) =>
    tf.pad(pixel, [[0, 0], [0, 0], [from, width - 1 - from], [0, 0]]); // biome-ignore format: one line reads better
  return tf.add(tf.add(part(1, width), at(part(0, 1), 0)), at(part(width + 1, 1), width - 1));
}
