import type { Grid } from './types.ts';

/** One slice of a block at a depth: one channel, `[height x width]`. */
export function sliceOf(grid: Grid, depth: number, channel: number): Float32Array {
  const [height = 1, width = 1, slices = 1] = grid.size;
  const { channels, data } = grid;
  return Float32Array.from(
    { length: height * width },
    (_, i) => data[(i * slices + depth) * channels + channel] ?? 0,
  );
}

/** The block's axis that stands upright when it turns. */
export type Upright = 'height' | 'depth';

/** A projection: the largest magnitude, with its sign, along each ray. */
export interface Projection {
  width: number;
  height: number;
  values: Float32Array;
}

/**
 * Maximum-intensity projection of one channel of a block seen from an angle about its upright axis: for each ray the value of
 * largest magnitude (Wallis et al. 1989). Across the upright axis numbers are interpolated between their four neighbours.
 *
 * @param angle radians
 */
export function project(grid: Grid, channel: number, angle: number, upright: Upright): Projection {
  const [height = 1, width = 1, slices = 1] = grid.size;
  const { channels, data } = grid;
  const steps = { row: width * slices, column: slices, slice: 1 };
  const [rows, rowStep] = upright === 'height' ? [height, steps.row] : [slices, steps.slice];
  const [lengthU, stepU] = [width, steps.column];
  const [lengthV, stepV] = upright === 'height' ? [slices, steps.slice] : [height, steps.row];
  const diagonal = Math.ceil(Math.hypot(lengthU, lengthV));
  // Of the parity of the width, so that seen straight on every ray goes through the middle of cells.
  const reach = diagonal + ((diagonal - lengthU) % 2);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [midU, midV, middle] = [(lengthU - 1) / 2, (lengthV - 1) / 2, (reach - 1) / 2];
  const values = new Float32Array(rows * reach);
  for (let across = 0; across < reach; across++) {
    for (let along = 0; along < reach; along++) {
      const [s, t] = [across - middle, along - middle];
      const u = midU + cos * s - sin * t;
      const v = midV + sin * s + cos * t;
      if (Math.abs(u - midU) > midU + 1e-6 || Math.abs(v - midV) > midV + 1e-6) continue;
      const u0 = Math.max(0, Math.min(lengthU - 2, Math.floor(u)));
      const v0 = Math.max(0, Math.min(lengthV - 2, Math.floor(v)));
      const [fu, fv] = [u - u0, v - v0];
      const base = (u0 * stepU + v0 * stepV) * channels + channel;
      const nextU = lengthU > 1 ? stepU * channels : 0;
      const nextV = lengthV > 1 ? stepV * channels : 0;
      for (let row = 0; row < rows; row++) {
        const at = base + row * rowStep * channels;
        const near = (data[at] ?? 0) * (1 - fu) + (data[at + nextU] ?? 0) * fu;
        const far = (data[at + nextV] ?? 0) * (1 - fu) + (data[at + nextU + nextV] ?? 0) * fu;
        const value = near * (1 - fv) + far * fv;
        // The upright axis of a head points up; rows of a picture run down.
        const target = (upright === 'depth' ? rows - 1 - row : row) * reach + across;
        if (Math.abs(value) > Math.abs(values[target] ?? 0)) values[target] = value;
      }
    }
  }
  return { width: reach, height: rows, values };
}
