import type { Upright } from '../../../convolution/volume.ts';

/** From the first cell to one past the last, along row, column and slice. */
export type Box = [from: number, to: number][];

/**
 * The twelve edges of a box in a block seen from an angle, as the projection shows the block: x0, y0, x1, y1 in its pixels.
 *
 * @param reach width of the projection
 */
export function boxEdges(
  box: Box,
  size: readonly number[],
  angle: number,
  upright: Upright,
  reach: number,
): [number, number, number, number][] {
  const [row = [0, 0], column = [0, 0], slice = [0, 0]] = box;
  const [height = 1, width = 1, slices = 1] = size;
  const [rows, depth, rowCount, depthCount] =
    upright === 'height' ? [row, slice, height, slices] : [slice, row, slices, height];
  const across = (u: number, v: number) =>
    reach / 2 + Math.cos(angle) * (u - width / 2) + Math.sin(angle) * (v - depthCount / 2);
  const [top, bottom] = upright === 'height' ? rows : [rowCount - rows[1], rowCount - rows[0]];
  const corners = [
    across(column[0], depth[0]),
    across(column[1], depth[0]),
    across(column[1], depth[1]),
    across(column[0], depth[1]),
  ];
  return corners.flatMap((x, i): [number, number, number, number][] => {
    const next = corners[(i + 1) % 4] ?? x;
    return [
      [x, top, x, bottom],
      [x, top, next, top],
      [x, bottom, next, bottom],
    ];
  });
}
