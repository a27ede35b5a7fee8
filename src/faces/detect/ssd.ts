import * as tf from '@tensorflow/tfjs-core';
import { networks } from '../../networks/files/catalogue.ts';
import type { ModelFiles } from '../../networks/files/modelFiles.ts';
import { readQuantisedWeights, type Weights } from '../../networks/files/quantisedWeights.ts';
import { type Pyramid, resample } from '../../picture/resample.ts';
import { applyTo, type Similarity, scaleOf } from '../../picture/similarity.ts';
import type { Box } from '../types.ts';

/** A face as the SSD sees it: a box along the window's sides, in pixels of the picture, and a score of 0..1. */
export interface SsdFace {
  box: Box;
  score: number;
}

/** Side of the network's input in pixels. */
export const ssdSize = 512;

/** MobileNet's separable convolutions that halve the sides. */
const halving = [2, 4, 6, 12];
const separable = 13;

/** Of the batch normalisation, as TensorFlow exported it. */
const epsilon = 0.001;

/** Two boxes of which more than this is shared (intersection over union) are one face. */
const sameBox = 0.5;

const [{ file: manifestFile }, { file: weightsFile }] = networks.faceSsd.files;

interface Convolution {
  filter: tf.Tensor4D;
  bias: tf.Tensor1D;
}

/**
 * SSD (Liu et al., 2016) on MobileNet v1 (Howard et al., 2017), trained on WIDER FACE: slower than BlazeFace, but it knows profiles,
 * half-hidden faces and faces cut by the picture's edge.
 */
export class FaceSsd {
  readonly #weights: Map<string, Convolution>;
  /** 5118 x [top, left, bottom, right], shares of the window. */
  readonly #anchors: Float32Array;

  private constructor(weights: Map<string, Convolution>, anchors: Float32Array) {
    this.#weights = weights;
    this.#anchors = anchors;
  }

  /**
   * Reads the weights and puts them on the current backend.
   *
   * @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`.
   */
  static async load(files: ModelFiles): Promise<FaceSsd> {
    const [manifest, binary] = await Promise.all([files.read(manifestFile), files.read(weightsFile)]);
    const weights = readQuantisedWeights(manifest, binary);
    const layers = new Map<string, Convolution>();
    const plain = (name: string, filters: string, bias: string) =>
      layers.set(name, tensors(weightsOf(weights, filters), weightsOf(weights, bias).values));
    const pointwise = (name: string) => plain(name, `${name}/weights`, `${name}/convolution_bn_offset`);
    pointwise('MobilenetV1/Conv2d_0_pointwise');
    for (let i = 1; i <= separable; i++) {
      layers.set(`depthwise_${i}`, foldDepthwise(weights, `MobilenetV1/Conv2d_${i}_depthwise`));
      pointwise(`MobilenetV1/Conv2d_${i}_pointwise`);
    }
    for (let i = 0; i < 8; i++) pointwise(`Prediction/Conv2d_${i}_pointwise`);
    for (let i = 0; i < 6; i++) {
      for (const part of ['BoxEncodingPredictor', 'ClassPredictor']) {
        const name = `Prediction/BoxPredictor_${i}/${part}`;
        plain(name, `${name}/weights`, `${name}/biases`);
      }
    }
    return new FaceSsd(layers, weightsOf(weights, 'Output/extra_dim').values);
  }

  /**
   * Faces in the window, best first.
   *
   * @param toPicture carries the 512 x 512 window to the picture.
   * @param threshold least score, 0..1.
   */
  async look(pyramid: Pyramid, toPicture: Similarity, threshold: number): Promise<SsdFace[]> {
    const rgb = new Float32Array(ssdSize * ssdSize * 3);
    resample(pyramid, toPicture, ssdSize, rgb);
    for (let i = 0; i < rgb.length; i++) rgb[i] = (rgb[i] ?? 0) / 127.5 - 1;
    const [boxes, classes] = tf.tidy(() => this.#run(tf.tensor4d(rgb, [1, ssdSize, ssdSize, 3])));
    try {
      const [codes, logits] = await Promise.all([boxes.data<'float32'>(), classes.data<'float32'>()]);
      return suppress(this.#decode(codes, logits, threshold)).map((face) => carry(face, toPicture));
    } finally {
      tf.dispose([boxes, classes]);
    }
  }

  dispose(): void {
    for (const { filter, bias } of this.#weights.values()) tf.dispose([filter, bias]);
  }

  /** The codes of the boxes, [5118, 4], and the logits of nothing, face and an unused class, [5118, 3]. */
  #run(x: tf.Tensor4D): [tf.Tensor, tf.Tensor] {
    let out = this.#convolve(x, 'MobilenetV1/Conv2d_0_pointwise', 2);
    const seen: tf.Tensor4D[] = [];
    for (let i = 1; i <= separable; i++) {
      const { filter, bias } = this.#layer(`depthwise_${i}`);
      const strides = halving.includes(i) ? 2 : 1;
      out = tf.fused.depthwiseConv2d({ x: out, filter, bias, strides, pad: 'same', activation: 'relu6' });
      out = this.#convolve(out, `MobilenetV1/Conv2d_${i}_pointwise`, 1);
      if (i === 11) seen.push(out);
    }
    seen.push(out);
    for (let i = 0; i < 8; i++) {
      out = this.#convolve(out, `Prediction/Conv2d_${i}_pointwise`, i % 2 === 0 ? 1 : 2);
      if (i % 2 === 1) seen.push(out);
    }
    const predict = (part: string, depth: number) =>
      tf.concat(
        seen.map((map, i) => {
          const { filter, bias } = this.#layer(`Prediction/BoxPredictor_${i}/${part}`);
          return tf.reshape(tf.fused.conv2d({ x: map, filter, bias, strides: 1, pad: 'same' }), [-1, depth]);
        }),
      );
    return [predict('BoxEncodingPredictor', 4), predict('ClassPredictor', 3)];
  }

  #convolve(x: tf.Tensor4D, name: string, strides: number): tf.Tensor4D {
    const { filter, bias } = this.#layer(name);
    return tf.fused.conv2d({ x, filter, bias, strides, pad: 'same', activation: 'relu6' });
  }

  #layer(name: string): Convolution {
    const found = this.#weights.get(name);
    if (!found) throw new RangeError(`The SSD has no layer ${name}.`);
    return found;
  }

  /** SSD's code of a box against its anchor: centre / 10 in sides of the anchor, logarithm of the side / 5. */
  #decode(codes: Float32Array, logits: Float32Array, threshold: number): SsdFace[] {
    const faces: SsdFace[] = [];
    const anchors = this.#anchors;
    for (let i = 0; i < anchors.length / 4; i++) {
      const score = 1 / (1 + Math.exp(-(logits[3 * i + 1] ?? 0)));
      if (score < threshold) continue;
      const side = (axis: number) => {
        const from = anchors[4 * i + axis] ?? 0;
        const length = (anchors[4 * i + 2 + axis] ?? 0) - from;
        const centre = from + length / 2 + ((codes[4 * i + axis] ?? 0) / 10) * length;
        const size = length * Math.exp((codes[4 * i + 2 + axis] ?? 0) / 5);
        return { start: (centre - size / 2) * ssdSize, size: size * ssdSize };
      };
      const [down, across] = [side(0), side(1)];
      faces.push({ box: { x: across.start, y: down.start, width: across.size, height: down.size }, score });
    }
    return faces.sort((p, q) => q.score - p.score);
  }
}

function tensors({ values, shape }: Weights, bias: Float32Array): Convolution {
  return { filter: tf.tensor4d(values, shape as [number, number, number, number]), bias: tf.tensor1d(bias) };
}

/** Batch normalisation after a depthwise convolution, taken into its filter: gamma (F * x - mean) / sqrt(variance + eps) + beta. */
function foldDepthwise(weights: Map<string, Weights>, name: string): Convolution {
  const filters = weightsOf(weights, `${name}/depthwise_weights`);
  const of = (part: string) => weightsOf(weights, `${name}/BatchNorm/${part}`).values;
  const [gamma, beta, mean, variance] = [of('gamma'), of('beta'), of('moving_mean'), of('moving_variance')];
  const scale = gamma.map((g, c) => g / Math.sqrt((variance[c] ?? 0) + epsilon));
  const values = filters.values.map((value, i) => value * (scale[i % scale.length] ?? 0));
  return tensors(
    { ...filters, values },
    beta.map((b, c) => b - (mean[c] ?? 0) * (scale[c] ?? 0)),
  );
}

function weightsOf(weights: Map<string, Weights>, name: string): Weights {
  const found = weights.get(name);
  if (!found) throw new RangeError(`The SSD's file has no weights ${name}.`);
  return found;
}

/** The best of each face. */
function suppress(faces: SsdFace[]): SsdFace[] {
  const kept: SsdFace[] = [];
  for (const face of faces) if (kept.every(({ box }) => shared(box, face.box) <= sameBox)) kept.push(face);
  return kept;
}

/** Intersection over union. */
function shared(p: Box, q: Box): number {
  const width = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
  const height = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (p.width * p.height + q.width * q.height - width * height);
}

/** For windows along the picture's sides. */
function carry({ box, score }: SsdFace, toPicture: Similarity): SsdFace {
  const [x, y] = applyTo(toPicture, box.x, box.y);
  const scale = scaleOf(toPicture);
  return { box: { x, y, width: box.width * scale, height: box.height * scale }, score };
}
