import { expect, it } from 'vitest';
import type { RgbPicture } from '../../picture/rgb.ts';
import { contentShares } from './contentShares.ts';

const painted = (width: number, height: number, at: (x: number, y: number) => number): RgbPicture => ({
  values: Float32Array.from({ length: 3 * width * height }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return at(pixel % width, Math.floor(pixel / width));
  }),
  width,
  height,
});

it('is the least where there is one colour, and whole about what the content shows', () => {
  // Above a sky, below stripes of black and white.
  const { values, width, height } = contentShares(
    painted(512, 256, (x, y) => (y < 128 ? 0.7 : Math.floor(x / 4) % 2)),
    0.3,
  );
  expect([width, height]).toEqual([64, 32]);
  const row = (y: number) => [...values.subarray(y * width, (y + 1) * width)];
  for (const sky of row(0)) expect(sky).toBeCloseTo(0.3, 2);
  for (const sky of row(14)) expect(sky).toBeCloseTo(0.3, 2);
  for (const stripe of [...row(16), ...row(31)]) expect(stripe).toBe(1);
});

it('rises with the standard deviation, up to .12', () => {
  // Noise of two values, each as often as the other, whose deviation is known.
  const noisy = (deviation: number) =>
    contentShares(
      painted(256, 256, (x, y) => 0.5 + ((x + y) % 2 ? deviation : -deviation)),
      0.2,
    ).values;
  for (const share of noisy(0.06)) expect(share).toBeCloseTo(0.2 + 0.8 * 0.5, 2);
  for (const share of noisy(0.03)) expect(share).toBeCloseTo(0.2 + 0.8 * 0.25, 2);
  for (const share of noisy(0.2)) expect(share).toBe(1);
});

it('is the same for a picture and a larger copy of it', () => {
  const drawn = (size: number) =>
    contentShares(
      painted(size, size, (x, y) => 0.5 + (0.2 * Math.sin((40 * (x + 0.5)) / size) * (y + 0.5)) / size),
      0.3,
    ).values;
  const larger = drawn(1024);
  drawn(256).forEach((share, i) => {
    expect(share).toBeCloseTo(larger[i] ?? Number.NaN, 2);
  });
});

it('takes a picture of one pixel, and one fifty times as long as high', () => {
  expect(
    [
      ...contentShares(
        painted(1, 1, () => 0.5),
        0.3,
      ).values,
    ].every((share) => Math.abs(share - 0.3) < 1e-3),
  ).toBe(true);
  expect(
    contentShares(
      painted(600, 12, () => 0.5),
      0.3,
    ),
  ).toMatchObject({ width: 128, height: 2 });
});
