import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import { styleSums } from '../cost/gram.ts';
import type { FeatureMap } from './maps.ts';
import type { Stretch } from './stretches.ts';
import { atLayer, ownOnly, type Taps, type TiledNetwork } from './tiledNetwork.ts';
import type { Tile } from './tiles.ts';

/** Where a layer's positions count in a sum: roots of their shares over the whole layer, or one for all. */
export type RootsAt = (layer: StyleLayerName) => FeatureMap | number;

/** The sums that style matrices follow from, added up tile by tile, in double precision. */
export class StyleSums {
  readonly #tiled: TiledNetwork;
  readonly #layers: readonly StyleLayerName[];
  readonly #roots: readonly RootsAt[];
  readonly #sums = new Map<string, Float64Array>();

  /** @param roots one a style: a layer is summed once for each of them */
  constructor(tiled: TiledNetwork, layers: readonly StyleLayerName[], roots: readonly RootsAt[]) {
    this.#tiled = tiled;
    this.#layers = layers;
    this.#roots = roots;
  }

  /** Of a tile, to be read and given to `add`. */
  look(taps: Taps, tile: Tile, stretch: Stretch): tf.Tensor[] {
    return this.#within(stretch).map(({ layer, roots }) => {
      const features = taps.get(layer) as tf.Tensor4D;
      const seen = { features, readout: this.#tiled.network.readout(layer) };
      return styleSums(seen, ownOnly(roots(layer), atLayer(tile, stretch, layer)));
    });
  }

  add(values: readonly Float32Array[], stretch: Stretch): void {
    for (const [i, { key }] of this.#within(stretch).entries()) {
      const part = values[i] as Float32Array;
      const sum = this.#sums.get(key) ?? new Float64Array(part.length);
      for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (part[at] as number);
      this.#sums.set(key, sum);
    }
  }

  /** As `styleSums` gives them of a whole picture. */
  at(style: number, layer: StyleLayerName): tf.Tensor2D {
    const sum = this.#sums.get(keyOf(style, layer)) as Float64Array;
    const channels = this.#tiled.network.layers().find(({ name }) => name === layer)?.channels ?? 1;
    return tf.tensor2d(Float32Array.from(sum), [sum.length / channels, channels]);
  }

  #within({ taps }: Stretch) {
    return this.#layers
      .filter((layer) => taps.includes(layer))
      .flatMap((layer) => this.#roots.map((roots, style) => ({ layer, roots, key: keyOf(style, layer) })));
  }
}

const keyOf = (style: number, layer: StyleLayerName) => `${style} ${layer}`;
