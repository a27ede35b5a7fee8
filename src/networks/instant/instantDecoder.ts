import * as tf from '@tensorflow/tfjs-core';
import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import { convolve } from '../backend/replicateConvolution.ts';
import type { Safetensors } from '../files/safetensors.ts';

/** The encoder's layers that the decoder is told of, from the deepest, where it begins, to the shallowest, where it ends. */
export const instantLayers = ['conv5_1', 'conv4_1', 'conv3_1', 'conv2_1', 'conv1_1'] as const;

export type InstantLayer = (typeof instantLayers)[number];

/** Pixels of the picture from one position of that layer to the next. */
export const instantStride: Readonly<Record<InstantLayer, number>> = {
  conv5_1: 16,
  conv4_1: 8,
  conv3_1: 4,
  conv2_1: 2,
  conv1_1: 1,
};

interface Convolution {
  /** [3, 3, in, out] */
  filters: tf.Tensor4D;
  /** [out] */
  bias: tf.Tensor1D;
}

interface Level {
  layer: InstantLayer;
  /** Whether the content's channels of that layer come in here. */
  takesContent: boolean;
  takesNoise: boolean;
  first: Convolution;
  second: Convolution;
  /** [2 c, 2 out], from a style's figures to a gain and a shift for each channel. */
  told: tf.Tensor2D;
  toldBias: tf.Tensor1D;
}

/** What a decoding is told of the styles at one layer. */
export interface Told {
  /** Of each style its channels' means, then the logarithms of their deviations, [styles, 2 c]. */
  figures: tf.Tensor2D;
  /** How much each style counts at each position, [h w, styles], adding up to 1; null: one style, everywhere. */
  shares: tf.Tensor2D | null;
}

const metadataSchema = v.object({
  format: v.literal('likeness-instant-decoder'),
  layers: v.pipe(v.string(), v.parseJson(), v.array(v.picklist(instantLayers))),
  noise: v.pipe(v.string(), v.transform(Number), v.integer()),
  noiseLayers: v.pipe(v.string(), v.parseJson(), v.array(v.picklist(instantLayers))),
});

/**
 * From channels that were given a style's statistics to a picture in that style, in one pass (`training/instant/decoder.py`). At each
 * size two convolutions; the second's channels are scaled and shifted by what the style's figures say.
 */
export class InstantDecoder {
  readonly #levels: readonly Level[];
  readonly #last: Convolution;
  /** Channels of noise that it takes. */
  readonly noise: number;

  private constructor(levels: readonly Level[], last: Convolution, noise: number) {
    this.#levels = levels;
    this.#last = last;
    this.noise = noise;
  }

  /** @throws LikenessError `ModelFileDamaged` when the file is no instant decoder. */
  static async load(file: Safetensors): Promise<InstantDecoder> {
    const told = v.safeParse(metadataSchema, Object.fromEntries(file.metadata));
    if (!told.success) throw new LikenessError('ModelFileDamaged:instant');
    const { layers, noise, noiseLayers } = told.output;
    const levels: Level[] = [];
    for (const layer of instantLayers) {
      levels.push({
        layer,
        takesContent: layers.includes(layer),
        takesNoise: noiseLayers.includes(layer),
        first: await readConvolution(file, `${layer}.first`),
        second: await readConvolution(file, `${layer}.second`),
        ...(await readTold(file, layer)),
      });
    }
    return new InstantDecoder(levels, await readConvolution(file, 'last'), noise);
  }

  /** The layers where the content's channels come in, the deepest first. */
  get contentLayers(): InstantLayer[] {
    return this.#levels.filter(({ takesContent }) => takesContent).map(({ layer }) => layer);
  }

  get noiseLayers(): InstantLayer[] {
    return this.#levels.filter(({ takesNoise }) => takesNoise).map(({ layer }) => layer);
  }

  /**
   * @param content the transformed channels at `contentLayers`, [1, h / stride, w / stride, c]
   * @param told by layer
   * @param noise at `noiseLayers`, [1, h / stride, w / stride, `noise`]
   * @returns [1, h, w, 3], around 0..1 and not clipped
   */
  decode(
    content: ReadonlyMap<InstantLayer, tf.Tensor4D>,
    told: ReadonlyMap<InstantLayer, Told>,
    noise: ReadonlyMap<InstantLayer, tf.Tensor4D>,
  ): tf.Tensor4D {
    return tf.tidy(() => {
      let x: tf.Tensor4D | null = null;
      for (const level of this.#levels) {
        const before: tf.Tensor4D | null = x;
        const next: tf.Tensor4D = tf.tidy(() => {
          const parts: tf.Tensor4D[] = before ? [doubled(before)] : [];
          if (level.takesContent) parts.push(at(content, level.layer));
          if (level.takesNoise) parts.push(at(noise, level.layer));
          const joined = parts.length === 1 ? (parts[0] as tf.Tensor4D) : tf.concat4d(parts, 3);
          return second(convolve(joined, level.first), level, at(told, level.layer));
        });
        before?.dispose();
        x = next;
      }
      return convolve(x as tf.Tensor4D, this.#last, 'linear');
    });
  }

  dispose(): void {
    for (const { first, second, told, toldBias } of this.#levels) {
      tf.dispose([first.filters, first.bias, second.filters, second.bias, told, toldBias]);
    }
    tf.dispose([this.#last.filters, this.#last.bias]);
  }
}

/** relu((filters * x + bias) (1 + gain) + shift) */
function second(x: tf.Tensor4D, { second, told, toldBias }: Level, { figures, shares }: Told): tf.Tensor4D {
  const [gain, shift] = tf.split(tf.add(tf.matMul(figures, told), toldBias), 2, 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const factor = tf.add(gain, 1);
  if (!shares) {
    // One gain for each channel goes into the weights, which are fewer than the positions.
    const factors = tf.reshape(factor, [-1]);
    const bias = tf.add(tf.mul(second.bias, factors), tf.reshape(shift, [-1])) as tf.Tensor1D;
    return convolve(x, { filters: tf.mul(second.filters, factors), bias });
  }
  const y = convolve(x, second, 'linear');
  const over = (values: tf.Tensor) => tf.reshape(tf.matMul(shares, values as tf.Tensor2D), y.shape);
  return tf.relu(tf.add(tf.mul(y, over(factor)), over(shift)));
}

function doubled(x: tf.Tensor4D): tf.Tensor4D {
  const [, height, width] = x.shape;
  return tf.image.resizeNearestNeighbor(x, [2 * height, 2 * width]);
}

function at<Value>(map: ReadonlyMap<InstantLayer, Value>, layer: InstantLayer): Value {
  const value = map.get(layer);
  if (value === undefined) throw new RangeError(`Nothing was given for ${layer}.`);
  return value;
}

async function readConvolution(file: Safetensors, name: string): Promise<Convolution> {
  const [out = 0, channelsIn = 0] = file.entries.get(`${name}.weight`)?.shape ?? [];
  if (out === 0 || channelsIn === 0) throw missing(`${name}.weight`);
  const values = await file.read(`${name}.weight`);
  const filters = tf.tidy(() =>
    tf.transpose(tf.tensor4d(values, [out, channelsIn, 3, 3]), [2, 3, 1, 0]),
  ) as tf.Tensor4D;
  return { filters, bias: tf.tensor1d(await file.read(`${name}.bias`)) };
}

async function readTold(file: Safetensors, layer: InstantLayer): Promise<Pick<Level, 'told' | 'toldBias'>> {
  const [out = 0, figures = 0] = file.entries.get(`${layer}.told.weight`)?.shape ?? [];
  if (out === 0 || figures === 0) throw missing(`${layer}.told.weight`);
  const values = await file.read(`${layer}.told.weight`);
  const told = tf.tidy(() => tf.transpose(tf.tensor2d(values, [out, figures]))) as tf.Tensor2D;
  return { told, toldBias: tf.tensor1d(await file.read(`${layer}.told.bias`)) };
}

const missing = (tensor: string) => new LikenessError('ModelFileDamaged:instantTensor', { tensor });
