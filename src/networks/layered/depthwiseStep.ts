import * as tf from '@tensorflow/tfjs-core';
import type { Shape, Step } from './network.ts';
import { padOrCut, spreadOut } from './spread.ts';
import { bordered, type Place, paddingName, type Sliding, slidden, slidingFilters } from './steps.ts';
import { slide } from './windows.ts';

/** A filter of its own for each channel, or several: channel c of x becomes c m to c m + m - 1. Then bias, and perhaps max(0, x). */
export function depthwiseStep(
  place: Place,
  filters: tf.Tensor4D,
  bias: tf.Tensor1D | null,
  sliding: Sliding,
): Step {
  const { strides, pad, rectified } = sliding;
  const [, , channels, each] = filters.shape;
  const { alike, sizes, stride, dilations } = slidingFilters(
    'networks.depthwise',
    place,
    filters,
    bias,
    sliding,
  );
  return {
    ...alike,
    outputShape: ([x]) => [...slidden(x as Shape, sizes, strides, pad), channels * each],
    multiplyAdds: (_, [h = 0, w = 0]) => h * w * filters.size,
    forward: ([x]) => {
      const y = tf.depthwiseConv2d(
        bordered(x as tf.Tensor, pad),
        filters,
        stride,
        paddingName(pad),
        'NHWC',
        dilations,
      );
      const moved = bias ? tf.add(y, bias) : y;
      return rectified ? tf.relu(moved) : moved;
    },
    // A convolution with the turned filters over the gradient, zeros between its numbers for the stride: WASM has no kernel of it.
    backward: (dy, [x]) => {
      const [n, h, w] = (x as tf.Tensor4D).shape;
      const [, rows = 1, columns = 1] = dy.shape;
      const border = (axis: 0 | 1, length: number, count: number): [number, number] => {
        const first = sizes[axis] - 1 - slide(length, sizes[axis], strides[axis], pad, axis).before;
        const spreadLength = strides[axis] * (count - 1) + 1;
        return [first, length + sizes[axis] - 1 - first - spreadLength];
      };
      const borders = [border(0, h, rows), border(1, w, columns)] as const;
      const grouped = tf.reshape(dy, [n * rows * columns, channels, each]);
      const parts = Array.from({ length: each }, (_, j) => {
        const one = tf.reshape(tf.slice(grouped, [0, 0, j], [-1, -1, 1]), [n, rows, columns, channels]);
        const whole = padOrCut(spreadOut(one as tf.Tensor4D, strides), borders);
        const turned = tf.reverse(tf.slice(filters, [0, 0, 0, j], [-1, -1, -1, 1]), [0, 1]) as tf.Tensor4D; // biome-ignore format: one line reads better
        return tf.depthwiseConv2d(whole, turned, 1, 'valid', 'NHWC', dilations);
      });
      return [tf.addN(parts)];
    },
  };
}
