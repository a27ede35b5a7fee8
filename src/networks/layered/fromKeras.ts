import * as tf from '@tensorflow/tfjs-core';
import type { layers as kinds, LayersModel } from '@tensorflow/tfjs-layers';
import { LikenessError } from '../../errors.ts';
import '../backend/gradients.ts';
import { depthwiseStep } from './depthwiseStep.ts';
import { INPUT, LayeredNetwork, type NetworkInput, type Shape, type Step, type Window } from './network.ts';
import { convolutionStep, poolStep, slide } from './steps.ts';

type Layer = ReturnType<typeof kinds.add>;

/** Layers whose outputs each see the one position of the input they lie at. */
const pointwise = new Set([
  'Activation',
  'Add',
  'Average',
  'BatchNormalization',
  'Concatenate',
  'Dropout',
  'ELU',
  'GaussianDropout',
  'GaussianNoise',
  'LayerNormalization',
  'LeakyReLU',
  'Maximum',
  'Minimum',
  'Multiply',
  'PReLU',
  'ReLU',
  'Rescaling',
  'SpatialDropout2D',
  'Subtract',
]);

/** What a dropped model was trained on; its files do not say. */
export type InputRange = '0 to 1' | '-1 to 1' | '0 to 255';

const ranges = {
  '0 to 1': { scale: 1, offset: 0 },
  '-1 to 1': { scale: 2, offset: -1 },
  '0 to 255': { scale: 255, offset: 0 },
} as const;

/**
 * A loaded TF.js layers model whose one input is a picture; disposing of the network disposes of it.
 *
 * Convolutions, poolings and rectifiers become this project's own steps; every other layer is run and differentiated by TF.js.
 * A rectifier that ends such a layer follows the rule like any other; further ones inside it keep their derivative.
 *
 * @throws LikenessError `NotAPictureModel`, the model is left to the caller
 */
export function layersOfModel(model: LayersModel, range: InputRange = '0 to 1'): LayeredNetwork {
  const [input, ...others] = model.inputs;
  const [, height = null, width = null, channels = null] = input?.shape ?? [];
  if (others.length > 0 || input?.shape.length !== 4 || (channels !== 1 && channels !== 3)) {
    throw notAPicture(
      `Its input is ${model.inputs.map(({ shape }) => shape.slice(1).join(' × ')).join(' and ')}.`,
    );
  }
  const steps: Step[] = [];
  const places = new Map<string, number>();
  const waiting = new Set<Layer>(model.layers as Layer[]);
  while (waiting.size > 0) {
    const before = waiting.size;
    for (const layer of waiting) {
      const sources = sourcesOf(layer).map((source) => (isInput(source) ? INPUT : places.get(source.name)));
      if (sources.includes(undefined)) continue;
      waiting.delete(layer);
      if (isInput(layer)) continue;
      for (const step of stepsOf(layer, sources as number[], steps.length)) steps.push(step);
      places.set(layer.name, steps.length - 1);
    }
    if (waiting.size === before) throw notAPicture('Its layers refer to each other in a circle.');
  }
  const size = height !== null && width !== null ? ([height, width] as const) : null;
  const taken: NetworkInput = { size, multiple: 32, channels, ...ranges[range] };
  return new LayeredNetwork(model.name, taken, steps, () => {
    model.dispose();
  });
}

function sourcesOf(layer: Layer): Layer[] {
  const nodes = layer.inboundNodes;
  if (nodes.length > 1) throw notAPicture(`Its layer ${layer.name} is used in more than one place.`);
  return (nodes[0]?.inboundLayers ?? []) as Layer[];
}

function isInput(layer: Layer): boolean {
  return layer.getClassName() === 'InputLayer';
}

interface Config {
  activation?: string;
  dataFormat?: string;
  kernelSize?: number | number[];
  poolSize?: number | number[];
  strides?: number | number[] | null;
  dilationRate?: number | number[];
  padding?: unknown;
  cropping?: unknown;
  maxValue?: number | null;
}

/** Kinds that may end in a rectifier of their own. */
const activated = new Set(['Conv2D', 'Conv2DTranspose', 'Dense', 'DepthwiseConv2D', 'SeparableConv2D']);

/** A separable convolution is two steps, every other layer one. @param next the position of the first of them */
function stepsOf(layer: Layer, inputs: readonly number[], next: number): Step[] {
  const kind = layer.getClassName();
  const config = layer.getConfig() as Config;
  const place = { name: layer.name, inputs };
  const [size, across] = pair(config.kernelSize ?? config.poolSize ?? 1);
  const [stride, strideAcross] = pair(config.strides ?? (config.poolSize === undefined ? 1 : size));
  const [dilation, dilationAcross] = pair(config.dilationRate ?? 1);
  const even =
    stride === strideAcross && dilation === dilationAcross && config.dataFormat !== 'channelsFirst';
  const pad = config.padding === 'same' ? 'same' : 'valid';
  const rectified = config.activation === 'relu';
  const options = { stride, pad, rectified, dilation } as const;
  if (even && (rectified || config.activation === 'linear')) {
    const [filters, second, third] = layer.getWeights() as [tf.Tensor4D, tf.Tensor?, tf.Tensor?];
    if (kind === 'Conv2D') return [convolutionStep(place, filters, asBias(second), options)];
    if (kind === 'DepthwiseConv2D') return [depthwiseStep(place, filters, asBias(second), options)];
    if (kind === 'SeparableConv2D') {
      const inner = { name: `${layer.name}/depthwise`, inputs, shown: false };
      const along = { stride: 1, pad: 'valid', rectified } as const;
      return [
        depthwiseStep(inner, filters, null, { ...options, rectified: false }),
        convolutionStep({ ...place, inputs: [next] }, second as tf.Tensor4D, asBias(third), along),
      ];
    }
  }
  const square = even && size === across;
  if (square && kind === 'MaxPooling2D') return [poolStep(place, 'max', { size, stride, pad })];
  if (square && kind === 'AveragePooling2D') return [poolStep(place, 'average', { size, stride, pad })];
  const step = runByTfjs(layer, inputs, windowOf(kind, config));
  const isRelu =
    (kind === 'Activation' && rectified) || (kind === 'ReLU' && (config.maxValue ?? null) === null);
  if (isRelu) return [{ ...step, rectified: true, backward: (dy) => [tf.clone(dy)] }];
  if (!rectified || !activated.has(kind)) return [step];
  const backward: Step['backward'] = (dy, xs, y) => withoutActivation(layer, () => step.backward(dy, xs, y));
  return [{ ...step, rectified, backward }];
}

function asBias(weights: tf.Tensor | undefined): tf.Tensor1D | null {
  return (weights as tf.Tensor1D | undefined) ?? null;
}

/** What TF.js' layers apply last. */
interface Activated {
  activation: { apply: (x: tf.Tensor) => tf.Tensor; getClassName: () => string };
}

const linear: Activated['activation'] = { apply: (x) => x, getClassName: () => 'linear' };

/** Runs work with the layer's last rectifier taken off: what passes that is the rule's to say. */
function withoutActivation<Result>(layer: Layer, work: () => Result): Result {
  const activated = layer as unknown as Activated;
  const own = activated.activation;
  activated.activation = linear;
  try {
    return work();
  } finally {
    activated.activation = own;
  }
}

/** Any layer, run and differentiated by TF.js. */
function runByTfjs(
  layer: Layer,
  inputs: readonly number[],
  window: (length: number, axis: 0 | 1) => Window,
): Step {
  const run = (xs: readonly tf.Tensor[]) =>
    layer.apply(xs.length === 1 ? (xs[0] as tf.Tensor) : [...xs]) as tf.Tensor;
  const batched = (shape: Shape) => [1, ...shape];
  return {
    name: layer.name,
    kind: layer
      .getClassName()
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase(),
    inputs,
    shown: true,
    rectified: false,
    parameters: layer.countParams(),
    outputShape: (shapes) => {
      const given = shapes.length === 1 ? batched(shapes[0] as Shape) : shapes.map(batched);
      return (layer.computeOutputShape(given) as number[]).slice(1);
    },
    multiplyAdds: (_, output) => {
      const [kernel, second] = layer.getWeights().filter(({ shape }) => shape.length > 1);
      if (!kernel) return 0;
      const positions = output.length === 3 ? (output[0] ?? 1) * (output[1] ?? 1) : 1;
      return (kernel.size + (second?.size ?? 0)) * positions;
    },
    window,
    forward: run,
    backward: (dy, xs) => {
      try {
        return tf.grads((...given: tf.Tensor[]) => run(given))([...xs], dy);
      } catch (cause) {
        throw new LikenessError(
          'NoWayBack',
          `TensorFlow.js has no way back through the layer ${layer.name} (${cause instanceof Error ? cause.message : cause}).`,
          'Choose a unit of a layer before it.',
          { cause },
        );
      }
    },
  };
}

/** What a layer's positions see; all of the input where this is not known. */
function windowOf(kind: string, config: Config): (length: number, axis: 0 | 1) => Window {
  if (pointwise.has(kind)) return () => ({ size: 1, stride: 1, before: 0 });
  if (kind === 'ZeroPadding2D' || kind === 'Cropping2D') {
    const sides = (config.padding ?? config.cropping) as number | (number | [number, number])[];
    const sign = kind === 'Cropping2D' ? -1 : 1;
    return (_, axis) => {
      const along = typeof sides === 'number' ? sides : (sides[axis] ?? 0);
      return { size: 1, stride: 1, before: sign * (typeof along === 'number' ? along : along[0]) };
    };
  }
  const slides = ['Conv2D', 'DepthwiseConv2D', 'SeparableConv2D', 'MaxPooling2D', 'AveragePooling2D'];
  if (!slides.includes(kind)) return () => 'all';
  const sizes = pair(config.kernelSize ?? config.poolSize ?? 1);
  const dilations = pair(config.dilationRate ?? 1);
  const strides = pair(config.strides ?? (config.poolSize === undefined ? 1 : sizes));
  return (length, axis) => {
    const size = dilations[axis] * (sizes[axis] - 1) + 1;
    const pad = config.padding === 'same' ? 'same' : 'valid';
    return { size, stride: strides[axis], before: slide(length, size, strides[axis], pad).before };
  };
}

function pair(value: number | readonly number[]): [number, number] {
  if (typeof value === 'number') return [value, value];
  return [value[0] ?? 1, value[1] ?? value[0] ?? 1];
}

function notAPicture(reason: string): LikenessError {
  return new LikenessError(
    'NotAPictureModel',
    `This model cannot be looked into. ${reason}`,
    'Use a model with one input of height × width × 3 (or 1), each of whose layers is used once.',
  );
}
