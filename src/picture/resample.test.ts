import { describe, expect, it } from 'vitest';
import { drawn } from '../faces/testing/pictures.ts';
import type { Pixels } from './pixels.ts';
import { Pyramid, resample } from './resample.ts';
import { type Similarity, squareWindow } from './similarity.ts';

function window(pixels: Pixels, toPicture: Similarity, size: number): number[][] {
  const rgb = new Float32Array(size * size * 3);
  resample(new Pyramid(pixels), toPicture, size, rgb);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => rgb[3 * (y * size + x)] ?? 0),
  );
}

const identity = { a: 1, b: 0, tx: 0, ty: 0 };

describe('resample', () => {
  it('copies pixels where nothing moves, channel by channel', () => {
    const picture = drawn(4, 4, (x, y) => [10 * x, 20 * y, 7]);
    const rgb = new Float32Array(48);
    resample(new Pyramid(picture), identity, 4, rgb);
    expect([...rgb.subarray(3 * 6, 3 * 7)]).toEqual([20, 20, 7]);
  });

  it('turns clockwise by quarters', () => {
    const picture = drawn(3, 3, (x, y) => 10 * (3 * y + x));
    // A window turned clockwise sees the picture turned the other way: its first row is the picture's last column.
    const turned = window(picture, squareWindow(1.5, 1.5, 3, Math.PI / 2, 3), 3);
    expect(turned.map((row) => row.map(Math.round))).toEqual([
      [20, 50, 80],
      [10, 40, 70],
      [0, 30, 60],
    ]);
  });

  it('enlarges a slope without bending it', () => {
    const picture = drawn(16, 16, (x) => 10 * x);
    // Twice as large: window pixel i has its centre at picture pixel (i + 0.5) / 2 - 0.5 + 4.
    const row = window(picture, { a: 0.5, b: 0, tx: 4, ty: 4 }, 8)[3] ?? [];
    row.forEach((level, i) => {
      expect(level).toBeCloseTo(10 * ((i + 0.5) / 2 + 3.5), 4);
    });
  });

  it('shrinks a slope to its means', () => {
    const picture = drawn(64, 64, (x) => 4 * x);
    // A quarter of the size: window pixel i covers picture pixels 4 i to 4 i + 3, whose mean is 4 (4 i + 1.5).
    const row = window(picture, { a: 4, b: 0, tx: 0, ty: 0 }, 16)[8] ?? [];
    row.slice(1, -1).forEach((level, i) => {
      expect(level).toBeCloseTo(4 * (4 * (i + 1) + 1.5), 4);
    });
  });

  it('does not alias: stripes finer than its pixels become even grey', () => {
    const stripes = drawn(120, 120, (x) => (x % 2 === 0 ? 0 : 240));
    for (const shrink of [2, 3, 5, 6]) {
      const size = 120 / shrink;
      const rows = window(stripes, { a: shrink, b: 0, tx: 0, ty: 0 }, size);
      const inner = rows.slice(2, -2).flatMap((row) => row.slice(2, -2));
      expect(Math.max(...inner) - Math.min(...inner)).toBeLessThan(1);
      expect(inner.reduce((sum, level) => sum + level, 0) / inner.length).toBeCloseTo(120, 0);
    }
  });

  it('is black outside the picture', () => {
    const rows = window(
      drawn(4, 4, () => 200),
      { a: 1, b: 0, tx: -2, ty: 0 },
      4,
    );
    expect(rows[0]).toEqual([0, 0, 200, 200]);
  });

  it('gives the same for a window that is not turned at all and one that is turned by next to nothing', () => {
    const picture = drawn(37, 23, (x, y) => [(x * 31 + y * 57) % 256, (x * x + y) % 256, (7 * x * y) % 256]);
    for (const side of [5, 12.7, 16, 19.3, 40, 75]) {
      const [upright, turned] = [0, 1e-12].map((angle) =>
        window(picture, squareWindow(14.2, 9.7, side, angle, 16), 16),
      );
      upright?.forEach((row, y) => {
        row.forEach((level, x) => {
          expect(level).toBeCloseTo(turned?.[y]?.[x] ?? Number.NaN, 3);
        });
      });
    }
  });
});
