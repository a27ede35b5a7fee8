import * as tf from '@tensorflow/tfjs-core';
import { type StyleLayerName, styleLayerStride } from '../../networks/style/styleLayers.ts';
import type { Pooling, StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { amongZeros, cut, emptyMap, type FeatureMap, put } from './maps.ts';
import { type Stretch, stretchesOf, tilesAlong } from './stretches.ts';
import { type Rect, shrunk, type Tile } from './tiles.ts';

/** Called between tiles: lets the page in, and throws when the run is to end. */
export type BetweenTiles = () => Promise<void>;

/** What a stretch sees of a tile, its halo included. */
export type Taps = ReadonlyMap<StyleLayerName, tf.Tensor4D>;

/** A network over a picture, tile by tile. */
export class TiledNetwork {
  readonly network: StyleNetwork;
  readonly pooling: Pooling;
  readonly parts: readonly { stretch: Stretch; tiles: readonly Tile[] }[];
  readonly #size: { width: number; height: number };

  /** @param wanted layers that costs are computed at, @param side as `tilesAlong` takes it */
  constructor(
    network: StyleNetwork,
    pooling: Pooling,
    wanted: readonly StyleLayerName[],
    size: { width: number; height: number },
    side: number,
  ) {
    this.network = network;
    this.pooling = pooling;
    this.#size = size;
    this.parts = stretchesOf(network.layers(), wanted).map((stretch) => ({
      stretch,
      tiles: tilesAlong(stretch, size, side),
    }));
  }

  /** Of all stretches. */
  get tiles(): number {
    return this.parts.reduce((sum, { tiles }) => sum + tiles.length, 0);
  }

  /** What reaches a stretch, as an empty map. */
  mapBefore({ stride, channels }: Stretch): FeatureMap {
    return emptyMap(this.#size.width / stride, this.#size.height / stride, channels);
  }

  /**
   * From the picture through the stretches, one tile at a time.
   *
   * @param look what is to be read of each tile; within a tf.tidy
   * @param read takes those numbers
   * @returns what reaches each stretch; the first is the picture
   */
  async forward(
    picture: FeatureMap,
    {
      look,
      read,
      between,
      last = this.parts.length - 1,
    }: {
      look: (taps: Taps, tile: Tile, stretch: Stretch) => tf.Tensor[];
      read: (values: Float32Array[], tile: Tile, stretch: Stretch) => void;
      between: BetweenTiles;
      last?: number;
    },
  ): Promise<FeatureMap[]> {
    const maps = [picture];
    for (const [i, { stretch, tiles }] of this.parts.slice(0, last + 1).entries()) {
      const before = maps[i] as FeatureMap;
      const next = i < last ? this.parts[i + 1]?.stretch : undefined;
      const after = next && this.mapBefore(next);
      for (const tile of tiles) {
        const tensors = tf.tidy(() => {
          const { taps, end } = this.network.thereAndBack(
            tileOf(before, tile.outer),
            stretch.taps,
            this.pooling,
            stretch,
          );
          return [...look(taps, tile, stretch), ...(after ? [end] : [])];
        });
        const values = await readAll(tensors);
        if (after) {
          const end = values.pop() as Float32Array;
          put(after, end, shrunk(tile.outer, stretch.align), shrunk(tile.own, stretch.align));
        }
        read(values, tile, stretch);
        await between();
      }
      if (after) maps.push(after);
    }
    return maps;
  }
}

/** [1, height, width, channels] of a part of the map */
export function tileOf(map: FeatureMap, rect: Rect): tf.Tensor4D {
  return tf.tensor4d(cut(map, rect), [1, rect.height, rect.width, map.channels]);
}

/** A tile's parts at one of its stretch's layers. */
export function atLayer({ own, outer }: Tile, { stride }: Stretch, layer: StyleLayerName): Tile {
  const by = styleLayerStride(layer) / stride;
  return { own: shrunk(own, by), outer: shrunk(outer, by) };
}

/**
 * One number a position of a tile, those of the halo 0: so what is summed or pulled with them is of the tile's own positions alone.
 *
 * @param numbers over the whole layer, or one that holds everywhere
 * @returns [positions, 1]
 */
export function ownOnly(numbers: FeatureMap | number, { own, outer }: Tile): tf.Tensor2D {
  const mine =
    typeof numbers === 'number' ? new Float32Array(own.width * own.height).fill(numbers) : cut(numbers, own);
  const all = amongZeros(mine, own, outer, 1);
  return tf.tensor2d(all, [all.length, 1]);
}

/** The tensors' numbers; they are disposed of. */
export async function readAll(tensors: tf.Tensor[]): Promise<Float32Array[]> {
  try {
    // Asked for together, so that a GPU hands them over together.
    return await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  } finally {
    tf.dispose(tensors);
  }
}
