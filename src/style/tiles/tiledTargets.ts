import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import type { RgbPicture } from '../../picture/rgb.ts';
import { contentFactor, contentNorm } from '../cost/costs.ts';
import { matrixOf } from '../cost/gram.ts';
import type { Prepared } from '../cost/prepared.ts';
import { type Mask, maskAt } from '../cost/styleShares.ts';
import type { StyleMatrices } from '../cost/styleTargets.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { cut, type FeatureMap } from './maps.ts';
import { StyleSums } from './styleSums.ts';
import { atLayer, type BetweenTiles, ownOnly, TiledNetwork } from './tiledNetwork.ts';
import type { Rect, Tile } from './tiles.ts';

/** What G is held to at one layer. */
export interface HeldLayer {
  layer: StyleLayerName;
  /** How many times its cost counts. */
  factor: number;
  /** As `ContentTarget.factor`. */
  scale: number;
  size: number;
  /** By the tile's own corner, the content's features where they count; where they do not there is none. */
  features: Map<string, { rect: Rect; values: Float32Array }>;
  /** What each position counts. */
  where: FeatureMap | number;
}

/** Each style's matrices, its tiles summed one after the other. */
export async function tiledMatrices(
  network: StyleNetwork,
  { styles }: Prepared,
  { styleLayers, pooling }: Recipe,
  side: number,
  between: BetweenTiles,
): Promise<StyleMatrices[]> {
  const names = styleLayers.map(({ layer }) => layer);
  const strides = new Map(network.layers().map(({ name, stride }) => [name, stride]));
  const all: StyleMatrices[] = [];
  const matricesOf = async ({ picture }: Prepared['styles'][number]) => {
    const style = picture();
    const positions = (layer: StyleLayerName) =>
      (style.width * style.height) / (strides.get(layer) ?? 1) ** 2;
    const tiled = new TiledNetwork(network, pooling, names, style, side);
    const sums = new StyleSums(tiled, names, [(layer) => 1 / Math.sqrt(positions(layer))]);
    await tiled.forward(mapOf(style), {
      look: (taps, tile, stretch) => sums.look(taps, tile, stretch),
      read: (values, _, stretch) => sums.add(values, stretch),
      between,
    });
    const matrixAt = (layer: StyleLayerName) =>
      tf.tidy(() => matrixOf(sums.at(0, layer), network.readout(layer)));
    return new Map(names.map((layer) => [layer, matrixAt(layer)]));
  };
  try {
    for (const style of styles) all.push(await matricesOf(style));
    return all;
  } catch (error) {
    for (const matrices of all) tf.dispose([...matrices.values()]);
    throw error;
  }
}

/**
 * The content's features, kept on the processor where they count.
 *
 * @param tiled over G: its tiles are those that G is compared by
 */
export async function tiledContent(
  tiled: TiledNetwork,
  prepared: Prepared,
  { contentLayer, formulas }: Recipe,
  between: BetweenTiles,
): Promise<{ content: HeldLayer; faces: HeldLayer[] }> {
  const { network } = tiled;
  const begin = (layer: StyleLayerName, factor: number, where: FeatureMap | number) => ({
    layer,
    factor,
    where,
    norm: 0,
    features: new Map<string, { rect: Rect; values: Float32Array }>(),
  });
  const whereAt = (mask: Mask, layer: StyleLayerName): FeatureMap => {
    const { width, height } = prepared.layerSize(layer);
    return { values: maskAt(mask, height, width), width, height, channels: 1 };
  };
  const { faces: mask, contentWhere } = prepared;
  const content = begin(contentLayer, 1, contentWhere ? whereAt(contentWhere, contentLayer) : 1);
  const faces = mask
    ? prepared.held.map(({ layer, factor }) => begin(layer, factor, whereAt(mask, layer)))
    : [];
  const held = [content, ...faces];
  const last = tiled.parts.findLastIndex(({ stretch }) =>
    held.some(({ layer }) => stretch.taps.includes(layer)),
  );
  await tiled.forward(mapOf(prepared.content), {
    look: (taps, tile, stretch) =>
      held
        .filter(({ layer }) => stretch.taps.includes(layer))
        .flatMap(({ layer }) => {
          const features = taps.get(layer) as tf.Tensor4D;
          const own = ownOnly(1, atLayer(tile, stretch, layer));
          return [features.clone(), contentNorm({ features, readout: network.readout(layer) }, own)];
        }),
    read: (values, tile, stretch) => {
      for (const each of held.filter(({ layer }) => stretch.taps.includes(layer))) {
        const [seen, norm] = values.splice(0, 2) as [Float32Array, Float32Array];
        each.norm += norm[0] ?? Number.NaN;
        keep(each, seen, atLayer(tile, stretch, each.layer));
      }
    },
    between,
    last,
  });
  const finished = ({ norm, ...each }: (typeof held)[number]): HeldLayer => {
    const { width, height } = prepared.layerSize(each.layer);
    const { readout, channels } = network.layers().find(({ name }) => name === each.layer) ?? { channels: 0 };
    const { factor, size } = contentFactor(norm, width * height * (readout ?? channels), formulas);
    return { ...each, scale: factor, size };
  };
  return { content: finished(content), faces: faces.map(finished) };
}

export const cornerOf = ({ x, y }: Rect): string => `${x} ${y}`;

function mapOf({ values, width, height }: RgbPicture): FeatureMap {
  return { values, width, height, channels: 3 };
}

/** Keeps what is seen of a tile's own positions, no larger than where it counts. */
function keep(
  { features, where }: Pick<HeldLayer, 'features' | 'where'>,
  seen: Float32Array,
  { own, outer }: Tile,
): void {
  const rect = typeof where === 'number' ? own : bounds(where, own);
  if (!rect) return;
  const channels = seen.length / (outer.width * outer.height);
  const tile = { values: seen, width: outer.width, height: outer.height, channels };
  const values = cut(tile, { ...rect, x: rect.x - outer.x, y: rect.y - outer.y });
  features.set(cornerOf(own), { rect, values });
}

/** The smallest part that holds all positions that count; null without any. */
function bounds(where: FeatureMap, own: Rect): Rect | null {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (let y = own.y; y < own.y + own.height; y++) {
    for (let x = own.x; x < own.x + own.width; x++) {
      if ((where.values[y * where.width + x] as number) === 0) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
