import * as tf from '@tensorflow/tfjs-core';

/** Filters with d - 1 zeros between their numbers: TF.js' transposed convolution knows no dilation. */
export function spreadFilters(filters: tf.Tensor4D, dilation: number): tf.Tensor4D {
  if (dilation === 1) return filters;
  const [height, width, channelsIn, channelsOut] = filters.shape;
  const lines = spreadRows(tf.reshape(filters, [1, height, width, channelsIn * channelsOut]), dilation);
  const turned = spreadRows(tf.transpose(lines, [0, 2, 1, 3]), dilation);
  return tf.reshape(tf.transpose(turned, [0, 2, 1, 3]), [dilation * (height - 1) + 1, dilation * (width - 1) + 1, channelsIn, channelsOut]); // biome-ignore format: one line reads better
}

/** d - 1 lines of zeros between two rows of [n, h, w, c], for backends that pad no more than four axes. */
export function spreadRows(x: tf.Tensor4D, apart: number): tf.Tensor4D {
  if (apart === 1) return x;
  const [n, h, w, c] = x.shape;
  const padded = tf.pad(tf.reshape(x, [n * h, 1, w * c]), [[0, 0], [0, apart - 1], [0, 0]]); // biome-ignore format: one line reads better
  return tf.slice(tf.reshape(padded, [n, h * apart, w, c]) as tf.Tensor4D, [0, 0, 0, 0], [n, apart * (h - 1) + 1, w, c]); // biome-ignore format: one line reads better
}

/** Zeros around [n, h, w, c]; a negative border cuts instead. */
export function padOrCut(
  x: tf.Tensor4D,
  borders: readonly [[number, number], [number, number]],
): tf.Tensor4D {
  const [[top, bottom], [left, right]] = borders;
  const zeros = (length: number) => Math.max(0, length);
  const padded = tf.pad(x, [[0, 0], [zeros(top), zeros(bottom)], [zeros(left), zeros(right)], [0, 0]]); // biome-ignore format: one line reads better
  const [n, h, w, c] = padded.shape;
  const cut = (length: number) => Math.max(0, -length);
  return tf.slice(padded, [0, cut(top), cut(left), 0], [n, h - cut(top) - cut(bottom), w - cut(left) - cut(right), c]); // biome-ignore format: one line reads better
}
