import type { Pixels } from '../../picture/pixels.ts';

/** A picture from a formula of the pixel's place: one grey level, or red, green and blue. */
export function drawn(
  width: number,
  height: number,
  level: (x: number, y: number) => number | [number, number, number],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = level(x, y);
      data.set(typeof value === 'number' ? [value, value, value] : value, 4 * (y * width + x));
    }
  }
  return { data, width, height };
}

/** The picture seen in a mirror. */
export function mirrored({ data, width, height }: Pixels): Pixels {
  return drawn(width, height, (x, y) => {
    const i = 4 * (y * width + width - 1 - x);
    return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
  });
}
