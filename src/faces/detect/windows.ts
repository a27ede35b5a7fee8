import type { Pyramid } from '../../picture/resample.ts';
import { type Similarity, squareWindow } from '../../picture/similarity.ts';
import { blazeFaceSize } from './blazeFace.ts';

/** Tiles overlap by a third, so that a face smaller than that is whole in one of them. */
const tileStep = 2 / 3;

/**
 * The detector sees faces from about 10 of its 256 pixels on: tiles smaller than this would add faces of less than 30 pixels of the
 * picture, which nobody could be known by.
 */
const leastTile = 384;

/** The picture in the middle of a square `times` as large as its longer side, turned by `angle` radians. */
export function whole({ width, height }: Pyramid, times: number, angle: number): Similarity {
  return squareWindow(width / 2, height / 2, times * Math.max(width, height), angle, blazeFaceSize);
}

/** A square of the picture, in its pixels. */
export interface Tile {
  x: number;
  y: number;
  side: number;
}

/**
 * Overlapping tiles over the whole picture, their side a share of its longer one; none where they would be tiny. Those of a picture more
 * than twice as long as it is wide, a panorama or a strip, are as large as though it were twice as long, and never tiny.
 */
export function tiles({ width, height }: Pick<Pyramid, 'width' | 'height'>, share: number): Tile[] {
  const longer = Math.max(width, height);
  const shorter = Math.min(width, height);
  const isLong = longer > 2 * shorter;
  const side = isLong ? Math.max(leastTile, share * 2 * shorter) : share * longer;
  if (side < leastTile || side > longer / 2) return [];
  return centres(height, side).flatMap((y) => centres(width, side).map((x) => ({ x, y, side })));
}

export function windowOfTile({ x, y, side }: Tile): Similarity {
  return squareWindow(x, y, side, 0, blazeFaceSize);
}

/** Centres of evenly spaced intervals that cover `length`. */
function centres(length: number, side: number): number[] {
  if (length <= side) return [length / 2];
  const steps = Math.ceil((length - side) / (side * tileStep));
  return Array.from({ length: steps + 1 }, (_, i) => side / 2 + (i * (length - side)) / steps);
}
