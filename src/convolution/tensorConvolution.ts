import * as tf from '@tensorflow/tfjs-core';
import { outputSize } from './arithmetic.ts';
import { cellsOf, type Filter, flatIndex, type Grid, placeOf, type Settings } from './types.ts';

/** The TF.js function that computes a convolution along so many axes. */
export const tensorFunction = { 1: 'conv1d', 2: 'conv2d', 3: 'conv3d' } as const;

/**
 * The convolution by TF.js: `conv1d`, `conv2d` or `conv3d` on the present backend, and the biases added.
 *
 * @returns `[...output size, filters]`
 */
export async function tensorConvolution(
  grid: Grid,
  filters: readonly Filter[],
  settings: Settings,
): Promise<Grid> {
  const sums = tf.tidy(() => {
    const { padding: p } = settings;
    const axes = grid.size.length;
    const input = tf.tensor(grid.data, [...grid.size, grid.channels]);
    const padded = p > 0 ? tf.pad(input, [...grid.size.map((): [number, number] => [p, p]), [0, 0]]) : input;
    const { weights, size, dilation } = packWeights(filters, axes, grid.channels, settings);
    const shape = [...Array(axes).fill(size), grid.channels, filters.length];
    const kernel = tf.tensor(weights, shape);
    const biases = tf.tensor1d(filters.map(({ bias }) => bias));
    const { stride } = settings;
    return tf.add(convolve(padded, kernel, stride, dilation), biases);
  });
  try {
    const data = Float32Array.from(await sums.data());
    return { size: outputSize(grid.size, settings), channels: filters.length, data };
  } finally {
    sums.dispose();
  }
}

function convolve(input: tf.Tensor, kernel: tf.Tensor, stride: number, dilation: number): tf.Tensor {
  switch (input.rank) {
    case 2:
      return tf.conv1d(input as tf.Tensor2D, kernel as tf.Tensor3D, stride, 'valid', 'NWC', dilation);
    case 3:
      return tf.conv2d(input as tf.Tensor3D, kernel as tf.Tensor4D, stride, 'valid', 'NHWC', dilation);
    default: {
      const [strides, dilations] = [stride, dilation].map((each) => [each, each, each]) as [
        [number, number, number],
        [number, number, number],
      ];
      const [x, w] = [input as tf.Tensor4D, kernel as tf.Tensor5D];
      return tf.conv3d(x, w, strides, 'valid', 'NDHWC', dilations);
    }
  }
}

/**
 * All filters in TF.js' order, `[f, ..., f, channels, filters]`. TF.js takes no stride together with a dilation; then the zeros
 * between the weights are written out and the dilation is 1, which is the same sum.
 */
function packWeights(filters: readonly Filter[], axes: number, channels: number, settings: Settings) {
  const { filterSize, stride, dilation } = settings;
  const spread = stride > 1 && dilation > 1 ? dilation : 1;
  const size = spread * (filterSize - 1) + 1;
  const [from, to] = [Array<number>(axes).fill(filterSize), Array<number>(axes).fill(size)];
  const weights = new Float32Array(cellsOf(to) * channels * filters.length);
  for (let flat = 0; flat < cellsOf(from); flat++) {
    const place = placeOf(from, flat).map((at) => at * spread);
    const target = flatIndex(to, place);
    for (let channel = 0; channel < channels; channel++) {
      filters.forEach((filter, k) => {
        weights[(target * channels + channel) * filters.length + k] =
          filter.weights[flat * channels + channel] ?? 0;
      });
    }
  }
  return { weights, size, dilation: dilation / spread };
}
