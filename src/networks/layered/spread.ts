import * as tf from '@tensorflow/tfjs-core';
import type { Borders } from './windows.ts';

/** Filters with d - 1 zeros between their numbers, down and across: TF.js' transposed convolution knows no dilation. */
export function spreadFilters(filters: tf.Tensor4D, [down, across]: readonly [number, number]): tf.Tensor4D {
  if (down === 1 && across === 1) return filters;
  const [height, width, channelsIn, channelsOut] = filters.shape;
  const lines = tf.reshape(filters, [1, height, width, channelsIn * channelsOut]) as tf.Tensor4D;
  const apart = spreadOut(lines, [down, across]);
  return tf.reshape(apart, [apart.shape[1], apart.shape[2], channelsIn, channelsOut]);
}

/** Zeros between the rows and the columns of [n, h, w, c]. */
export function spreadOut(x: tf.Tensor4D, [down, across]: readonly [number, number]): tf.Tensor4D {
  const turned = (y: tf.Tensor) => tf.transpose(y, [0, 2, 1, 3]) as tf.Tensor4D;
  const lines = spreadRows(x, down);
  return across === 1 ? lines : turned(spreadRows(turned(lines), across));
}

/** d - 1 lines of zeros between two rows of [n, h, w, c], for backends that pad no more than four axes. */
export function spreadRows(x: tf.Tensor4D, apart: number): tf.Tensor4D {
  if (apart === 1) return x;
  const [n, h, w, c] = x.shape;
  const padded = tf.pad(tf.reshape(x, [n * h, 1, w * c]), [[0, 0], [0, apart - 1], [0, 0]]); // biome-ignore format: one line reads better
  return tf.slice(tf.reshape(padded, [n, h * apart, w, c]) as tf.Tensor4D, [0, 0, 0, 0], [n, apart * (h - 1) + 1, w, c]); // biome-ignore format: one line reads better
}

/** Zeros around [n, h, w, c]; a negative border cuts instead. */
export function padOrCut(x: tf.Tensor4D, borders: Borders): tf.Tensor4D {
  const [[top, bottom], [left, right]] = borders;
  const zeros = (length: number) => Math.max(0, length);
  const padded = tf.pad(x, [[0, 0], [zeros(top), zeros(bottom)], [zeros(left), zeros(right)], [0, 0]]); // biome-ignore format: one line reads better
  const [n, h, w, c] = padded.shape;
  const cut = (length: number) => Math.max(0, -length);
  return tf.slice(padded, [0, cut(top), cut(left), 0], [n, h - cut(top) - cut(bottom), w - cut(left) - cut(right), c]); // biome-ignore format: one line reads better
}
