import * as tf from '@tensorflow/tfjs-core';
import { type layers as kinds, type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';
import { LikenessError } from '../errors.ts';
import './gradients.ts';
import { INPUT, LayeredNetwork, type Shape, type Step, type Window } from './layeredNetwork.ts';
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

/**
 * A TF.js layers model out of its files, model.json and the weights it names, whose one input is a picture.
 *
 * Convolutions, poolings and rectifiers become this project's own steps; every other layer is run and differentiated by TF.js. A
 * rectifier inside such a layer keeps its derivative whatever the rule says.
 *
 * @throws LikenessError `ModelFileMissing`, `ModelFileDamaged` or `NotAPictureModel`
 */
export async function layersOfModel(files: readonly File[]): Promise<LayeredNetwork> {
  const json = files.find(({ name }) => name.toLowerCase().endsWith('.json'));
  if (!json) {
    throw new LikenessError(
      'ModelFileMissing',
      'There is no model.json among these files.',
      'Drop the model.json of a TF.js layers model together with its .bin files.',
    );
  }
  let model: LayersModel;
  try {
    model = await loadLayersModel(tf.io.browserFiles([json, ...files.filter((file) => file !== json)]));
  } catch (cause) {
    throw new LikenessError(
      'ModelFileDamaged',
      `${json.name} could not be loaded as a TF.js layers model (${cause instanceof Error ? cause.message : cause}).`,
      'Drop model.json and all the .bin files it names, saved by model.save() or the TF.js converter as a layers model.',
      { cause },
    );
  }
  try {
    return layersOf(model);
  } catch (error) {
    model.dispose();
    throw error;
  }
}

/** A loaded model; disposing of the network disposes of it. @throws LikenessError `NotAPictureModel` */
export function layersOf(model: LayersModel): LayeredNetwork {
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
      const sources = sourcesOf(layer);
      if (!sources.every((source) => places.has(source.name))) continue;
      waiting.delete(layer);
      if (sources.length === 0) places.set(layer.name, INPUT);
      else {
        const inputs = sources.map(({ name }) => places.get(name) as number);
        places.set(layer.name, steps.push(stepOf(layer, inputs)) - 1);
      }
    }
    if (waiting.size === before) throw notAPicture('Its layers refer to each other in a circle.');
  }
  const size = height !== null && width !== null ? ([height, width] as const) : null;
  return new LayeredNetwork(model.name, { size, multiple: 32, channels, scale: 1, offset: 0 }, steps, () => {
    model.dispose();
  });
}

function sourcesOf(layer: Layer): Layer[] {
  const nodes = layer.inboundNodes;
  if (nodes.length > 1) throw notAPicture(`Its layer ${layer.name} is used in more than one place.`);
  return (nodes[0]?.inboundLayers ?? []) as Layer[];
}

interface Config {
  activation?: string;
  dataFormat?: string;
  kernelSize?: number | number[];
  poolSize?: number | number[];
  strides?: number | number[] | null;
  dilationRate?: number | number[];
  padding?: unknown;
  maxValue?: number | null;
}

function stepOf(layer: Layer, inputs: readonly number[]): Step {
  const kind = layer.getClassName();
  const config = layer.getConfig() as Config;
  const place = { name: layer.name, inputs };
  const [size, across] = pair(config.kernelSize ?? config.poolSize ?? 1);
  const [stride, strideAcross] = pair(config.strides ?? (config.poolSize === undefined ? 1 : size));
  const plain = size === across && stride === strideAcross && config.dataFormat !== 'channelsFirst';
  const pad = config.padding === 'same' ? 'same' : 'valid';
  const rectified = config.activation === 'relu';
  if (kind === 'Conv2D' && plain && pair(config.dilationRate ?? 1).join() === '1,1') {
    const [filters, bias] = layer.getWeights() as [tf.Tensor4D, tf.Tensor1D | undefined];
    if (bias && (rectified || config.activation === 'linear')) {
      return convolutionStep(place, filters, bias, { stride, pad, rectified });
    }
  }
  if (kind === 'MaxPooling2D' && plain) return poolStep(place, 'max', { size, stride, pad });
  if (kind === 'AveragePooling2D' && plain) return poolStep(place, 'average', { size, stride, pad });
  const isRelu =
    (kind === 'Activation' && rectified) || (kind === 'ReLU' && (config.maxValue ?? null) === null);
  return runByTfjs(layer, inputs, isRelu, windowOf(kind, config));
}

/** Any layer, run and differentiated by TF.js; a rectifier's own derivative is left to the rule. */
function runByTfjs(
  layer: Layer,
  inputs: readonly number[],
  isRelu: boolean,
  window: (length: number, axis: 0 | 1) => Window,
): Step {
  const run = (xs: readonly tf.Tensor[]) =>
    layer.apply(xs.length === 1 ? (xs[0] as tf.Tensor) : [...xs]) as tf.Tensor;
  const batched = (shape: Shape) => [1, ...shape];
  const outputShape = (shapes: readonly Shape[]) => {
    const given = shapes.length === 1 ? batched(shapes[0] as Shape) : shapes.map(batched);
    return (layer.computeOutputShape(given) as number[]).slice(1);
  };
  return {
    name: layer.name,
    kind: layer
      .getClassName()
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase(),
    inputs,
    shown: true,
    rectified: isRelu,
    parameters: layer.countParams(),
    outputShape,
    multiplyAdds: (_, output) => {
      const kernel = layer.getWeights().find(({ shape }) => shape.length > 1);
      if (!kernel) return 0;
      const positions = output.length === 3 ? (output[0] ?? 1) * (output[1] ?? 1) : 1;
      return kernel.size * positions;
    },
    window,
    forward: run,
    backward: (dy, xs) =>
      isRelu ? [tf.clone(dy)] : tf.grads((...given: tf.Tensor[]) => run(given))([...xs], dy),
  };
}

/** What a layer's positions see; all of the input where this is not known. */
function windowOf(kind: string, config: Config): (length: number, axis: 0 | 1) => Window {
  if (pointwise.has(kind)) return () => ({ size: 1, stride: 1, before: 0 });
  if (kind === 'ZeroPadding2D') {
    const padding = config.padding as number | [number, number] | [[number, number], [number, number]];
    const before = (axis: 0 | 1) => {
      const along = typeof padding === 'number' ? padding : padding[axis];
      return typeof along === 'number' ? along : along[0];
    };
    return (_, axis) => ({ size: 1, stride: 1, before: before(axis) });
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
