import * as tf from '@tensorflow/tfjs-core';
import './gradients.ts';
import { foldBorder, foldsBorders, passed } from './fused.ts';

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
 * @param x [n, h, w, in]
 * @returns [n, h, w, out]
 */
export function replicateConvolution(x: tf.Tensor4D, convolution: ReplicateConvolution): tf.Tensor4D {
  const run = tf.customGrad((input: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    const value = convolve(input as tf.Tensor4D, convolution);
    (save as tf.GradSaveFunc)([value]);
    const gradFunc = (dy: tf.Tensor, [y]: tf.Tensor[]) =>
      inputGradient(dy as tf.Tensor4D, y as tf.Tensor4D, convolution);
    return { value, gradFunc };
  });
  return run(x) as tf.Tensor4D;
}

/**
 * `replicateConvolution` for who keeps the gradient's books himself.
 *
 * @param activation `linear` leaves out max(0, x)
 */
export function convolve(
  x: tf.Tensor4D,
  { filters, bias }: Pick<ReplicateConvolution, 'filters' | 'bias'>,
  activation: 'relu' | 'linear' = 'relu',
): tf.Tensor4D {
  return tf.tidy(() => {
    // With a border of one, `symmetric` repeats the edge pixel.
    const bordered = tf.mirrorPad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], 'symmetric'); // biome-ignore format: one line reads better
    return tf.fused.conv2d({
      x: bordered,
      filter: filters,
      strides: 1,
      pad: 'valid',
      bias,
      activation,
    });
  });
}

/**
 * The gradient with respect to x. That of such a convolution is again a forward convolution, turned * (dy where y > 0); what falls
 * on the border is added to the edge pixels it repeats. TF.js' own gradient runs a slower kernel, and its gradient of a
 * mirrored border drops the border.
 *
 * The lines of the border are computed alone. Cutting them off a larger result would cost more than the convolution: on WASM a
 * slice copies all it is taken from.
 *
 * @param dy [n, h, w, out], the gradient with respect to y
 * @param y [n, h, w, out], what `convolve` answered
 * @returns [n, h, w, in]
 */
export function inputGradient(
  dy: tf.Tensor4D,
  y: tf.Tensor4D,
  convolution: ReplicateConvolution,
): tf.Tensor4D {
  return tf.tidy(() => linearInputGradient(passed(dy, y), convolution));
}

/**
 * The same without the rectifier: for who lets gradients pass it by a rule of his own.
 *
 * @param dy [n, h, w, out], the gradient with respect to filters * x + bias
 */
export function linearInputGradient(
  dy: tf.Tensor4D,
  { turned }: Pick<ReplicateConvolution, 'turned'>,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = dy.shape;
    if (foldsBorders(dy)) return foldBorder(tf.conv2d(dy, turned, 1, [[0, 0], [2, 2], [2, 2], [0, 0]])); // biome-ignore format: one line reads better
    // Of the convolution with a border of two, a stride this long leaves the first and the last line: what reaches the border.
    const rows = tf.conv2d(dy, turned, [height + 1, 1], [[0, 0], [2, 2], [1, 1], [0, 0]]); // biome-ignore format: one line reads better
    // The columns reach the corners too, which belong to their first and last pixel.
    const columns = foldEnds(tf.conv2d(dy, turned, [1, width + 1], [[0, 0], [2, 2], [2, 2], [0, 0]])); // biome-ignore format: one line reads better
    const row = (index: 0 | 1) => tf.slice(rows, [0, index, 0, 0], [-1, 1, -1, -1]);
    const column = (index: 0 | 1) => tf.slice(columns, [0, 0, index, 0], [-1, -1, 1, -1]);
    const edges = [
      () => lay(row(0), 1, 0, height),
      () => lay(row(1), 1, height - 1, height),
      () => lay(column(0), 2, 0, width),
      () => lay(column(1), 2, width - 1, width),
    ];
    return edges.reduce((sum, edge) => addInPlace(sum, edge()), tf.conv2d(dy, turned, 1, 'same'));
  });
}

/** The sum in place of both: what is as large as a layer is not kept longer than it is needed. */
function addInPlace(sum: tf.Tensor4D, more: tf.Tensor4D): tf.Tensor4D {
  const both = tf.add(sum, more) as tf.Tensor4D;
  tf.dispose([sum, more]);
  return both;
}

/** Adds the first and the last line down to their neighbours: [n, h + 2, w, c] becomes [n, h, w, c]. */
function foldEnds(x: tf.Tensor4D): tf.Tensor4D {
  const height = x.shape[1] - 2;
  const part = (from: number, size: number) => tf.slice(x, [0, from, 0, 0], [-1, size, -1, -1]);
  const first = lay(part(0, 1), 1, 0, height);
  const last = lay(part(height + 1, 1), 1, height - 1, height);
  return tf.add(tf.add(part(1, height), first), last);
}

/** One line among zeros, at `index` of `length` along `axis`. */
function lay(line: tf.Tensor4D, axis: 1 | 2, index: number, length: number): tf.Tensor4D {
  const paddings: [number, number][] = [[0, 0], [0, 0], [0, 0], [0, 0]]; // biome-ignore format: one line reads better
  paddings[axis] = [index, length - 1 - index];
  return tf.pad(line, paddings);
}
