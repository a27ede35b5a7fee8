import * as tf from '@tensorflow/tfjs-core';
import './gradients.ts';

/** A convolution whose weights are learnt. */
export interface TrainableConvolution {
  /** [size, size, in, out] */
  filters: tf.Variable<tf.Rank.R4>;
  /** [out] */
  bias: tf.Variable<tf.Rank.R1>;
  stride: number;
}

/**
 * relu(filters * x + bias), differentiable with respect to filters and bias, and to x where the stride is 1 (a strided layer takes
 * the picture itself). Zeros around x as in `padding: 'same'`.
 *
 * All gradients are forward convolutions, because WASM has no kernel for the filter's gradient and a slow one for the input's:
 *   dx = (filters turned by half a turn, in and out swapped) * dy
 *   dfilters = x * dy, with the batch as the channels that are summed over, and dy spread by the stride
 *
 * @param x [n, h, w, in]
 * @returns [n, ceil(h / stride), ceil(w / stride), out]
 */
export function trainableConvolution(x: tf.Tensor4D, layer: TrainableConvolution): tf.Tensor4D {
  const { filters, bias, stride } = layer;
  const size = filters.shape[0];
  const padded = padSame(x, size, stride);
  type Args = tf.Tensor | tf.GradSaveFunc;
  const weights = (w: tf.Tensor4D, b: tf.Tensor1D, input: tf.Tensor4D) =>
    tf.fused.conv2d({ x: input, filter: w, strides: stride, pad: 'valid', bias: b, activation: 'relu' });
  if (stride === 1) {
    const run = tf.customGrad((input: Args, w: Args, b: Args, save: Args) => {
      const value = weights(w as tf.Tensor4D, b as tf.Tensor1D, input as tf.Tensor4D);
      (save as tf.GradSaveFunc)([value, input as tf.Tensor, w as tf.Tensor]);
      const gradFunc = (dy: tf.Tensor, [y, saved, filter]: tf.Tensor[]) => {
        const passed = tf.mul(dy, tf.step(y as tf.Tensor)) as tf.Tensor4D;
        return [
          inputGradient(passed, filter as tf.Tensor4D),
          filterGradient(saved as tf.Tensor4D, passed, 1),
          tf.sum(passed, [0, 1, 2]),
        ];
      };
      return { value, gradFunc };
    });
    return run(padded, filters, bias) as tf.Tensor4D;
  }
  const run = tf.customGrad((w: Args, b: Args, save: Args) => {
    const value = weights(w as tf.Tensor4D, b as tf.Tensor1D, padded);
    (save as tf.GradSaveFunc)([value, padded]);
    const gradFunc = (dy: tf.Tensor, [y, saved]: tf.Tensor[]) => {
      const passed = tf.mul(dy, tf.step(y as tf.Tensor)) as tf.Tensor4D;
      return [filterGradient(saved as tf.Tensor4D, passed, stride), tf.sum(passed, [0, 1, 2])];
    };
    return { value, gradFunc };
  });
  return run(filters, bias) as tf.Tensor4D;
}

/**
 * The gradient of a valid convolution of stride 1 with respect to its input.
 *
 * @param dy [n, h, w, out]
 * @param filters [size, size, in, out]
 * @returns [n, h + size - 1, w + size - 1, in]
 */
export function inputGradient(dy: tf.Tensor4D, filters: tf.Tensor4D): tf.Tensor4D {
  const turned = tf.transpose(tf.reverse(filters, [0, 1]), [0, 1, 3, 2]);
  return tf.conv2d(dy, turned as tf.Tensor4D, 1, filters.shape[0] - 1);
}

/**
 * The gradient of a valid convolution with respect to its filters:
 * dfilters[i, j, c, k] = sum over n, y, x of x[n, stride y + i, stride x + j, c] dy[n, y, x, k].
 *
 * @param x [n, (h - 1) stride + size, (w - 1) stride + size, in]
 * @param dy [n, h, w, out]
 * @returns [size, size, in, out]
 */
export function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, stride: number): tf.Tensor4D {
  const input = tf.transpose(x, [3, 1, 2, 0]) as tf.Tensor4D;
  const kernel = tf.transpose(dy, [1, 2, 0, 3]) as tf.Tensor4D;
  const gradient = tf.conv2d(input, kernel, 1, 'valid', 'NHWC', stride);
  return tf.transpose(gradient, [1, 2, 0, 3]) as tf.Tensor4D;
}

/** Zeros around x so that a valid convolution answers ceil(side / stride): more below and to the right where they are odd. */
function padSame(x: tf.Tensor4D, size: number, stride: number): tf.Tensor4D {
  const around = (side: number): [number, number] => {
    const total = Math.max(0, (Math.ceil(side / stride) - 1) * stride + size - side);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  };
  return tf.pad(x, [[0, 0], around(x.shape[1]), around(x.shape[2]), [0, 0]]);
}
