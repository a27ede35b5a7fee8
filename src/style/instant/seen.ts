import * as tf from '@tensorflow/tfjs-core';
import {
  type InstantDecoder,
  type InstantLayer,
  instantLayers,
} from '../../networks/instant/instantDecoder.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { rootsOf, statisticsOf, toldOf } from './statistics.ts';

export interface StyleRoot {
  mean: tf.Tensor1D;
  /** Of the covariance, [c, c] */
  root: tf.Tensor2D;
}

export interface ContentRoot {
  mean: tf.Tensor1D;
  /** Of the covariance's root, [c, c] */
  inverse: tf.Tensor2D;
}

/** What is known of a style once it has been seen: it paints any content. */
export interface SeenStyle {
  told: ReadonlyMap<InstantLayer, tf.Tensor1D>;
  /** Where the decoder takes the content in. */
  roots: ReadonlyMap<InstantLayer, StyleRoot>;
}

/** A content's statistics: of a picture, or held from one frame of a video to the next. */
export interface ContentStatistics {
  told: ReadonlyMap<InstantLayer, tf.Tensor1D>;
  roots: ReadonlyMap<InstantLayer, ContentRoot>;
}

/** A content picture's channels at the layers the decoder takes, and its size. */
export interface SeenContent {
  features: ReadonlyMap<InstantLayer, tf.Tensor4D>;
  /** [1, h, w, 3] */
  picture: tf.Tensor4D;
  height: number;
  width: number;
}

/**
 * A style picture of any size, seen by the embedded network.
 *
 * @param picture [1, h, w, 3], RGB, 0..1; sides of at least 16
 */
export function seeStyle(network: StyleNetwork, decoder: InstantDecoder, picture: tf.Tensor4D): SeenStyle {
  return kept(() => {
    const seen: { told: Map<InstantLayer, tf.Tensor1D>; roots: Map<InstantLayer, StyleRoot> } = {
      told: new Map(),
      roots: new Map(),
    };
    for (const [layer, tap] of lookedAt(network, picture, instantLayers)) {
      const statistics = statisticsOf(tap);
      seen.told.set(layer, toldOf(statistics));
      if (!decoder.contentLayers.includes(layer)) continue;
      seen.roots.set(layer, { mean: statistics.mean, root: rootsOf(statistics.covariance).root });
    }
    return seen;
  });
}

/**
 * @param picture [1, h, w, 3], RGB, 0..1; h and w multiples of 16
 * @param withStatistics without them the picture goes on with those of another, as the frames of a video do
 */
export function seeContent(
  network: StyleNetwork,
  decoder: InstantDecoder,
  picture: tf.Tensor4D,
  withStatistics = true,
): { content: SeenContent; statistics: ContentStatistics } {
  const [, height, width] = picture.shape;
  const wanted = decoder.contentLayers;
  return kept(() => {
    const features = new Map<InstantLayer, tf.Tensor4D>();
    const told = new Map<InstantLayer, tf.Tensor1D>();
    const roots = new Map<InstantLayer, ContentRoot>();
    for (const [layer, tap] of lookedAt(network, picture, withStatistics ? instantLayers : wanted)) {
      const takesContent = wanted.includes(layer);
      if (takesContent) features.set(layer, tap);
      if (!withStatistics) continue;
      const statistics = statisticsOf(tap);
      told.set(layer, toldOf(statistics));
      if (takesContent)
        roots.set(layer, { mean: statistics.mean, inverse: rootsOf(statistics.covariance).inverse });
    }
    return { content: { features, picture: tf.clone(picture), height, width }, statistics: { told, roots } };
  });
}

/** All tensors in what was seen or planned, to be disposed of. */
export function tensorsOf(of: object): tf.Tensor[] {
  const found: tf.Tensor[] = [];
  const collect = (value: unknown): void => {
    if (value instanceof tf.Tensor) found.push(value);
    else if (value instanceof Map) for (const each of value.values()) collect(each);
    else if (value && typeof value === 'object') for (const each of Object.values(value)) collect(each);
  };
  collect(of);
  return found;
}

/** What is made, with every tensor in it kept and none besides. */
export function kept<Made extends object>(make: () => Made): Made {
  let made: Made | undefined;
  tf.tidy(() => {
    made = make();
    return tensorsOf(made);
  });
  return made as Made;
}

function lookedAt(
  network: StyleNetwork,
  picture: tf.Tensor4D,
  layers: readonly InstantLayer[],
): [InstantLayer, tf.Tensor4D][] {
  return [...network.taps(picture, layers, { pooling: 'average', of: 'channels' })] as [
    InstantLayer,
    tf.Tensor4D,
  ][];
}
