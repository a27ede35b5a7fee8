import type { Pixels } from './pixels.ts';
import { resize } from './resize.ts';

export interface RgbPicture {
  /** [height, width, 3], 0..1 */
  values: Float32Array;
  width: number;
  height: number;
}

/** RGB 0..1; what is transparent stands on white. */
export function rgbOf({ data, width, height }: Pixels): RgbPicture {
  const values = new Float32Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = (data[4 * pixel + 3] ?? 255) / 255;
    for (let c = 0; c < 3; c++) {
      values[3 * pixel + c] = ((data[4 * pixel + c] ?? 0) / 255) * alpha + 1 - alpha;
    }
  }
  return { values, width, height };
}

/** @param values [height, width, 3], 0..1 */
export function pixelsOf(values: Float32Array, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let c = 0; c < 3; c++) data[4 * pixel + c] = 255 * (values[3 * pixel + c] ?? 0);
    data[4 * pixel + 3] = 255;
  }
  return { data, width, height };
}

export function clamp01(values: Float32Array): Float32Array<ArrayBuffer> {
  const clamped = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) clamped[i] = Math.min(1, Math.max(0, values[i] as number));
  return clamped;
}

/** The picture in another size, within 0..1. */
export function sized(
  { values, width: w, height: h }: RgbPicture,
  width: number,
  height: number,
): RgbPicture {
  const resized = resize(values, { width: w, height: h }, { width, height }, 3, 'cubic');
  return { values: clamp01(resized), width, height };
}
