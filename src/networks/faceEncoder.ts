import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../errors.ts';
import type { ModelFiles } from './modelFiles.ts';
import { readQuantisedWeights, type Weight } from './quantisedWeights.ts';

/** A residual block of dlib's network: relu(shortcut(x) + conv2(relu(conv1(x)))). */
interface Block {
  name: string;
  /** A down block halves the size: conv1 has stride 2, the shortcut is a 2 x 2 average pool. */
  down: boolean;
}

/** The blocks in order, after `conv32_down` (7 x 7, stride 2, valid) and a 3 x 3 max pool of stride 2. */
const BLOCKS: Block[] = [
  { name: 'conv32_1', down: false },
  { name: 'conv32_2', down: false },
  { name: 'conv32_3', down: false },
  { name: 'conv64_down', down: true },
  { name: 'conv64_1', down: false },
  { name: 'conv64_2', down: false },
  { name: 'conv64_3', down: false },
  { name: 'conv128_down', down: true },
  { name: 'conv128_1', down: false },
  { name: 'conv128_2', down: false },
  { name: 'conv256_down', down: true },
  { name: 'conv256_1', down: false },
  { name: 'conv256_2', down: false },
  { name: 'conv256_down_out', down: true },
];

/** Channel means of RGB, 0..255, taken off before dividing by 255 (dlib divides by 256; face-api by 255). */
const MEAN = [122.782, 117.001, 104.298];

interface Convolution {
  /** [h, w, in, out], with the affine scale folded in. */
  filters: tf.Tensor4D;
  /** [out] */
  bias: tf.Tensor1D;
}

/** Called with each layer's activations [n, h, w, c] while encoding; the tensor lives only during the call. */
export type Tap = (layer: string, activations: tf.Tensor4D) => void;

/**
 * dlib's face recognition ResNet v1 (Davis King; 128 numbers, LFW 99.38 %), rebuilt on TF.js from the weights in
 * @vladmandic/face-api. Each layer's affine transform y = s (conv(x) + b) + t is folded into its convolution.
 */
export class FaceEncoder {
  /** Templates of another version are not comparable with this one's. */
  static readonly version = 'dlib-resnet-1';
  /** Side of a chip in pixels. */
  static readonly chipSide = 150;
  static readonly dimension = 128;

  readonly #convolutions: Map<string, Convolution>;
  readonly #fc: tf.Tensor2D;
  readonly #mean: tf.Tensor1D;

  private constructor(convolutions: Map<string, Convolution>, fc: tf.Tensor2D) {
    this.#convolutions = convolutions;
    this.#fc = fc;
    this.#mean = tf.tensor1d(MEAN);
  }

  /** @throws LikenessError `ModelFileMissing` or `ModelFileDamaged` */
  static async load(files: ModelFiles): Promise<FaceEncoder> {
    const [manifest, bytes] = await Promise.all([
      files.read('face_recognition_model-weights_manifest.json'),
      files.read('face_recognition_model.bin'),
    ]);
    const weights = readQuantisedWeights(JSON.parse(new TextDecoder().decode(manifest)), bytes);
    const names = ['conv32_down', ...BLOCKS.flatMap(({ name }) => [`${name}/conv1`, `${name}/conv2`])];
    const convolutions = new Map(names.map((name) => [name, fold(weights, name)]));
    const fc = take(weights, 'fc');
    return new FaceEncoder(convolutions, tf.tensor2d(fc.values, [256, 128]));
  }

  /**
   * Encodes aligned faces.
   * @param chips [n, 150, 150, 3], RGB 0..255
   * @param options.mirror average f(chip) and f(mirrored chip)
   * @returns [n, 128], not normalised
   */
  encode(chips: tf.Tensor4D, options: { mirror: boolean; tap?: Tap }): tf.Tensor2D {
    return tf.tidy(() => {
      if (!options.mirror) return this.#forward(chips, options.tap);
      const both = this.#forward(tf.concat([chips, tf.reverse(chips, 2)]), options.tap);
      const [straight, mirrored] = tf.split(both, 2);
      if (!straight || !mirrored) throw new Error('split in two gave fewer than two');
      return tf.mul(tf.add(straight, mirrored), 0.5) as tf.Tensor2D;
    });
  }

  /** Frees the weights. */
  dispose(): void {
    for (const { filters, bias } of this.#convolutions.values()) {
      filters.dispose();
      bias.dispose();
    }
    this.#fc.dispose();
    this.#mean.dispose();
  }

  #forward(chips: tf.Tensor4D, tap: Tap | undefined): tf.Tensor2D {
    const input = tf.div(tf.sub(chips, this.#mean), 255) as tf.Tensor4D;
    let x = this.#convolve(input, 'conv32_down', { strides: 2, pad: 'valid', relu: true });
    tap?.('conv32_down', x);
    x = tf.maxPool(x, 3, 2, 'valid');
    for (const block of BLOCKS) {
      const before = x;
      // In a tidy of its own, or every intermediate of the network would live until the end.
      x = tf.tidy(() => this.#block(before, block));
      before.dispose();
      tap?.(block.name, x);
    }
    return tf.matMul(tf.mean(x, [1, 2]) as tf.Tensor2D, this.#fc);
  }

  #block(x: tf.Tensor4D, { name, down }: Block): tf.Tensor4D {
    const first = this.#convolve(x, `${name}/conv1`, {
      strides: down ? 2 : 1,
      pad: down ? 'valid' : 'same',
      relu: true,
    });
    const second = this.#convolve(first, `${name}/conv2`, { strides: 1, pad: 'same', relu: false });
    if (!down) return tf.relu(tf.add(x, second));
    const pooled = tf.avgPool(x, 2, 2, 'valid');
    const [, height, width, channels] = second.shape;
    const [, pooledHeight, pooledWidth, pooledChannels] = pooled.shape;
    const shortcut =
      pooledChannels < channels
        ? tf.pad(pooled, [
            [0, 0],
            [0, 0],
            [0, 0],
            [0, channels - pooledChannels],
          ])
        : pooled;
    // A valid convolution of an even size comes out one smaller than the pool: zeros at the bottom and right.
    const padded =
      height < pooledHeight || width < pooledWidth
        ? tf.pad(second, [
            [0, 0],
            [0, pooledHeight - height],
            [0, pooledWidth - width],
            [0, 0],
          ])
        : second;
    return tf.relu(tf.add(shortcut, padded));
  }

  #convolve(
    x: tf.Tensor4D,
    name: string,
    { strides, pad, relu }: { strides: number; pad: 'same' | 'valid'; relu: boolean },
  ): tf.Tensor4D {
    const convolution = this.#convolutions.get(name);
    if (!convolution) throw new Error(`no convolution is called ${name}`);
    return tf.fused.conv2d({
      x,
      filter: convolution.filters,
      bias: convolution.bias,
      strides,
      pad,
      activation: relu ? 'relu' : 'linear',
    });
  }
}

/** y = s (w * x + b) + t = (s w) * x + (s b + t), with s and t a number for each output channel. */
function fold(weights: Map<string, Weight>, name: string): Convolution {
  const { shape, values } = take(weights, `${name}/conv/filters`);
  const bias = take(weights, `${name}/conv/bias`).values;
  const scale = take(weights, `${name}/scale/weights`).values;
  const shift = take(weights, `${name}/scale/biases`).values;
  const outputs = scale.length;
  const filters = values.map((value, index) => value * (scale[index % outputs] ?? 0));
  const folded = bias.map((value, index) => value * (scale[index] ?? 0) + (shift[index] ?? 0));
  return {
    filters: tf.tensor4d(filters, shape as [number, number, number, number]),
    bias: tf.tensor1d(folded),
  };
}

function take(weights: Map<string, Weight>, name: string): Weight {
  const weight = weights.get(name);
  if (weight) return weight;
  throw new LikenessError(
    'ModelFileDamaged',
    `The face encoder's weights lack ${name}.`,
    'Reload the page to load them again.',
  );
}
