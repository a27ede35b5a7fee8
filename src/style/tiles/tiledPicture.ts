import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { contentCost } from '../cost/costs.ts';
import { pullTowards, type StylePull, styleGradient } from '../cost/gram.ts';
import { numbersOf, orDispose } from '../cost/numbersOf.ts';
import { type Prepared, prepare } from '../cost/prepared.ts';
import { disposeStyles, type StyleAt, styleSize, stylesAt } from '../cost/styleTargets.ts';
import type { Compared, NetworkCosts } from '../cost/wholePicture.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { StyleInputs } from '../run/inputs.ts';
import { addTo, amongZeros, cut, type FeatureMap } from './maps.ts';
import type { Stretch } from './stretches.ts';
import { type RootsAt, StyleSums } from './styleSums.ts';
import {
  atLayer,
  type BetweenTiles,
  ownOnly,
  readAll,
  type Taps,
  TiledNetwork,
  tileOf,
} from './tiledNetwork.ts';
import { cornerOf, type HeldLayer, tiledContent, tiledMatrices } from './tiledTargets.ts';
import { shrunk, type Tile } from './tiles.ts';

/** How far a step's tiles are; each is visited twice. */
export type TileNews = (done: number, tiles: number) => Promise<void>;

type Pulls = ReadonlyMap<StyleLayerName, readonly { pull: StylePull; roots: RootsAt }[]>;

/**
 * G in tiles, with the gradient of the whole. A style matrix is a sum over positions, so J's gradient needs the whole picture only
 * through a few small matrices: the tiles are summed first, dJ/dG follows from the sums, and then the tiles are visited again, there and
 * back. A tile's features pull at its own positions alone; what reaches the pixels of its halo is added to theirs.
 */
export class TiledPicture implements Compared {
  readonly within: Float32Array | null;
  readonly size: number;
  readonly #tiled: TiledNetwork;
  readonly #recipe: Recipe;
  readonly #styles: readonly StyleAt[];
  readonly #held: { content: HeldLayer; faces: HeldLayer[] };
  readonly #roots: readonly RootsAt[];
  readonly #news: TileNews;
  #peakBytes = 0;

  private constructor(
    tiled: TiledNetwork,
    recipe: Recipe,
    styles: readonly StyleAt[],
    held: { content: HeldLayer; faces: HeldLayer[] },
    { within, layerSize }: Prepared,
    news: TileNews,
  ) {
    this.#tiled = tiled;
    this.#recipe = recipe;
    this.#styles = styles;
    this.#held = held;
    this.within = within;
    this.#news = news;
    this.#roots = styles.map((style) => rootsOf(style, layerSize));
    this.size = recipe.contentWeight * held.content.size + recipe.styleWeight * styleSize(styles, recipe);
  }

  /**
   * Computes the targets, tile by tile.
   *
   * @param side most own pixels along a tile, a multiple of 16
   * @param news told between tiles, and may end the work by throwing
   */
  static async begin(
    network: StyleNetwork,
    inputs: StyleInputs,
    recipe: Recipe,
    size: { width: number; height: number },
    { side, news }: { side: number; news: TileNews },
  ): Promise<TiledPicture> {
    const prepared = prepare(network, inputs, recipe, size);
    const layers = recipe.styleLayers.map(({ layer }) => layer);
    const wanted = [recipe.contentLayer, ...prepared.held.map(({ layer }) => layer), ...layers];
    const tiled = new TiledNetwork(network, recipe.pooling, [...new Set(wanted)], size, side);
    const between = () => news(0, 2 * tiled.tiles);
    const held = await tiledContent(tiled, prepared, recipe, between);
    const matrices = await tiledMatrices(network, prepared, recipe, side, between);
    const styles = await stylesAt(matrices, prepared, recipe);
    return new TiledPicture(tiled, recipe, styles, held, prepared, news);
  }

  get peakBytes(): number {
    return this.#peakBytes;
  }

  async evaluate(g: Float32Array): Promise<{ gradient: Float32Array; costs: NetworkCosts }> {
    const [first] = this.#tiled.parts;
    if (!first) throw new RangeError('The network has no layer.');
    const picture = { ...this.#tiled.mapBefore(first.stretch), values: g };
    let done = 0;
    const between = () => this.#news(++done, 2 * this.#tiled.tiles);
    const layers = this.#recipe.styleLayers.map(({ layer }) => layer);
    const sums = new StyleSums(this.#tiled, layers, this.#roots);
    const maps = await this.#tiled.forward(picture, {
      look: (taps, tile, stretch) => {
        const parts = sums.look(taps, tile, stretch);
        this.#watch();
        return parts;
      },
      read: (values, _, stretch) => sums.add(values, stretch),
      between,
    });
    const { pulls, costs: style } = await this.#pulls(sums);
    try {
      const { gradient, content, faces } = await this.#back(maps, pulls, between);
      return { gradient, costs: { content, faces, layers: style } };
    } finally {
      for (const each of pulls.values()) tf.dispose(each.map(({ pull }) => pull));
    }
  }

  dispose(): void {
    disposeStyles(this.#styles);
  }

  /** dJ/dG of each layer and style, and each layer's cost. */
  async #pulls(sums: StyleSums): Promise<{ pulls: Pulls; costs: number[] }> {
    const { styleLayers, styleWeight } = this.#recipe;
    const pulls = new Map<StyleLayerName, { pull: StylePull; roots: RootsAt }[]>();
    const scalars: tf.Scalar[] = [];
    for (const { layer, weight } of styleLayers) {
      const each = this.#styles.map(({ share, layers }, i) => {
        const target = layers.get(layer);
        if (!target) throw new RangeError(`There is no target at ${layer}.`);
        const readout = this.#tiled.network.readout(layer);
        const towards = tf.tidy(() =>
          pullTowards(sums.at(i, layer), target, styleWeight * weight * share, readout),
        );
        scalars.push(towards.cost);
        return { pull: towards.pull, roots: this.#roots[i] as RootsAt };
      });
      pulls.set(layer, each);
    }
    const all = [...pulls.values()].flatMap((each) => each.map(({ pull }) => pull));
    const told = await orDispose(all, () => numbersOf(scalars));
    const styles = this.#styles;
    const costs = styleLayers.map((_, at) =>
      styles.reduce((sum, { share }, i) => sum + share * (told[at * styles.length + i] ?? Number.NaN), 0),
    );
    return { pulls, costs };
  }

  /** The stretches from the last to the first: what reaches one is pulled by the gradient that the next has left. */
  async #back(
    maps: readonly FeatureMap[],
    pulls: Pulls,
    between: BetweenTiles,
  ): Promise<{ gradient: Float32Array; content: number; faces: number }> {
    let after: FeatureMap | null = null;
    const costs = { content: 0, faces: 0 };
    for (const [i, { stretch, tiles }] of [...this.#tiled.parts.entries()].reverse()) {
      const before = maps[i] as FeatureMap;
      const gradient = this.#tiled.mapBefore(stretch);
      for (const tile of tiles) {
        const [part, content, faces] = await readAll(
          tf.tidy(() => this.#pullTile(tile, stretch, { before, after, pulls })),
        );
        addTo(gradient, part as Float32Array, tile.outer);
        costs.content += content?.[0] ?? Number.NaN;
        costs.faces += faces?.[0] ?? Number.NaN;
        await between();
      }
      after = gradient;
    }
    return { gradient: (after as FeatureMap).values, ...costs };
  }

  #pullTile(
    tile: Tile,
    stretch: Stretch,
    { before, after, pulls }: { before: FeatureMap; after: FeatureMap | null; pulls: Pulls },
  ): [tf.Tensor4D, tf.Tensor, tf.Tensor] {
    const { network, pooling } = this.#tiled;
    const { taps, back } = network.thereAndBack(tileOf(before, tile.outer), stretch.taps, pooling, stretch);
    const gradients = new Map<StyleLayerName, tf.Tensor4D>();
    const pull = (layer: StyleLayerName, gradient: tf.Tensor4D) => {
      const other = gradients.get(layer);
      gradients.set(layer, other ? tf.add(other, gradient) : gradient);
    };
    const hold = (held: HeldLayer): tf.Tensor => {
      const cost = this.#holdTile(held, taps, atLayer(tile, stretch, held.layer));
      if (!cost) return tf.scalar(0);
      pull(held.layer, cost.gradient);
      return tf.mul(cost.cost, held.factor);
    };
    const inside = (held: HeldLayer) => stretch.taps.includes(held.layer);
    const content = [this.#held.content].filter(inside).map(hold);
    const faces = this.#held.faces.filter(inside).map(hold);
    for (const layer of stretch.taps) {
      for (const { pull: towards, roots } of pulls.get(layer) ?? []) {
        const features = taps.get(layer) as tf.Tensor4D;
        const own = ownOnly(roots(layer), atLayer(tile, stretch, layer));
        pull(layer, styleGradient(features, towards, own));
      }
    }
    const atEnd = after ? endOf(after, tile, stretch) : undefined;
    const gradient = back(gradients, () => this.#watch(), atEnd);
    const sum = (costs: tf.Tensor[]) =>
      costs.reduce((all, cost) => tf.add(all, cost), tf.scalar(0) as tf.Tensor);
    return [gradient, sum(content), sum(faces)];
  }

  /** The content cost of a tile's own positions; null where none of them counts. */
  #holdTile({ layer, factor, scale, features: kept, where }: HeldLayer, taps: Taps, tile: Tile) {
    const target = kept.get(cornerOf(tile.own));
    if (!target) return null;
    const features = taps.get(layer) as tf.Tensor4D;
    const [, height, width, channels] = features.shape;
    const values = amongZeros(target.values, target.rect, tile.outer, channels);
    return contentCost(
      { features, readout: this.#tiled.network.readout(layer) },
      { features: tf.tensor4d(values, [1, height, width, channels]), factor: scale },
      this.#recipe.contentWeight * factor,
      ownOnly(where, tile),
    );
  }

  #watch(): void {
    this.#peakBytes = Math.max(this.#peakBytes, tf.memory().numBytes);
  }
}

/** The roots of a style's shares at each layer. */
function rootsOf({ layers }: StyleAt, layerSize: Prepared['layerSize']): RootsAt {
  return (layer) => {
    const { width, height } = layerSize(layer);
    const shares = layers.get(layer)?.shares;
    return shares ? { values: shares, width, height, channels: 1 } : 1 / Math.sqrt(width * height);
  };
}

/** What pulls at the end of a tile: at its own positions what the next stretch has left. */
function endOf(after: FeatureMap, tile: Tile, { align }: Stretch): tf.Tensor4D {
  const [own, outer] = [shrunk(tile.own, align), shrunk(tile.outer, align)];
  const values = amongZeros(cut(after, own), own, outer, after.channels);
  return tf.tensor4d(values, [1, outer.height, outer.width, after.channels]);
}
