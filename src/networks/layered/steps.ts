import * as tf from '@tensorflow/tfjs-core';
import '../backend/gradients.ts';
import { message, type Words } from '../../words/keys.ts';
import { convolve, linearInputGradient, type ReplicateConvolution } from '../backend/replicateConvolution.ts';
import type { Shape, Step } from './network.ts';
import { padOrCut, spreadFilters } from './spread.ts';
import { type Padding, pointwiseWindow, slide, type Window } from './windows.ts';

export interface Place {
  name: string;
  inputs: readonly number[];
  shown?: boolean;
}

export interface Sliding {
  /** Down and across. */
  strides: readonly [number, number];
  pad: Padding;
  rectified: boolean;
  /** Every d-th number of x is taken: ke = d (k - 1) + 1. */
  dilations?: readonly [number, number];
}

/** A kind of step with its strides and dilations where they are not 1. */
export function slidingKind(
  kind: Words,
  { strides, dilations = [1, 1] }: Pick<Sliding, 'strides' | 'dilations'>,
): Words {
  const one = ([down, across]: readonly [number, number]) => down === 1 && across === 1;
  const pair = ([down, across]: readonly [number, number]) =>
    down === across ? String(down) : `${down} × ${across}`;
  const strided = one(strides) ? kind : message('networks.stride', { kind, stride: pair(strides) });
  return one(dilations)
    ? strided
    : message('networks.dilation', { kind: strided, dilation: pair(dilations) });
}

/** The window of filters of these sizes, zeros between their numbers counted. */
export function slidingWindow(
  sizes: readonly [number, number],
  { strides, pad, dilations = [1, 1] }: Omit<Sliding, 'rectified'>,
): Step['window'] {
  return (length, axis) => ({
    size: sizes[axis],
    stride: strides[axis],
    before: slide(length, sizes[axis], strides[axis], pad, axis).before,
    apart: dilations[axis],
  });
}

/** What TF.js' poolings and convolutions take for that padding: borders of one's own are put around the input before. */
export function paddingName(pad: Padding): 'same' | 'valid' {
  return pad === 'same' ? 'same' : 'valid';
}

/** An input with the borders of its padding, where it brings its own. */
export function bordered(x: tf.Tensor, pad: Padding): tf.Tensor4D {
  return typeof pad === 'string' ? (x as tf.Tensor4D) : padOrCut(x as tf.Tensor4D, pad);
}

/** The gradient without those borders. */
export function unbordered(dx: tf.Tensor, pad: Padding): tf.Tensor4D {
  if (typeof pad === 'string') return dx as tf.Tensor4D;
  const [[top, bottom], [left, right]] = pad;
  return padOrCut(dx as tf.Tensor4D, [[-top, -bottom], [-left, -right]]); // biome-ignore format: one line reads better
}

/**
 * What steps with sliding filters [height, width, .., ..] have alike: `alike` of the step itself, and the numbers they compute with.
 *
 * @param kind what the step is called
 */
export function slidingFilters(
  kind: 'networks.convolution' | 'networks.depthwise',
  { name, inputs, shown = true }: Place,
  filters: tf.Tensor4D,
  bias: tf.Tensor1D | null,
  sliding: Sliding,
) {
  const [height, width] = filters.shape;
  const dilations: [number, number] = [...(sliding.dilations ?? ([1, 1] as const))];
  /** Pixels that a filter reaches over. */
  const sizes = [dilations[0] * (height - 1) + 1, dilations[1] * (width - 1) + 1] as const;
  const stride: [number, number] = [...sliding.strides];
  return {
    alike: {
      name,
      kind: slidingKind(message(kind, { height, width }), sliding),
      inputs,
      shown,
      rectified: sliding.rectified,
      parameters: filters.size + (bias?.size ?? 0),
      window: slidingWindow(sizes, sliding),
    },
    sizes,
    stride,
    dilations,
  };
}

/** filters * x + bias, zeros around it, then perhaps max(0, x). */
export function convolutionStep(
  place: Place,
  filters: tf.Tensor4D,
  bias: tf.Tensor1D | null,
  sliding: Sliding,
): Step {
  const { strides, pad, rectified } = sliding;
  const [height, width, channelsIn, channelsOut] = filters.shape;
  const { alike, sizes, stride, dilations } = slidingFilters(
    'networks.convolution',
    place,
    filters,
    bias,
    sliding,
  );
  return {
    ...alike,
    outputShape: ([x]) => [...slidden(x as Shape, sizes, strides, pad), channelsOut],
    multiplyAdds: (_, [h = 0, w = 0]) => h * w * height * width * channelsIn * channelsOut,
    forward: ([x]) =>
      tf.fused.conv2d({
        x: bordered(x as tf.Tensor, pad),
        filter: filters,
        strides: stride,
        pad: paddingName(pad),
        dilations,
        ...(bias && { bias }),
        activation: rectified ? 'relu' : 'linear',
      }),
    backward: (dy, [x]) => {
      const { shape } = x as tf.Tensor4D;
      const odd = height % 2 === 1 && width % 2 === 1;
      // Where it can be, the gradient is a forward convolution: WASM runs that kernel much faster.
      if (strides[0] === 1 && strides[1] === 1 && pad === 'same' && odd) {
        const turned = tf.transpose(tf.reverse(filters, [0, 1]), [0, 1, 3, 2]) as tf.Tensor4D;
        return [tf.conv2d(dy as tf.Tensor4D, turned, 1, 'same', 'NHWC', dilations)];
      }
      const whole = borderedShape(shape, pad);
      const back = tf.conv2dTranspose(dy as tf.Tensor4D, spreadFilters(filters, dilations), whole, stride, paddingName(pad)); // biome-ignore format: one line reads better
      return [unbordered(back, pad)];
    },
  };
}

function borderedShape([n, h, w, c]: readonly number[], pad: Padding): [number, number, number, number] {
  const [[top, bottom], [left, right]] = typeof pad === 'string' ? [[0, 0], [0, 0]] : pad; // biome-ignore format: one line reads better
  return [n ?? 1, (h ?? 1) + top + bottom, (w ?? 1) + left + right, c ?? 1];
}

/** max(0, filters * x + bias), the edge pixels repeated around it. */
export function replicateStep({ name, inputs }: Place, convolution: ReplicateConvolution): Step {
  const [height, width, channelsIn, channelsOut] = convolution.filters.shape;
  return {
    name,
    kind: message('networks.convolution', { height, width }),
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

/** The greatest or the mean of each place; 'same' means leave out what lies outside. */
export function poolStep(
  { name, inputs, shown = true }: Place,
  of: 'max' | 'average',
  sizes: readonly [number, number],
  { strides, pad }: { strides: readonly [number, number]; pad: 'same' | 'valid' },
): Step {
  const [size, stride] = [[...sizes], [...strides]] as [[number, number], [number, number]];
  const pool = (x: tf.Tensor) =>
    of === 'max'
      ? tf.maxPool(x as tf.Tensor4D, size, stride, pad)
      : tf.avgPool(x as tf.Tensor4D, size, stride, pad);
  return {
    name,
    kind: slidingKind(
      message(of === 'max' ? 'networks.maxPool' : 'networks.averagePool', {
        height: size[0],
        width: size[1],
      }),
      { strides },
    ),
    inputs,
    shown,
    rectified: false,
    parameters: 0,
    outputShape: ([x]) => [...slidden(x as Shape, sizes, strides, pad), (x as Shape)[2] ?? 1],
    multiplyAdds: () => 0,
    window: slidingWindow(sizes, { strides, pad }),
    forward: ([x]) => pool(x as tf.Tensor),
    backward: (dy, [x]) => [tf.grad(pool)(x as tf.Tensor, dy)],
  };
}

/** The sum of two, the smaller ones grown with zeros at the bottom, at the right and in further channels; then max(0, x). */
export function addStep({ name, inputs, shown = true }: Place, kind: Words): Step {
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
    window: pointwiseWindow,
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
    kind: message('networks.meanOfAll'),
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
    kind: message('networks.linear'),
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
  strides: readonly [number, number],
  pad: Padding,
): number[] {
  return ([0, 1] as const).map(
    (axis) => slide(shape[axis] ?? 0, sizes[axis], strides[axis], pad, axis).length,
  );
}
