import type { Pixels } from '../../picture/pixels.ts';
import { resize } from '../../picture/resize.ts';
import { keeping } from '../faces/keptFaces.ts';

/**
 * Positions along the picture's edge, by the layer's stride, that a style does not count at. There a layer sees the edge's pixels several
 * times over, so that changing those few is the cheapest way to a style matrix: they became a coloured fringe.
 */
const edgePositions: Readonly<Record<number, number>> = { 1: 1, 2: 2, 4: 3, 8: 2, 16: 1 };

/** Numbers over a picture, or over a layer's positions. */
export interface Mask {
  /** [height, width], 0..1 */
  values: Float32Array;
  width: number;
  height: number;
}

/** 0..1, of a picture's red channel. */
export function maskOf({ data, width, height }: Pixels): Mask {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) values[i] = (data[4 * i] as number) / 255;
  return { values, width, height };
}

/** What says where a style counts. */
export interface StylePlace {
  /** Stretched over G; everywhere when null. */
  mask: Mask | null;
  /** Of G, 1 on faces that are kept; null without any. */
  faces: Mask | null;
  /** Whether the edge counts, as the printed formulas have it. */
  edge: boolean;
}

/**
 * How much a style counts at each of a layer's positions: within its mask, less on faces, not along the edge.
 *
 * @param size of the layer, positions
 * @returns as `positionShares`; null where every position counts alike
 */
export function styleShares(
  { mask, faces, edge }: StylePlace,
  { height, width, stride }: { height: number; width: number; stride: number },
): Float32Array | null {
  const left = edge ? 0 : (edgePositions[stride] ?? 1);
  // Of a layer that is next to nothing but edge, all counts.
  const inset = Math.min(height, width) > 3 * left ? left : 0;
  if (!mask && !faces && inset === 0) return null;
  const weights = mask ? maskAt(mask, height, width) : new Float32Array(height * width).fill(1);
  if (faces) {
    const there = maskAt(faces, height, width);
    for (let i = 0; i < weights.length; i++) {
      weights[i] = (weights[i] as number) * (1 - (1 - keeping.styleShare) * (there[i] as number));
    }
  }
  for (let y = 0; y < height && inset > 0; y++) {
    const row = weights.subarray(y * width, (y + 1) * width);
    if (y < inset || y >= height - inset) row.fill(0);
    row.fill(0, 0, inset).fill(0, width - inset);
  }
  return positionShares(weights);
}

/**
 * Root of each position's share in a weighted mean over positions.
 *
 * @param weights of the positions, 0..1
 */
export function positionShares(weights: Float32Array): Float32Array<ArrayBuffer> {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return Float32Array.from(weights, (weight) => Math.sqrt(Math.max(weight, 0) / Math.max(sum, 1e-6)));
}

/** A mask at a layer's own positions. */
export function maskAt({ values, ...from }: Mask, height: number, width: number): Float32Array<ArrayBuffer> {
  return resize(values, from, { width, height }, 1, 'linear');
}
