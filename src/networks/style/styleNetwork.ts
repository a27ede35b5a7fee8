import * as tf from '@tensorflow/tfjs-core';
import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import { times } from '../backend/fused.ts';
import {
  convolve,
  inputGradient,
  type ReplicateConvolution,
  replicateConvolution,
} from '../backend/replicateConvolution.ts';
import type { Safetensors } from '../files/safetensors.ts';
import { type Readout, readOut } from './readout.ts';
import { type StyleLayerName, styleConvolutions } from './styleLayers.ts';
import { unlike } from './styleTensors.ts';

export type Pooling = 'average' | 'max';

/** What is done to the pixels first: take the channels in `order`, map 0..1 to `range`, subtract `mean`, divide by `std`. */
export interface Preprocessing {
  order: 'RGB' | 'BGR';
  range: [number, number];
  mean: [number, number, number];
  std: [number, number, number];
}

/** torchvision's VGG, and the networks of `training/`. */
export const torchvisionPreprocessing: Preprocessing = {
  order: 'RGB',
  range: [0, 1],
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
};

/** Caffe's and Keras' VGG. */
export const caffePreprocessing: Preprocessing = {
  order: 'BGR',
  range: [0, 255],
  mean: [103.939, 116.779, 123.68],
  std: [1, 1, 1],
};

export interface StyleLayerDescription {
  name: StyleLayerName;
  /** Channels of its own, after max(0, x). */
  channels: number;
  /** Numbers a position of its readout; undefined where it has none. */
  readout: number | undefined;
  /** Pixels of the image from one position to the next. */
  stride: number;
  parameters: number;
}

export interface TapOptions {
  pooling: Pooling;
  /**
   * `channels` are the layer's own. `readouts` are the linear map of them that a small network was given in training so that
   * distances and Gram differences are VGG-19's; a layer without one gives its channels.
   */
  of: 'readouts' | 'channels';
}

/** Layers from one to another, both of them included. */
export interface LayerRange {
  /** By default the first: then the input is a picture, else what reaches that layer. */
  from: StyleLayerName;
  to: StyleLayerName;
  /** Whether what would reach the layer after the last is computed too. */
  passesOn: boolean;
}

/** By layer, the gradient with respect to its tap: as large as the tap. */
export type TapGradients = ReadonlyMap<StyleLayerName, tf.Tensor4D>;

interface Layer {
  name: StyleLayerName;
  pooled: boolean;
  convolution: ReplicateConvolution;
  readout: Readout | undefined;
}

const triple = v.tuple([v.number(), v.number(), v.number()]);
const preprocessingSchema = v.object({
  order: v.picklist(['RGB', 'BGR']),
  range: v.tuple([v.number(), v.number()]),
  mean: triple,
  std: triple,
});

/** VGG-19, or a smaller network with the same layer names. */
export class StyleNetwork {
  readonly #layers: readonly Layer[];

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  /**
   * Reads the convolutions a file holds, from conv1_1 without a gap: named `conv1_1.weight` as `training/` names them, or
   * `features.0.weight` as torchvision does. The weights are put on the current backend, with the preparation of the pixels
   * folded into the first convolution, which is exact because the border repeats pixels.
   *
   * @param preprocessing by default what the file's metadata says, else torchvision's.
   * @param last the deepest layer to read; by default all there are.
   * @throws LikenessError `ModelFileDamaged` when a weight is missing or of another shape than its neighbours ask for.
   */
  static async load(
    file: Safetensors,
    options: { preprocessing?: Preprocessing; last?: StyleLayerName } = {},
  ): Promise<StyleNetwork> {
    const preprocessing = options.preprocessing ?? preprocessingOf(file);
    const layers: Layer[] = [];
    try {
      let channels = 3;
      for (const { name, torchvision, pooled } of styleConvolutions) {
        const prefix = [name, torchvision].find((known) => file.entries.has(`${known}.weight`));
        if (prefix === undefined) break;
        const weights = await readConvolution(file, prefix, channels);
        const { filters, bias } = layers.length === 0 ? foldPreprocessing(weights, preprocessing) : weights;
        channels = bias.length;
        layers.push({ name, pooled, convolution: place(filters, bias), readout: undefined });
        const layer = layers.at(-1) as Layer;
        layer.readout = await readReadout(file, name, channels);
        if (name === options.last) break;
      }
      if (layers.length === 0) throw new LikenessError('ModelFileDamaged:notVgg');
    } catch (error) {
      disposeLayers(layers);
      throw error;
    }
    return new StyleNetwork(layers);
  }

  layers(): StyleLayerDescription[] {
    let [stride, channelsIn] = [1, 3];
    return this.#layers.map(({ name, pooled, convolution, readout }) => {
      const channels = convolution.bias.size;
      const description: StyleLayerDescription = {
        name,
        channels,
        readout: readout?.bias.size,
        stride,
        parameters: 9 * channelsIn * channels + channels,
      };
      channelsIn = channels;
      if (pooled) stride *= 2;
      return description;
    });
  }

  /**
   * What the named layers answer, differentiable with respect to the image. Nothing deeper than the deepest is computed.
   *
   * @param images [n, h, w, 3], RGB, 0..1; h and w at least as large as the deepest layer's stride.
   * @returns by name, [n, h / stride, w / stride, channels or readout]
   * @throws RangeError for a layer the network has not.
   */
  taps(
    images: tf.Tensor4D,
    names: readonly StyleLayerName[],
    { pooling, of }: TapOptions,
  ): Map<StyleLayerName, tf.Tensor4D> {
    this.#expect(names);
    const taps = new Map<StyleLayerName, tf.Tensor4D>();
    let x = images;
    for (const { name, pooled, convolution, readout } of this.#layers) {
      if (taps.size === new Set(names).size) break;
      x = replicateConvolution(x, convolution);
      if (names.includes(name)) taps.set(name, of === 'readouts' && readout ? readOut(x, readout) : x);
      if (pooled) x = pooling === 'average' ? averagePool(x) : tf.maxPool(x, 2, 2, 'valid');
    }
    return taps;
  }

  /**
   * The layers' own channels, and the way back done by hand: the gradient with respect to the images from those with respect to the
   * taps. TF.js' tape takes as long for its books as the small kernels for their work. To be called within one tf.tidy; not
   * differentiable. The way back disposes of the taps, and calls `watch` once a layer, when most is in memory.
   *
   * @param range by default from the first layer to the deepest that is named
   * @returns `end` is what the range passes on, and the way back takes the gradient with respect to it
   * @throws RangeError for a layer the network has not.
   */
  thereAndBack(
    images: tf.Tensor4D,
    names: readonly StyleLayerName[],
    pooling: Pooling,
    range?: LayerRange,
  ): {
    taps: Map<StyleLayerName, tf.Tensor4D>;
    end: tf.Tensor4D;
    back: (gradients: TapGradients, watch?: () => void, atEnd?: tf.Tensor4D) => tf.Tensor4D;
  } {
    this.#expect(names);
    const known = this.#layers.map(({ name }) => name);
    const first = range ? known.indexOf(range.from) : 0;
    const last = range ? known.indexOf(range.to) : Math.max(...names.map((name) => known.indexOf(name)));
    const taps = new Map<StyleLayerName, tf.Tensor4D>();
    const done: { layer: Layer; y: tf.Tensor4D }[] = [];
    let x = images;
    for (const [i, layer] of this.#layers.slice(first, last + 1).entries()) {
      const y = convolve(x, layer.convolution);
      done.push({ layer, y });
      if (names.includes(layer.name)) taps.set(layer.name, y);
      const goesOn = first + i < last || range?.passesOn;
      x = layer.pooled && goesOn ? pool(y, pooling) : y;
    }
    const back = (
      gradients: TapGradients,
      watch: () => void = () => undefined,
      atEnd: tf.Tensor4D | null = null,
    ): tf.Tensor4D => {
      let gradient = atEnd;
      for (const { layer, y } of done.toReversed()) {
        const before: tf.Tensor4D | null = gradient;
        const next: tf.Tensor4D[] = tf.tidy(() => {
          const pooled = before && layer.pooled ? poolGradient(before, y, pooling) : before;
          const own = gradients.get(layer.name) ?? null;
          const both = own && pooled ? tf.add(pooled, own) : (own ?? pooled);
          // Deeper than every tap that counts: there is nothing to pass on yet.
          const after = both ? [inputGradient(both as tf.Tensor4D, y, layer.convolution)] : [];
          watch();
          return after;
        });
        gradient = next[0] ?? null;
        // What is as large as a layer goes as soon as it has been used.
        if (gradient) tf.dispose([y, ...(before ? [before] : [])]);
      }
      return gradient ?? tf.zerosLike(images);
    };
    return { taps, end: x, back };
  }

  /** Its convolutions in the order they are computed, the tensors still its own. */
  convolutions(): { name: StyleLayerName; pooled: boolean; convolution: ReplicateConvolution }[] {
    return this.#layers.map(({ name, pooled, convolution }) => ({ name, pooled, convolution }));
  }

  /** What maps a layer's channels to what VGG-19's would be compared by; undefined where the layer has none. */
  readout(name: StyleLayerName): Readout | undefined {
    return this.#layers.find((layer) => layer.name === name)?.readout;
  }

  #expect(names: readonly StyleLayerName[]): void {
    const unknown = names.filter((name) => !this.#layers.some((layer) => layer.name === name));
    if (unknown.length > 0) throw new RangeError(`The network has no layer ${unknown.join(', ')}.`);
  }

  dispose(): void {
    disposeLayers(this.#layers);
  }
}

function pool(x: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  return pooling === 'average' ? tf.avgPool(x, 2, 2, 'valid') : tf.maxPool(x, 2, 2, 'valid');
}

/** @param y what was pooled */
function poolGradient(dy: tf.Tensor4D, y: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  const [, height, width] = y.shape;
  const even = height % 2 === 0 && width % 2 === 0;
  if (pooling === 'average' && even) return spread(dy, height, width);
  return tf.grad((x: tf.Tensor) => pool(x as tf.Tensor4D, pooling))(y, dy) as tf.Tensor4D;
}

/** Means of 2 x 2 positions. The gradient repeats each number four times, where TF.js' own runs a slow general kernel. */
function averagePool(x: tf.Tensor4D): tf.Tensor4D {
  const [, height, width] = x.shape;
  if (height % 2 === 1 || width % 2 === 1) return pool(x, 'average');
  const run = tf.customGrad((input) => ({
    value: pool(input as tf.Tensor4D, 'average'),
    gradFunc: (dy: tf.Tensor) => spread(dy as tf.Tensor4D, height, width),
  }));
  return run(x) as tf.Tensor4D;
}

function spread(dy: tf.Tensor4D, height: number, width: number): tf.Tensor4D {
  return tf.image.resizeNearestNeighbor(times(dy, 0.25), [height, width]);
}

interface ConvolutionWeights {
  /** [out, in, 3, 3] */
  filters: Float32Array;
  bias: Float32Array;
}

async function readConvolution(
  file: Safetensors,
  prefix: string,
  channelsIn: number,
): Promise<ConvolutionWeights> {
  const shape = file.entries.get(`${prefix}.weight`)?.shape ?? [];
  const [channels = 0] = shape;
  expectShape(file, `${prefix}.weight`, [channels, channelsIn, 3, 3]);
  expectShape(file, `${prefix}.bias`, [channels]);
  return { filters: await file.read(`${prefix}.weight`), bias: await file.read(`${prefix}.bias`) };
}

async function readReadout(file: Safetensors, name: string, channels: number): Promise<Layer['readout']> {
  const weight = `${name}.readout.weight`;
  const size = file.entries.get(weight)?.shape[0];
  if (size === undefined) return undefined;
  expectShape(file, weight, [size, channels, 1, 1]);
  expectShape(file, `${name}.readout.bias`, [size]);
  const [values, bias] = [await file.read(weight), await file.read(`${name}.readout.bias`)];
  const matrix = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    matrix[(i % channels) * size + Math.floor(i / channels)] = values[i] as number;
  }
  return {
    matrix: tf.tensor2d(matrix, [channels, size]),
    transposed: tf.tensor2d(values, [size, channels]),
    bias: tf.tensor1d(bias),
  };
}

/** w * ((range(x) - mean) / std) + b = (w scale) * x + (b + sum of w offset), with range(x) = low + (high - low) x. */
function foldPreprocessing({ filters, bias }: ConvolutionWeights, from: Preprocessing): ConvolutionWeights {
  const [low, high] = from.range;
  const foldedBias = Float64Array.from(bias);
  const folded = new Float32Array(filters.length);
  filters.forEach((value, i) => {
    const [out, channel, position] = [Math.floor(i / 27), Math.floor(i / 9) % 3, i % 9];
    const [mean, std] = [from.mean[channel] ?? 0, from.std[channel] ?? 1];
    const rgb = from.order === 'RGB' ? channel : 2 - channel;
    folded[27 * out + 9 * rgb + position] = (value * (high - low)) / std;
    foldedBias[out] = (foldedBias[out] ?? 0) + (value * (low - mean)) / std;
  });
  return { filters: folded, bias: Float32Array.from(foldedBias) };
}

/**
 * Puts a convolution on the backend. Its filters are laid out here: a graphics card would compile three programs for each layer's shape,
 * to run each once.
 */
function place(filters: Float32Array, bias: Float32Array): ReplicateConvolution {
  const out = bias.length;
  const into = filters.length / out / 9;
  const [hwio, turned] = [new Float32Array(filters.length), new Float32Array(filters.length)];
  let from = 0;
  for (let o = 0; o < out; o++)
    for (let i = 0; i < into; i++)
      for (let at = 0; at < 9; at++) {
        const value = filters[from++] as number;
        hwio[(at * into + i) * out + o] = value;
        turned[((8 - at) * out + o) * into + i] = value;
      }
  return {
    filters: tf.tensor4d(hwio, [3, 3, into, out]),
    turned: tf.tensor4d(turned, [3, 3, out, into]),
    bias: tf.tensor1d(bias),
  };
}

function preprocessingOf({ metadata }: Safetensors): Preprocessing {
  const text = metadata.get('preprocessing');
  if (text === undefined) return torchvisionPreprocessing;
  if (text.startsWith('BGR')) return caffePreprocessing;
  try {
    const { order, range, mean, std } = v.parse(preprocessingSchema, JSON.parse(text));
    return { order, range, mean, std };
  } catch (cause) {
    throw new LikenessError('ModelFileDamaged:preprocessing', {}, { cause });
  }
}

function expectShape(file: Safetensors, name: string, shape: number[]): void {
  const found = file.entries.get(name)?.shape;
  if (found?.join() === shape.join()) return;
  throw unlike(name, found, shape);
}

function disposeLayers(layers: readonly Layer[]): void {
  for (const { convolution, readout } of layers) {
    tf.dispose({ ...convolution });
    if (readout) tf.dispose({ ...readout });
  }
}
