import type { layers as kinds } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../../errors.ts';
import { message } from '../../../words/keys.ts';
import {
  type Activation,
  activationStep,
  activationWords,
  elu,
  named,
  prelu,
  rectifier,
} from '../activations.ts';
import { depthwiseStep } from '../depthwiseStep.ts';
import type { Shape, Step } from '../network.ts';
import { resizeStep } from '../resizeStep.ts';
import { convolutionStep, type Place, poolStep, slidingKind } from '../steps.ts';
import { transposedLength, transposedStep } from '../transposedStep.ts';
import { pointwiseWindow, shiftedWindow, type Window } from '../windows.ts';

export type Layer = ReturnType<typeof kinds.add>;

/** Layers that give back what they get once training is over. */
const passing = new Set([
  'ActivityRegularization',
  'AlphaDropout',
  'Dropout',
  'GaussianDropout',
  'GaussianNoise',
  'SpatialDropout2D',
]);

/** Layers whose outputs each see the one position of the inputs they lie at. */
const pointwise = new Set([
  'Add',
  'Average',
  'BatchNormalization',
  'Maximum',
  'Minimum',
  'Multiply',
  'Normalization',
  'Rescaling',
  'Subtract',
]);

/** Layers whose outputs each see everything. */
const global = new Set(['Flatten', 'GlobalAveragePooling2D', 'GlobalMaxPooling2D']);

interface Config {
  activation?: unknown;
  alpha?: number;
  axis?: number | number[];
  cropping?: unknown;
  dilationRate?: number | number[];
  interpolation?: string;
  kernelSize?: number | number[];
  maxValue?: number | null;
  padding?: unknown;
  poolSize?: number | number[];
  size?: number | number[];
  slope?: number;
  strides?: number | number[] | null;
  theta?: number;
  threshold?: number;
}

/** What a layer ends with; TF.js keeps it as an object with the function. */
interface Activated {
  activation?: { apply: (x: tf.Tensor) => tf.Tensor; getClassName: () => string };
}

/**
 * A layer as steps: one, or hidden ones and the last that has its name.
 *
 * @param shapes of its inputs, null where any length will do
 * @param next the position of the first of the steps
 */
export function stepsOf(
  layer: Layer,
  place: Place,
  shapes: readonly (readonly (number | null)[])[],
  next: number,
): Step[] {
  const linear = linearSteps(layer, shapes);
  if (!linear) {
    return [
      activationOf(layer, place) ?? placedStep(layer, place) ?? byTfjs(layer, place, windowOf(layer, shapes)),
    ];
  }
  const activation = endOf(layer);
  if (!activation) return linear(place, false, next);
  if (activation === named.relu) return linear(place, true, next);
  const inner = linear({ ...place, name: `${place.name}/before`, shown: false }, false, next);
  const kind = message('networks.ending', { kind: inner.at(-1)?.kind ?? '', activation: activation.said });
  return [...inner, activationStep({ ...place, inputs: [next + inner.length - 1] }, activation, kind)];
}

/** Null for a layer that ends in nothing. */
function endOf(layer: Layer): Activation | null {
  const { activation } = layer as unknown as Activated;
  const name = activation?.getClassName() ?? 'linear';
  if (!activation || name === 'linear') return null;
  const key = name.replaceAll('_', '').toLowerCase();
  return named[key] ?? { said: activationWords(name), apply: (x) => activation.apply(x) };
}

/** Of layers with an activation at their end: the steps before it, `rectified` when that is max(0, x). */
function linearSteps(
  layer: Layer,
  [shape = []]: readonly (readonly (number | null)[])[],
): ((place: Place, rectified: boolean, next: number) => Step[]) | null {
  const config = layer.getConfig() as Config;
  const strides = pair(config.strides ?? 1);
  const dilations = pair(config.dilationRate ?? 1);
  const pad = config.padding === 'same' ? 'same' : 'valid';
  const [filters, second, third] = layer.getWeights() as [tf.Tensor4D, tf.Tensor1D?, tf.Tensor1D?];
  switch (layer.getClassName()) {
    case 'Conv2D':
      return (place, rectified) => [
        convolutionStep(place, filters, second ?? null, { strides, pad, dilations, rectified }),
      ];
    case 'DepthwiseConv2D':
      return (place, rectified) => [
        depthwiseStep(place, filters, second ?? null, { strides, pad, dilations, rectified }),
      ];
    case 'SeparableConv2D':
      return (place, rectified, next) => {
        const inner = { ...place, name: `${place.name}/depthwise`, shown: false };
        const points = second as unknown as tf.Tensor4D;
        const [height, width] = filters.shape;
        const kind = slidingKind(message('networks.separable', { height, width }), { strides, dilations });
        const first = depthwiseStep(inner, filters, null, { strides, pad, dilations, rectified: false });
        const along = { strides: [1, 1], pad: 'valid', rectified } as const;
        const last = convolutionStep({ ...place, inputs: [next] }, points, third ?? null, along);
        return [first, { ...last, kind }];
      };
    case 'Conv2DTranspose':
      return (place, rectified) => [
        transposedStep(place, filters, second ?? null, { strides, pad, rectified }, (length, axis) =>
          transposedLength(length, filters.shape[axis], strides[axis], pad),
        ),
      ];
    case 'Dense':
      return (place, rectified) => [denseStep(layer, place, rectified, shape.length)];
    default:
      return null;
  }
}

/** Layers that are nothing but an activation. */
function activationOf(layer: Layer, place: Place): Step | null {
  const config = layer.getConfig() as Config;
  const kind = layer.getClassName();
  switch (kind) {
    case 'Activation':
      return activationStep(place, endOf(layer) ?? { said: 'linear', apply: (x) => tf.clone(x) });
    case 'ReLU':
      return activationStep(place, rectifier({ most: config.maxValue ?? null }), 'ReLU');
    case 'Rectifier': {
      const { slope = 0, threshold = 0, maxValue = null } = config;
      return activationStep(place, rectifier({ slope, threshold, most: maxValue }), 'ReLU');
    }
    case 'LeakyReLU':
      return activationStep(place, rectifier({ slope: config.alpha ?? 0.3 }));
    case 'ThresholdedReLU':
      return activationStep(place, rectifier({ threshold: config.theta ?? 1 }), 'ThresholdedReLU');
    case 'ELU':
    case 'ScaledELU':
      return activationStep(place, elu(config.alpha ?? 1));
    case 'PReLU':
      return activationStep(place, prelu(layer.getWeights()[0] as tf.Tensor));
    default:
      return passing.has(kind) ? activationStep(place, { said: kind, apply: (x) => tf.clone(x) }) : null;
  }
}

/** Poolings and resizings. */
function placedStep(layer: Layer, place: Place): Step | null {
  const config = layer.getConfig() as Config;
  const kind = layer.getClassName();
  switch (kind) {
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      const sizes = pair(config.poolSize ?? 2);
      const pad = config.padding === 'same' ? 'same' : 'valid';
      const strides = pair(config.strides ?? sizes);
      return poolStep(place, kind === 'MaxPooling2D' ? 'max' : 'average', sizes, { strides, pad });
    }
    case 'UpSampling2D': {
      const sizes = pair(config.size ?? 2);
      const method = config.interpolation === 'bilinear' ? 'bilinear' : 'nearest';
      const [height, width] = sizes;
      const words = message('networks.upSampling', { height, width, method });
      return resizeStep(place, words, { method }, (length, axis) => length * sizes[axis]);
    }
    default:
      return null;
  }
}

/** x W + b at every position. */
function denseStep(
  layer: Layer,
  { name, inputs, shown = true }: Place,
  rectified: boolean,
  axes: number,
): Step {
  const [matrix, bias] = layer.getWeights() as [tf.Tensor2D, tf.Tensor1D?];
  const [channelsIn, channelsOut] = matrix.shape;
  const times = (x: tf.Tensor, transposed: boolean) => {
    const [from, to] = transposed ? [channelsOut, channelsIn] : [channelsIn, channelsOut];
    const rows = tf.reshape(x, [-1, from]) as tf.Tensor2D;
    return tf.reshape(tf.matMul(rows, matrix, false, transposed), [...x.shape.slice(0, -1), to]);
  };
  return {
    name,
    kind: 'Dense',
    inputs,
    shown,
    rectified,
    parameters: layer.countParams(),
    outputShape: ([x]) => [...(x as Shape).slice(0, -1), channelsOut],
    multiplyAdds: (_, output) => channelsIn * output.reduce((product, length) => product * length, 1),
    window: (length): Window => (axes === 3 ? pointwiseWindow(length) : axes === 1 ? 'all' : 'unknown'),
    forward: ([x]) => {
      const y = times(x as tf.Tensor, false);
      const moved = bias ? tf.add(y, bias) : y;
      return rectified ? tf.relu(moved) : moved;
    },
    backward: (dy) => [times(dy, true)],
  };
}

/** Any layer, run and differentiated by TF.js. */
function byTfjs(layer: Layer, place: Place, window: Step['window']): Step {
  const { name, inputs, shown = true } = place;
  const run = (xs: readonly tf.Tensor[]) => {
    // A tensor that comes in twice is two to the gradient, and what comes out is never what went in.
    const [first, ...others] = xs.map((x) => tf.clone(x));
    return tf.clone(layer.apply(others.length === 0 ? (first as tf.Tensor) : [first as tf.Tensor, ...others]) as tf.Tensor); // biome-ignore format: one line reads better
  };
  const batched = (shape: Shape) => [1, ...shape];
  return {
    name,
    kind: layer.getClassName(),
    inputs,
    shown,
    rectified: false,
    parameters: layer.countParams(),
    outputShape: (shapes) => {
      const given = shapes.length === 1 ? batched(shapes[0] as Shape) : shapes.map(batched);
      return (layer.computeOutputShape(given) as number[]).slice(1);
    },
    multiplyAdds: () => 0,
    window,
    forward: run,
    backward: (dy, xs) => gradientsBy(name, run, xs, dy),
  };
}

/** Gradients by TF.js. @throws LikenessError `NoWayBack` where it has none */
export function gradientsBy(
  name: string,
  run: (xs: readonly tf.Tensor[]) => tf.Tensor,
  xs: readonly tf.Tensor[],
  dy: tf.Tensor,
): tf.Tensor[] {
  try {
    const copies = xs.map((x) => tf.clone(x));
    return tf.grads((...given: tf.Tensor[]) => run(given))(copies, dy);
  } catch (cause) {
    throw new LikenessError('NoWayBack', { layer: name }, { cause });
  }
}

/** What a layer's positions see. */
function windowOf(layer: Layer, shapes: readonly (readonly (number | null)[])[]): Step['window'] {
  const kind = layer.getClassName();
  const config = layer.getConfig() as Config;
  const [shape = []] = shapes;
  if (pointwise.has(kind)) return pointwiseWindow;
  if (global.has(kind)) return () => 'all';
  if (kind === 'ZeroPadding2D' || kind === 'Cropping2D') {
    const sides = (config.padding ?? config.cropping) as number | (number | [number, number])[];
    const sign = kind === 'Cropping2D' ? -1 : 1;
    return (_, axis) => {
      const along = typeof sides === 'number' ? sides : (sides[axis] ?? 0);
      return shiftedWindow(sign * (typeof along === 'number' ? along : along[0]));
    };
  }
  const axes = [config.axis ?? -1].flat().map((axis) => (axis < 0 ? axis + shape.length + 1 : axis));
  if (['Concatenate', 'LayerNormalization', 'Softmax', 'UnitNormalization'].includes(kind)) {
    const alongChannels = axes.length === 1 && axes[0] === shape.length;
    if (alongChannels) return pointwiseWindow;
    return () => (kind === 'Concatenate' ? 'unknown' : 'all');
  }
  if (kind === 'Reshape') {
    const positions = shape.length === 3 ? (shape[0] ?? 2) * (shape[1] ?? 2) : 1;
    return () => (positions === 1 ? 'all' : 'unknown');
  }
  return () => 'unknown';
}

function pair(value: number | readonly number[]): [number, number] {
  if (typeof value === 'number') return [value, value];
  return [value[0] ?? 1, value[1] ?? value[0] ?? 1];
}
