import * as tf from '@tensorflow/tfjs-core';
import { message } from '../../words/keys.ts';
import type { Shape, Step } from './network.ts';
import { type Place, slidingKind } from './steps.ts';
import { slide } from './windows.ts';

/**
 * A transposed convolution: each number of x puts filters, weighted with it, every `strides` positions; what overlaps is summed. The
 * gradient of a convolution that takes `lengthOf(n)` numbers to n (Dumoulin and Visin 2016, section 4).
 *
 * @param filters [height, width, channels of the output, channels of x]
 * @param lengthOf output length of an input length along an axis
 */
export function transposedStep(
  { name, inputs, shown = true }: Place,
  filters: tf.Tensor4D,
  bias: tf.Tensor1D | null,
  options: { strides: readonly [number, number]; pad: 'same' | 'valid'; rectified: boolean },
  lengthOf: (length: number, axis: 0 | 1) => number,
): Step {
  const { strides, pad, rectified } = options;
  const [height, width, channelsOut, channelsIn] = filters.shape;
  const sizes = [height, width] as const;
  const stride = [...strides] as [number, number];
  const lengths = ([h = 0, w = 0]: Shape) => [lengthOf(h, 0), lengthOf(w, 1)] as const;
  return {
    name,
    kind: slidingKind(message('networks.transposed', { height, width }), { strides }),
    inputs,
    shown,
    rectified,
    parameters: filters.size + (bias?.size ?? 0),
    outputShape: ([x]) => [...lengths(x as Shape), channelsOut],
    multiplyAdds: ([x]) => (x?.[0] ?? 0) * (x?.[1] ?? 0) * height * width * channelsIn * channelsOut,
    // Of input i, number k of the filter falls on i s - p + k: unit u sees those i whose i s lies from u + p - (k - 1) to u + p.
    window: (length, axis) => ({
      size: sizes[axis],
      stride: 1,
      before: sizes[axis] - 1 - slide(lengthOf(length, axis), sizes[axis], strides[axis], pad, axis).before,
      up: strides[axis],
    }),
    forward: ([x]) => {
      const [n, h, w] = (x as tf.Tensor4D).shape;
      const y = tf.conv2dTranspose(
        x as tf.Tensor4D,
        filters,
        [n, ...lengths([h, w]), channelsOut],
        stride,
        pad,
      );
      const moved = bias ? tf.add(y, bias) : y;
      return rectified ? tf.relu(moved) : moved;
    },
    backward: (dy) => [tf.conv2d(dy as tf.Tensor4D, filters, stride, pad)],
  };
}

/** Output length of a Keras Conv2DTranspose: n s, and for 'valid' what the filters stick out. */
export function transposedLength(
  length: number,
  size: number,
  stride: number,
  pad: 'same' | 'valid',
): number {
  return pad === 'same' ? length * stride : length * stride + Math.max(size - stride, 0);
}
