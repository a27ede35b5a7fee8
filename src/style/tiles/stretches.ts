import {
  type StyleLayerName,
  styleConvolutions,
  styleLayerNames,
  styleLayerStride,
} from '../../networks/style/styleLayers.ts';
import type { LayerRange, StyleLayerDescription } from '../../networks/style/styleNetwork.ts';
import { type Tile, tilesOf } from './tiles.ts';

/**
 * Where the network is cut in two. What reaches the layers behind it is small enough to be kept whole: a hundredth of a number of
 * conv1_1's. So tiles of the large layers need only the halo of these, and deep layers, which see far, have few and cheap tiles.
 */
const CUT = 'conv3_4' satisfies StyleLayerName;

/** Layers that are computed together, tile by tile. */
export interface Stretch extends LayerRange {
  /** Those of them that costs are computed at. */
  taps: StyleLayerName[];
  /** Channels of what reaches it. */
  channels: number;
  /** Pixels of the picture from one position of what reaches it to the next. */
  stride: number;
  /** Positions of what reaches it that one of its last layer's sees to either side. */
  halo: number;
  /** Positions of what reaches it from one of its end to the next. */
  align: number;
}

/** @param layers of the network, @param wanted those that costs are computed at */
export function stretchesOf(
  layers: readonly StyleLayerDescription[],
  wanted: readonly StyleLayerName[],
): Stretch[] {
  const deepest = styleLayerNames.findLast((name) => wanted.includes(name)) ?? 'conv1_1';
  const at = (name: StyleLayerName) => styleLayerNames.indexOf(name);
  const ends: StyleLayerName[] = at(deepest) > at(CUT) ? [CUT, deepest] : [deepest];
  return ends.map((to, i) => {
    const from = styleLayerNames[i === 0 ? 0 : at(CUT) + 1] ?? 'conv1_1';
    const passesOn = i < ends.length - 1;
    const inside = styleConvolutions.slice(at(from), at(to) + 1);
    const inner = styleLayerStride(to) / styleLayerStride(from);
    const align = inner * (passesOn ? 2 : 1);
    return {
      from,
      to,
      passesOn,
      taps: wanted.filter((name) => at(name) >= at(from) && at(name) <= at(to)),
      channels: layers[at(from) - 1]?.channels ?? 3,
      stride: styleLayerStride(from),
      halo: Math.ceil(reach(inside) / align) * align,
      align,
    };
  });
}

/** Each convolution sees one position more to either side, and a pooling before it doubles all. */
function reach(inside: readonly { pooled: boolean }[]): number {
  return inside.reduceRight((sum, { pooled }, i) => {
    return (pooled && i < inside.length - 1 ? 2 * sum : sum) + 1;
  }, 0);
}

/**
 * The tiles of a stretch over a picture.
 *
 * @param side most pixels along a tile of the first stretch; later ones see a picture so much smaller that theirs are wider
 */
export function tilesAlong(
  { stride, halo, align }: Stretch,
  { width, height }: { width: number; height: number },
  side: number,
): Tile[] {
  const most = stride === 1 ? side : Math.floor(side / 4 / align) * align;
  return tilesOf({ width: width / stride, height: height / stride }, most, { halo, align });
}
