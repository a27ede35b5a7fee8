import * as tf from '@tensorflow/tfjs-core';
import './gradients.ts';
import type { Shape, Step, Window } from './layeredNetwork.ts';
import { convolve, linearInputGradient, type ReplicateConvolution } from './replicateConvolution.ts';

type Padding = 'same' | 'valid';

interface Place {
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
      return [tf.conv2dTranspose(dy as tf.Tensor4D, spread(filters, dilation), shape, stride, pad)];
    },
  };
}

/** Filters with d - 1 zeros between their numbers: TF.js' transposed convolution knows no dilation. */
function spread(filters: tf.Tensor4D, dilation: number): tf.Tensor4D {
  if (dilation === 1) return filters;
  const [height, width, channelsIn, channelsOut] = filters.shape;
  const lines = spreadRows(tf.reshape(filters, [1, height, width, channelsIn * channelsOut]), dilation);
  const turned = spreadRows(tf.transpose(lines, [0, 2, 1, 3]), dilation);
  return tf.reshape(tf.transpose(turned, [0, 2, 1, 3]), [dilation * (height - 1) + 1, dilation * (width - 1) + 1, channelsIn, channelsOut]); // biome-ignore format: one line reads better
}

/** d - 1 lines of zeros between two rows of [n, h, w, c], for backends that pad no more than four axes. */
function spreadRows(x: tf.Tensor4D, apart: number): tf.Tensor4D {
  if (apart === 1) return x;
  const [n, h, w, c] = x.shape;
  const padded = tf.pad(tf.reshape(x, [n * h, 1, w * c]), [[0, 0], [0, apart - 1], [0, 0]]); // biome-ignore format: one line reads better
  return tf.slice(tf.reshape(padded, [n, h * apart, w, c]) as tf.Tensor4D, [0, 0, 0, 0], [n, apart * (h - 1) + 1, w, c]); // biome-ignore format: one line reads better
}

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

/** Zeros around [n, h, w, c]; a negative border cuts instead. */
function padOrCut(x: tf.Tensor4D, borders: readonly [[number, number], [number, number]]): tf.Tensor4D {
  const [[top, bottom], [left, right]] = borders;
  const zeros = (length: number) => Math.max(0, length);
  const padded = tf.pad(x, [[0, 0], [zeros(top), zeros(bottom)], [zeros(left), zeros(right)], [0, 0]]); // biome-ignore format: one line reads better
  const [n, h, w, c] = padded.shape;
  const cut = (length: number) => Math.max(0, -length);
  return tf.slice(padded, [0, cut(top), cut(left), 0], [n, h - cut(top) - cut(bottom), w - cut(left) - cut(right), c]); // biome-ignore format: one line reads better
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

function slidden(shape: Shape, sizes: readonly [number, number], stride: number, pad: Padding): number[] {
  return [0, 1].map((axis) => slide(shape[axis] ?? 0, sizes[axis as 0 | 1], stride, pad).length);
}
