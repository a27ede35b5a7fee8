import type { Pixels } from '../../picture/pixels.ts';
import { type Pyramid, resample } from '../../picture/resample.ts';
import { squareWindow } from '../../picture/similarity.ts';
import type { Box } from '../types.ts';
import { drawn } from './pictures.ts';

/** What is in the box with its surroundings, turned about its middle by so many degrees, `size` x `size` pixels. */
export function turnedPortrait(
  photo: Pyramid,
  { x, y, width, height }: Box,
  size: number,
): (degrees: number) => Pixels {
  const side = 2.6 * Math.max(width, height);
  return (degrees) => {
    const rgb = new Float32Array(size * size * 3);
    const window = squareWindow(x + width / 2, y + height / 2, side, (-degrees * Math.PI) / 180, size);
    resample(photo, window, size, rgb);
    return drawn(size, size, (column, row) => {
      const i = 3 * (row * size + column);
      return [rgb[i] ?? 0, rgb[i + 1] ?? 0, rgb[i + 2] ?? 0];
    });
  };
}

/** The face nearest to the middle of a square picture: a neighbour's may be in the corner. */
export function central<T extends { box: Box }>(faces: readonly T[], size: number): T | undefined {
  const off = ({ box }: T) => Math.hypot(box.x + box.width / 2 - size / 2, box.y + box.height / 2 - size / 2);
  return [...faces].sort((p, q) => off(p) - off(q))[0];
}
