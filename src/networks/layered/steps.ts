import * as tf from '@tensorflow/tfjs-core';
import '../backend/gradients.ts';
import { convolve, linearInputGradient, type ReplicateConvolution } from '../backend/replicateConvolution.ts';
import type { Shape, Step, Window } from './network.ts';
import { spreadFilters } from './spread.ts';

export type Padding = 'same' | 'valid';

export interface Place {
  name: string;
  inputs: readonly number[];
  shown?: boolean;
}

/** Output length, and the padding before: 'same' keeps ceil(n / s), its padding depends on n and the odd one goes behind. */
export function slide(
  length: number,
  size: number,
  stride: number,
  pad: Padding,
): { length: number; before: number } {
  if (pad === 'valid') return { length: Math.floor((length - size) / stride) + 1, before: 0 };
  const out = Math.ceil(length / stride);
  return { length: out, before: Math.floor(Math.max((out - 1) * stride + size - length, 0) / 2) };
}

/** filters * x + bias, zeros around it, then perhaps max(0, x). A dilation d takes every d-th number of x: ke = d (k - 1) + 1. */
export function convolutionStep(
  { name, inputs, shown = true }: Place,
  filters: tf.Tensor4D,
  bias: tf.Tensor1D | null,
  { stride, pad, rectified, dilation = 1 }: { stride: number; pad: Padding; rectified: boolean; dilation?: number }, // biome-ignore format: one line reads better
): Step {
  const [height, width, channelsIn, channelsOut] = filters.shape;
  const sizes = [dilation * (height - 1) + 1, dilation * (width - 1) + 1] as const;
  const details = [stride > 1 && `stride ${stride}`, dilation > 1 && `dilation ${dilation}`].filter(Boolean);
  return {
    name,
    kind: [`convolution ${height} × ${width}`, ...details].join(', '),
    inputs,
    shown,
    rectified,
    parameters: filters.size + (bias?.size ?? 0),
    outputShape: ([x]) => [...slidden(x as Shape, sizes, stride, pad), channelsOut],
    multiplyAdds: (_, [h = 0, w = 0]) => h * w * height * width * channelsIn * channelsOut,
    window: (length, axis) => ({
      size: sizes[axis],
      stride,
      before: slide(length, sizes[axis], stride, pad).before,
      apart: dilation,
    }),
    forward: ([x]) =>
      tf.fused.conv2d({
        x: x as tf.Tensor4D,
        filter: filters,
        strides: stride,
        pad,
        dilations: dilation,
        ...(bias && { bias }),
        activation: rectified ? 'relu' : 'linear',
      }),
    backward: (dy, [x]) => {
      const shape = (x as tf.Tensor4D).shape;
      const odd = height % 2 === 1 && width % 2 === 1;
      // Where it can be, the gradient is a forward convolution: WASM runs that kernel much faster.
      if (stride === 1 && pad === 'same' && odd) {
        const turned = tf.transpose(tf.reverse(filters, [0, 1]), [0, 1, 3, 2]) as tf.Tensor4D;
        return [tf.conv2d(dy as tf.Tensor4D, turned, 1, 'same', 'NHWC', dilation)];
      }
      return [tf.conv2dTranspose(dy as tf.Tensor4D, spreadFilters(filters, dilation), shape, stride, pad)];
    },
  };
}

/** max(0, filters * x + bias), the edge pixels repeated around it. */
export function replicateStep({ name, inputs }: Place, convolution: ReplicateConvolution): Step {
  const [height, width, channelsIn, channelsOut] = convolution.filters.shape;
  return {
    name,
    kind: `convolution ${height} × ${width}`,
    inputs,
    shown: true,
    rectified: true,
    parameters: convolution.filters.size + convolution.bias.size,
    outputShape: ([x]) => [...(x as Shape).slice(0, 2), channelsOut],
    multiplyAdds: (_, [h = 0, w = 0]) => h * w * height * width * channelsIn * channelsOut,
    window: () => ({ size: 3, stride: 1, before: 1 }),
    forward: ([x]) => convolve(x as tf.Tensor4D, convolution),
    backward: (dy) => [linearInputGradient(dy as tf.Tensor4D, convolution)],
  };
}

export function poolStep(
  { name, inputs, shown = true }: Place,
  of: 'max' | 'average',
  { size, stride, pad }: { size: number; stride: number; pad: Padding },
): Step {
  const pool = (x: tf.Tensor) =>
    of === 'max'
      ? tf.maxPool(x as tf.Tensor4D, size, stride, pad)
      : tf.avgPool(x as tf.Tensor4D, size, stride, pad);
  return {
    name,
    kind: `${of} of ${size} × ${size}, stride ${stride}`,
    inputs,
    shown,
    rectified: false,
    parameters: 0,
    outputShape: ([x]) => [...slidden(x as Shape, [size, size], stride, pad), (x as Shape)[2] ?? 1],
    multiplyAdds: () => 0,
    window: (length) => ({ size, stride, before: slide(length, size, stride, pad).before }),
    forward: ([x]) => pool(x as tf.Tensor),
    backward: (dy, [x]) => [tf.grad(pool)(x as tf.Tensor, dy)],
  };
}

/** The sum of two, the smaller ones grown with zeros at the bottom, at the right and in further channels; then max(0, x). */
export function addStep({ name, inputs, shown = true }: Place, kind: string): Step {
  const largest = (shapes: readonly Shape[]) =>
    [0, 1, 2].map((axis) => Math.max(...shapes.map((shape) => shape[axis] ?? 0)));
  return {
    name,
    kind,
    inputs,
    shown,
    rectified: true,
    parameters: 0,
    outputShape: largest,
    multiplyAdds: () => 0,
    window: () => ({ size: 1, stride: 1, before: 0 }),
    forward: (terms) => {
      const [h = 0, w = 0, c = 0] = largest(terms.map(({ shape }) => shape.slice(1)));
      const grown = terms.map((x) => {
        const [, height = 0, width = 0, channels = 0] = x.shape;
        return tf.pad(x, [[0, 0], [0, h - height], [0, w - width], [0, c - channels]]); // biome-ignore format: one line reads better
      });
      return tf.relu(tf.addN(grown));
    },
    backward: (dy, terms) =>
      terms.map((x) =>
        x.shape.join() === dy.shape.join() ? tf.clone(dy) : tf.slice(dy, [0, 0, 0, 0], x.shape),
      ),
  };
}

/** The mean of each channel over all positions. */
export function meanStep({ name, inputs }: Place): Step {
  return {
    name,
    kind: 'mean of all positions',
    inputs,
    shown: true,
    rectified: false,
    parameters: 0,
    outputShape: ([x]) => [(x as Shape)[2] ?? 1],
    multiplyAdds: () => 0,
    window: (): Window => 'all',
    forward: ([x]) => tf.mean(x as tf.Tensor, [1, 2]),
    backward: (dy, [x]) => {
      const [n = 1, h = 1, w = 1, c = 1] = (x as tf.Tensor).shape;
      return [tf.tile(tf.reshape(tf.div(dy, h * w), [n, 1, 1, c]), [1, h, w, 1])];
    },
  };
}

/** x W */
export function linearStep({ name, inputs }: Place, matrix: tf.Tensor2D): Step {
  return {
    name,
    kind: 'linear',
    inputs,
    shown: true,
    rectified: false,
    parameters: matrix.size,
    outputShape: () => [matrix.shape[1]],
    multiplyAdds: () => matrix.size,
    window: (): Window => 'all',
    forward: ([x]) => tf.matMul(x as tf.Tensor2D, matrix),
    backward: (dy) => [tf.matMul(dy as tf.Tensor2D, matrix, false, true)],
  };
}

/** Rows and columns of the output. */
export function slidden(
  shape: Shape,
  sizes: readonly [number, number],
  stride: number,
  pad: Padding,
): number[] {
  return [0, 1].map((axis) => slide(shape[axis] ?? 0, sizes[axis as 0 | 1], stride, pad).length);
}
