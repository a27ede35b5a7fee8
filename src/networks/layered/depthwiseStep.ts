import * as tf from '@tensorflow/tfjs-core';
import type { Shape, Step } from './network.ts';
import { padOrCut, spreadRows } from './spread.ts';
import { type Padding, type Place, slidden, slide } from './steps.ts';

/** A filter of its own for each channel, or several: channel c of x becomes c m to c m + m - 1. Then bias, and perhaps max(0, x). */
export function depthwiseStep(
  { name, inputs, shown = true }: Place,
  filters: tf.Tensor4D,
  bias: tf.Tensor1D | null,
  { stride, pad, rectified, dilation = 1 }: { stride: number; pad: Padding; rectified: boolean; dilation?: number }, // biome-ignore format: one line reads better
): Step {
  const [height, width, channels, each] = filters.shape;
  const sizes = [dilation * (height - 1) + 1, dilation * (width - 1) + 1] as const;
  return {
    name,
    kind: `depthwise convolution ${height} × ${width}${stride > 1 ? `, stride ${stride}` : ''}`,
    inputs,
    shown,
    rectified,
    parameters: filters.size + (bias?.size ?? 0),
    outputShape: ([x]) => [...slidden(x as Shape, sizes, stride, pad), channels * each],
    multiplyAdds: (_, [h = 0, w = 0]) => h * w * filters.size,
    window: (length, axis) => ({
      size: sizes[axis],
      stride,
      before: slide(length, sizes[axis], stride, pad).before,
      apart: dilation,
    }),
    forward: ([x]) => {
      const y = tf.depthwiseConv2d(x as tf.Tensor4D, filters, stride, pad, 'NHWC', dilation);
      const moved = bias ? tf.add(y, bias) : y;
      return rectified ? tf.relu(moved) : moved;
    },
    // A convolution with the turned filters over the gradient, zeros between its numbers for the stride: WASM has no kernel of it.
    backward: (dy, [x]) => {
      const [n, h, w] = (x as tf.Tensor4D).shape;
      const [, rows = 1, columns = 1] = dy.shape;
      const before = [slide(h, sizes[0], stride, pad).before, slide(w, sizes[1], stride, pad).before] as const; // biome-ignore format: one line reads better
      const border = (axis: 0 | 1, length: number, count: number): [number, number] => {
        const first = sizes[axis] - 1 - before[axis];
        const spreadLength = stride * (count - 1) + 1;
        return [first, length + sizes[axis] - 1 - first - spreadLength];
      };
      const borders = [border(0, h, rows), border(1, w, columns)] as const;
      const grouped = tf.reshape(dy, [n * rows * columns, channels, each]);
      const parts = Array.from({ length: each }, (_, j) => {
        const one = tf.reshape(tf.slice(grouped, [0, 0, j], [-1, -1, 1]), [n, rows, columns, channels]);
        const lines = spreadRows(one as tf.Tensor4D, stride);
        const apart = tf.transpose(spreadRows(tf.transpose(lines, [0, 2, 1, 3]), stride), [0, 2, 1, 3]);
        const whole = padOrCut(apart as tf.Tensor4D, borders);
        const turned = tf.reverse(tf.slice(filters, [0, 0, 0, j], [-1, -1, -1, 1]), [0, 1]) as tf.Tensor4D; // biome-ignore format: one line reads better
        return tf.depthwiseConv2d(whole, turned, 1, 'valid', 'NHWC', dilation);
      });
      return [tf.addN(parts)];
    },
  };
}
