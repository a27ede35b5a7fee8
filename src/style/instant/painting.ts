import * as tf from '@tensorflow/tfjs-core';
import {
  type InstantDecoder,
  type InstantLayer,
  instantLayers,
  instantStride,
  type Told,
} from '../../networks/instant/instantDecoder.ts';
import { randomNormal } from '../../picture/random.ts';
import {
  type ContentRoot,
  type ContentStatistics,
  kept,
  type SeenContent,
  type SeenStyle,
  type StyleRoot,
} from './seen.ts';

/** How the styles are put together. */
export interface Painting {
  /** One a style; they count by their share of the sum. */
  weights: readonly number[];
  /** Where each style counts, [h, w, 1] in 0..1; null everywhere. */
  masks: readonly (tf.Tensor3D | null)[];
  /** From 0, the photograph, to 1, the painting. */
  amount: number;
  /** By layer; by default normal numbers, the same for the same size. */
  noise?: ReadonlyMap<InstantLayer, tf.Tensor4D>;
}

const seed = 1;
/** Up to this amount the photograph's own pixels are left in: what the decoder makes of them is never quite they. */
const ALL_PAINTED = 0.2;

/** Everything a pass is made with but the content's channels: the same for each frame of a video. */
export interface Plan {
  /** The styles as the decoder is told them, and how they count by position; null: one, everywhere. */
  told: ReadonlyMap<InstantLayer, Told>;
  moves: ReadonlyMap<InstantLayer, Move>;
  noise: ReadonlyMap<InstantLayer, tf.Tensor4D>;
  /** How much is painted at all, everywhere or by pixel, [1, h, w, 1]; the rest is the photograph's own pixels. */
  painted: number | tf.Tensor4D;
}

/** What is done to the content's channels at a layer: x M^T + b, or of several such the shares by position. */
interface Move {
  maps: { matrix: tf.Tensor2D; shift: tf.Tensor1D }[];
  /** [h w, maps]; null: there is one, everywhere. */
  shares: tf.Tensor2D | null;
}

/**
 * What a pass is made with. At each layer the content's channels x become M (x - mean of the content) + mean of the style, with
 * M = (covariance of the style)^1/2 (covariance of the content)^-1/2 (Li et al. 2017, arXiv 1705.08086), mixed with x itself by the
 * amount.
 *
 * @param size of the content, pixels
 */
export function planOf(
  decoder: InstantDecoder,
  statistics: ContentStatistics,
  styles: readonly SeenStyle[],
  painting: Painting,
  size: { height: number; width: number },
): Plan {
  const { amount } = painting;
  return kept(() => {
    const told = new Map<InstantLayer, Told>();
    const moves = new Map<InstantLayer, Move>();
    for (const layer of instantLayers) {
      const stride = instantStride[layer];
      const shares = sharesOf(painting, size.height / stride, size.width / stride);
      const toldStyles = tf.stack(styles.map((style) => at(style.told, layer))) as tf.Tensor2D;
      const mixed = shares.by ? toldStyles : tf.matMul(tf.tensor2d([shares.even]), toldStyles);
      const figures = tf.add(tf.mul(mixed, amount), tf.mul(at(statistics.told, layer), 1 - amount));
      told.set(layer, { figures: figures as tf.Tensor2D, shares: shares.by });
      const mine = statistics.roots.get(layer);
      if (!mine) continue;
      const maps = styles.map((style) => mapBetween(mine, at(style.roots, layer), amount));
      const move = shares.by
        ? { maps, shares: shares.by }
        : { maps: [mixedMap(maps, shares.even)], shares: null };
      moves.set(layer, move);
    }
    const noise = painting.noise ?? noiseFor(decoder, size);
    return { told, moves, noise, painted: paintedOf(painting, size) };
  });
}

/** @returns [h, w, 3], 0..1 */
export function paint(
  decoder: InstantDecoder,
  { features, picture: own }: SeenContent,
  plan: Plan,
): tf.Tensor3D {
  return tf.tidy(() => {
    const moved = new Map([...features].map(([layer, x]) => [layer, move(x, at(plan.moves, layer))]));
    const picture = decoder.decode(moved, plan.told, plan.noise);
    const { painted } = plan;
    const whole = painted === 1 ? picture : tf.add(own, tf.mul(tf.sub(picture, own), painted));
    return tf.clipByValue(tf.squeeze(whole, [0]), 0, 1) as tf.Tensor3D;
  });
}

/** Outside every mask the photograph stays, where each style has one: as a run leaves it. */
function paintedOf(
  { masks, amount }: Painting,
  { height, width }: { height: number; width: number },
): Plan['painted'] {
  const share = Math.min(1, amount / ALL_PAINTED);
  const planes = masks.flatMap((mask) => (mask ? [tf.image.resizeBilinear(mask, [height, width])] : []));
  if (planes.length < masks.length) return share;
  const largest = planes.reduce((most, plane) => tf.maximum(most, plane));
  return tf.mul(tf.expandDims(largest, 0), share) as tf.Tensor4D;
}

/** Rows of channels are multiplied from the right: x M^T, and both roots are symmetric. */
function mapBetween(
  { mean: from, inverse }: ContentRoot,
  { mean: to, root }: StyleRoot,
  amount: number,
): Move['maps'][number] {
  return tf.tidy(() => {
    const channels = from.size;
    const matrix = tf.matMul(inverse, root);
    const shift = tf.sub(to, tf.reshape(tf.matMul(tf.reshape(from, [1, channels]), matrix), [channels]));
    const mixed = tf.add(tf.mul(matrix, amount), tf.mul(tf.eye(channels), 1 - amount)) as tf.Tensor2D;
    return { matrix: mixed, shift: tf.mul(shift, amount) as tf.Tensor1D };
  });
}

function mixedMap(maps: Move['maps'], shares: readonly number[]): Move['maps'][number] {
  const sum = <T extends tf.Tensor>(tensors: T[]) =>
    tf.addN(tensors.map((tensor, i) => tf.mul(tensor, shares[i] ?? 0))) as T;
  return { matrix: sum(maps.map(({ matrix }) => matrix)), shift: sum(maps.map(({ shift }) => shift)) };
}

function move(x: tf.Tensor4D, { maps, shares }: Move): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width, channels] = x.shape;
    const flat = tf.reshape(x, [height * width, channels]) as tf.Tensor2D;
    const parts = maps.map(({ matrix, shift }, i) => {
      const whole = tf.add(tf.matMul(flat, matrix), shift);
      return shares ? tf.mul(whole, tf.slice(shares, [0, i], [-1, 1])) : whole;
    });
    return tf.reshape(parts.length === 1 ? (parts[0] as tf.Tensor) : tf.addN(parts), x.shape);
  });
}

/** Each style's share of the whole: one number each, and `by` position where one is confined to a part. */
function sharesOf(
  { weights, masks }: Painting,
  height: number,
  width: number,
): { even: number[]; by: tf.Tensor2D | null } {
  const sum = weights.reduce((a, b) => a + b, 0);
  const even = weights.map((weight) => (sum === 0 ? 1 / weights.length : weight / sum));
  if (masks.every((mask) => mask === null)) return { even, by: null };
  const planes = even.map((weight, i) => {
    const mask = masks[i];
    const plane = mask
      ? tf.reshape(tf.image.resizeBilinear(mask, [height, width]), [-1])
      : tf.ones([height * width]);
    return tf.mul(plane, weight);
  });
  const stacked = tf.stack(planes, 1) as tf.Tensor2D;
  // Where no style counts all count: there must be something to paint with.
  const none = tf.cast(tf.less(tf.sum(stacked, 1, true), 1e-3), 'float32');
  const filled = tf.add(stacked, tf.mul(none, tf.tensor1d(even)));
  return { even, by: tf.div(filled, tf.sum(filled, 1, true)) as tf.Tensor2D };
}

/** The same noise for the same size: strokes in flat parts lie anywhere, but always in the same places. */
function noiseFor(
  decoder: InstantDecoder,
  { height, width }: { height: number; width: number },
): Map<InstantLayer, tf.Tensor4D> {
  return new Map(
    decoder.noiseLayers.map((layer) => {
      const [h, w] = [height / instantStride[layer], width / instantStride[layer]];
      const normal = randomNormal(seed + instantStride[layer]);
      const values = Float32Array.from({ length: h * w * decoder.noise }, normal);
      return [layer, tf.tensor4d(values, [1, h, w, decoder.noise])];
    }),
  );
}

function at<Value>(map: ReadonlyMap<InstantLayer, Value>, layer: InstantLayer): Value {
  const value = map.get(layer);
  if (value === undefined) throw new RangeError(`Nothing was seen at ${layer}.`);
  return value;
}
