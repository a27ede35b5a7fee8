import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import { networks } from '../files/catalogue.ts';
import type { ModelFiles } from '../files/modelFiles.ts';
import { readQuantisedWeights, type Weights } from '../files/quantisedWeights.ts';

export type LayerKind = 'convolution' | 'max pool' | 'residual block' | 'mean' | 'linear';

export interface LayerDescription {
  name: string;
  kind: LayerKind;
  /** [h, w, c], or [c] after the mean; without the batch. */
  outputShape: number[];
}

/**
 * dlib's ResNet (Davis King, dlib_face_recognition_resnet_model_v1), from 150 x 150 pixels to 128 numbers.
 *
 * `down` blocks halve the sides: their first convolution has stride 2 and no padding, and their shortcut is a 2 x 2 average
 * pool whose missing channels are zeros.
 */
type Layer =
  | { kind: 'convolution'; name: string; size: number; stride: number; channels: number }
  | { kind: 'max pool'; name: string; size: number; stride: number }
  | { kind: 'residual block'; name: string; channels: number; down: boolean }
  | { kind: 'mean'; name: string }
  | { kind: 'linear'; name: string; channels: number };

const block = (name: string, channels: number): Layer => ({
  kind: 'residual block',
  name,
  channels,
  down: name.includes('down'),
});

export const architecture: readonly Layer[] = [
  { kind: 'convolution', name: 'conv32_down', size: 7, stride: 2, channels: 32 },
  { kind: 'max pool', name: 'pool', size: 3, stride: 2 },
  ...['conv32_1', 'conv32_2', 'conv32_3'].map((name) => block(name, 32)),
  ...['conv64_down', 'conv64_1', 'conv64_2', 'conv64_3'].map((name) => block(name, 64)),
  ...['conv128_down', 'conv128_1', 'conv128_2'].map((name) => block(name, 128)),
  ...['conv256_down', 'conv256_1', 'conv256_2', 'conv256_down_out'].map((name) => block(name, 256)),
  { kind: 'mean', name: 'mean' },
  { kind: 'linear', name: 'fc', channels: 128 },
];

const [{ file: manifestFile }, { file: weightsFile }] = networks.faceEncoder.files;
const { shape: inputShape, mean, divisor } = networks.faceEncoder.input;

interface Convolution {
  /** [h, w, in, out] */
  filters: tf.Tensor4D;
  /** [out] */
  bias: tf.Tensor1D;
}

/** f(x): the encoding of an aligned face. */
export class FaceEncoder {
  /** Encodings of different versions are not comparable. */
  static readonly version = 'dlib-resnet-1';

  readonly #convolutions: Map<string, Convolution>;
  /** [256, 128] */
  readonly #fc: tf.Tensor2D;

  private constructor(convolutions: Map<string, Convolution>, fc: tf.Tensor2D) {
    this.#convolutions = convolutions;
    this.#fc = fc;
  }

  /**
   * Reads the weights and puts them on the current backend.
   *
   * @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`
   */
  static async load(files: ModelFiles): Promise<FaceEncoder> {
    const [manifest, binary] = await Promise.all([files.read(manifestFile), files.read(weightsFile)]);
    const weights = readQuantisedWeights(manifest, binary);
    const folded = convolutionNames().map((name) => [name, fold(weights, name)] as const);
    const fc = weightsOf(weights, 'fc');
    return new FaceEncoder(
      new Map(
        folded.map(([name, { filters, shape, bias }]) => [
          name,
          { filters: tf.tensor4d(filters, shape), bias: tf.tensor1d(bias) },
        ]),
      ),
      tf.tensor2d(fc.values, [256, 128]),
    );
  }

  /**
   * The encodings of aligned faces, not normalised.
   *
   * @param chips [n, 150, 150, 3], RGB, 0..255
   * @param options.mirror averages f of the chip and f of its mirror image
   * @returns [n, 128]
   */
  encode(chips: tf.Tensor4D, { mirror }: { mirror: boolean }): tf.Tensor2D {
    return tf.tidy(() => {
      if (!mirror) return this.#run(chips);
      const both = this.#run(tf.concat([chips, tf.image.flipLeftRight(chips)]));
      const [straight, mirrored] = tf.split(both, 2);
      return tf.mul(tf.add(straight as tf.Tensor2D, mirrored as tf.Tensor2D), 0.5);
    });
  }

  /** Every layer in the order it is computed. A residual block has two: its first convolution and its output. */
  layers(): LayerDescription[] {
    let [height, width, channels] = inputShape as [number, number, number];
    return architecture.flatMap((layer): LayerDescription[] => {
      const { name, kind } = layer;
      if (layer.kind === 'mean') return [{ name, kind, outputShape: [channels] }];
      if (layer.kind === 'linear') return [{ name, kind, outputShape: [layer.channels] }];
      if (layer.kind !== 'residual block') {
        [height, width] = [valid(height, layer), valid(width, layer)];
        if (layer.kind === 'convolution') channels = layer.channels;
        return [{ name, kind, outputShape: [height, width, channels] }];
      }
      channels = layer.channels;
      const inner = layer.down ? { size: 3, stride: 2 } : { size: 1, stride: 1 };
      const first = [valid(height, inner), valid(width, inner), channels];
      if (layer.down) [height, width] = [Math.floor(height / 2), Math.floor(width / 2)];
      return [
        { name: `${name}/conv1`, kind: 'convolution', outputShape: first },
        { name, kind, outputShape: [height, width, channels] },
      ];
    });
  }

  /**
   * What the named layers give for the chips, after their rectifier.
   *
   * @param chips [n, 150, 150, 3], RGB, 0..255
   * @param names of `layers()`
   * @returns by name, [n, ...outputShape]; the caller disposes of them
   * @throws RangeError for a name that no layer has
   */
  activations(chips: tf.Tensor4D, names: readonly string[]): Record<string, tf.Tensor> {
    const known = new Set(this.layers().map(({ name }) => name));
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length > 0) throw new RangeError(`The face encoder has no layer ${unknown.join(', ')}.`);
    const seen: Record<string, tf.Tensor> = {};
    tf.tidy(() => {
      this.#run(chips, (name, output) => {
        if (names.includes(name)) seen[name] = tf.keep(tf.clone(output));
      });
    });
    return seen;
  }

  /** The tensors of a convolution, still its own. @throws RangeError for a name that none has */
  convolution(name: string): Convolution {
    const found = this.#convolutions.get(name);
    if (!found) throw new RangeError(`The face encoder has no convolution ${name}.`);
    return found;
  }

  /** [256, 128] */
  get linear(): tf.Tensor2D {
    return this.#fc;
  }

  dispose(): void {
    for (const { filters, bias } of this.#convolutions.values()) tf.dispose([filters, bias]);
    this.#fc.dispose();
  }

  #run(chips: tf.Tensor4D, watch: (name: string, output: tf.Tensor) => void = () => {}): tf.Tensor2D {
    let x: tf.Tensor = chips;
    for (const layer of architecture) {
      const input = x as tf.Tensor4D;
      // Freed layer by layer: a large batch would otherwise hold every activation of the network at once.
      x = tf.tidy(() => this.#apply(layer, input, watch));
      if (input !== chips) input.dispose();
      watch(layer.name, x);
    }
    return x as tf.Tensor2D;
  }

  #apply(layer: Layer, x: tf.Tensor4D, watch: (name: string, output: tf.Tensor) => void): tf.Tensor {
    switch (layer.kind) {
      case 'convolution':
        return this.#convolve(layer.name, x, layer.stride, 'valid', 'relu');
      case 'max pool':
        return tf.maxPool(x, layer.size, layer.stride, 'valid');
      case 'residual block': {
        const { name, down } = layer;
        const first = down
          ? this.#convolve(`${name}/conv1`, x, 2, 'valid', 'relu')
          : this.#convolve(`${name}/conv1`, x, 1, 'same', 'relu');
        watch(`${name}/conv1`, first);
        const residual = this.#convolve(`${name}/conv2`, first, 1, 'same', 'linear');
        const shortcut = down ? tf.avgPool(x, 2, 2, 'valid') : x;
        const shape = [x.shape[0], shortcut.shape[1], shortcut.shape[2], residual.shape[3]] as const;
        return tf.relu(tf.add(grow(shortcut, shape), grow(residual, shape)));
      }
      case 'mean':
        return tf.mean(x, [1, 2]);
      case 'linear':
        return tf.matMul(x as tf.Tensor as tf.Tensor2D, this.#fc);
    }
  }

  #convolve(
    name: string,
    x: tf.Tensor4D,
    strides: number,
    pad: 'same' | 'valid',
    activation: 'relu' | 'linear',
  ): tf.Tensor4D {
    const { filters: filter, bias } = this.convolution(name);
    return tf.fused.conv2d({ x, filter, strides, pad, bias, activation });
  }
}

/** Zeros at the bottom, at the right and in further channels, up to `shape`. */
function grow(x: tf.Tensor4D, shape: readonly [number, number, number, number]): tf.Tensor4D {
  if (shape.every((length, axis) => length === x.shape[axis])) return x;
  return tf.pad(
    x,
    shape.map((length, axis): [number, number] => [0, length - (x.shape[axis] ?? 0)]),
  );
}

/** Output length of a window that slides without padding. */
function valid(length: number, { size, stride }: { size: number; stride: number }): number {
  return Math.floor((length - size) / stride) + 1;
}

function convolutionNames(): string[] {
  return architecture.flatMap(({ kind, name }) => {
    if (kind === 'residual block') return [`${name}/conv1`, `${name}/conv2`];
    return kind === 'convolution' ? [name] : [];
  });
}

/**
 * A convolution and dlib's affine layer behind it as one: s (F * x + b) + t = (s F) * x + (s b + t), channel by channel. The
 * first one also takes in the preparation of the input, (x - mean) / divisor, which without padding is exact.
 */
function fold(weights: Map<string, Weights>, name: string) {
  const filters = weightsOf(weights, `${name}/conv/filters`);
  const bias = weightsOf(weights, `${name}/conv/bias`).values;
  const scale = weightsOf(weights, `${name}/scale/weights`).values;
  const shift = weightsOf(weights, `${name}/scale/biases`).values;
  const shape = filters.shape as [number, number, number, number];
  const [, , channelsIn, channelsOut] = shape;
  const first = name === architecture[0]?.name;
  // Sums in double precision, rounded once.
  const foldedBias = Float64Array.from(scale, (s, o) => s * (bias[o] ?? 0) + (shift[o] ?? 0));
  const foldedFilters = new Float32Array(filters.values.length);
  for (let i = 0; i < foldedFilters.length; i++) {
    const out = i % channelsOut;
    const scaled = (filters.values[i] as number) * (scale[out] ?? 0);
    foldedFilters[i] = first ? scaled / divisor : scaled;
    if (!first) continue;
    const channel = Math.floor(i / channelsOut) % channelsIn;
    foldedBias[out] = (foldedBias[out] ?? 0) - (scaled * (mean[channel] ?? 0)) / divisor;
  }
  return { filters: foldedFilters, shape, bias: Float32Array.from(foldedBias) };
}

function weightsOf(weights: Map<string, Weights>, name: string): Weights {
  const found = weights.get(name);
  if (found) return found;
  throw new LikenessError('ModelFileDamaged:encoder', { tensor: name });
}
