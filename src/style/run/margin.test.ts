import { expect, it } from 'vitest';
import { cropped, mirrored, withMargin, withoutMargin } from './margin.ts';

it('is the picture’s mirror image, and is cut off again', () => {
  // Two rows of three pixels, each ten times its row and its column, in three colours that differ by 100.
  const size = { width: 3, height: 2 };
  const values = Float32Array.from(
    [0, 1, 2, 10, 11, 12].flatMap((value) => [value, 100 + value, 200 + value]),
  );
  const around = mirrored(values, size, 2);
  const row = (y: number, c: number) => Array.from({ length: 7 }, (_, x) => around[3 * (7 * y + x) + c]);
  expect(around).toHaveLength(7 * 6 * 3);
  expect(row(0, 0)).toEqual([11, 10, 10, 11, 12, 12, 11]);
  expect(row(1, 0)).toEqual([1, 0, 0, 1, 2, 2, 1]);
  expect(row(2, 2)).toEqual([201, 200, 200, 201, 202, 202, 201]);
  expect(row(5, 1)).toEqual([101, 100, 100, 101, 102, 102, 101]);
  expect(cropped(around, size, 2)).toEqual(values);
});

it('goes about a mask, too', () => {
  const mask = Float32Array.from([0.25, 0.5]);
  expect([...mirrored(mask, { width: 2, height: 1 }, 1, 1)]).toEqual(
    Array(3).fill([0.25, 0.25, 0.5, 0.5]).flat(),
  );
});

it('adds to both sides', () => {
  expect(withMargin({ width: 48, height: 32 }, 8)).toEqual({ width: 64, height: 48 });
  expect(withoutMargin({ width: 64, height: 48 }, 8)).toEqual({ width: 48, height: 32 });
  expect(mirrored(new Float32Array(3), { width: 1, height: 1 }, 0)).toHaveLength(3);
});
