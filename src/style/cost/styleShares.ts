import * as tf from '@tensorflow/tfjs-core';
import { resize } from '../../picture/resize.ts';
import { keeping, maskAt } from '../faces/keptFaces.ts';
import { positionShares } from './costs.ts';

/**
 * Positions along the picture's edge, by the layer's stride, that a style does not count at. There a layer sees the edge's pixels several
 * times over, so that changing those few is the cheapest way to a style matrix: they became a coloured fringe.
 */
const edgePositions: Readonly<Record<number, number>> = { 1: 1, 2: 2, 4: 3, 8: 2, 16: 1 };

/** What says where a style counts. */
export interface StylePlace {
  /** [1, h, w, 1], stretched over G; everywhere when null. */
  mask: tf.Tensor4D | null;
  /** [1, h, w, 1] of G, 1 on faces that are kept; null without any. */
  faces: tf.Tensor4D | null;
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
): tf.Tensor2D | null {
  const left = edge ? 0 : (edgePositions[stride] ?? 1);
  // Of a layer that is next to nothing but edge, all counts.
  const inset = Math.min(height, width) > 3 * left ? left : 0;
  if (!mask && !faces && inset === 0) return null;
  return tf.tidy(() => {
    const size: [number, number] = [height, width];
    const parts: tf.Tensor2D[] = [];
    if (mask) parts.push(tf.reshape(resize(mask, height, width, 'linear'), size));
    if (faces) {
      const there = tf.reshape(maskAt(faces, height, width), size);
      parts.push(tf.sub(1, tf.mul(there, 1 - keeping.styleShare)));
    }
    if (inset > 0) {
      const inner = tf.ones<tf.Rank.R2>([height - 2 * inset, width - 2 * inset]);
      parts.push(
        tf.pad(inner, [
          [inset, inset],
          [inset, inset],
        ]),
      );
    }
    return positionShares(parts.reduce((all, part) => tf.mul(all, part)));
  });
}
