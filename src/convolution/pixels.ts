import type { Pixels } from '../picture/pixels.ts';
import { rgbOf } from '../picture/rgb.ts';
import { type Grid, placeOf } from './types.ts';

/** Luma of Rec. 709. */
const luma = [0.2126, 0.7152, 0.0722] as const;

/** A picture as `[height, width, 3]`, or `[height, width, 1]` in grey, 0 to 1; what is transparent stands on white. */
export function pictureGrid(pixels: Pixels, colour: boolean): Grid {
  const { values, width, height } = rgbOf(pixels);
  const size = [height, width];
  if (colour) return { size, channels: 3, data: Float32Array.from(values) };
  const grey = Float32Array.from({ length: width * height }, (_, i) =>
    luma.reduce((sum, share, channel) => sum + share * (values[3 * i + channel] ?? 0), 0),
  );
  return { size, channels: 1, data: grey };
}

/** Frames of one size as a block in grey: height x width x time, `[height, width, frames, 1]`, 0 to 1. */
export function clipGrid(frames: readonly Pixels[]): Grid {
  const grids = frames.map((frame) => pictureGrid(frame, false));
  const { height = 1, width = 1 } = frames[0] ?? {};
  const size = [height, width, frames.length];
  const data = Float32Array.from({ length: height * width * frames.length }, (_, flat) => {
    const [row = 0, column = 0, time = 0] = placeOf(size, flat);
    return grids[time]?.data[row * width + column] ?? 0;
  });
  return { size, channels: 1, data };
}
