import { expect, it } from 'vitest';
import { resamplingTaps, resize } from './resize.ts';

/** The weights of all old values, row by row. */
function matrix(from: number, to: number, kernel: 'linear' | 'cubic'): number[][] {
  const { first, weights, most } = resamplingTaps(from, to, kernel);
  return Array.from({ length: to }, (_, row) =>
    Array.from({ length: from }, (_, i) => {
      const tap = i - (first[row] ?? 0);
      return tap >= 0 && tap < most ? (weights[row * most + tap] ?? 0) : 0;
    }),
  );
}

it('halves a line by widened triangles', () => {
  // Centres 1 and 3 of four pixels, triangle of half-width 2: weights 1/4, 3/4, 3/4, 1/4 (the last is beyond an edge).
  const expected = [0.75, 0.75, 0.25, 0, 0, 0.25, 0.75, 0.75].map((value) => value / 1.75);
  matrix(4, 2, 'linear')
    .flat()
    .forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 6);
    });
});

it('keeps a line of the same length', () => {
  for (const kernel of ['linear', 'cubic'] as const) {
    expect(matrix(3, 3, kernel)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  }
});

it('keeps a slope away from the edges, for both kernels and every channel', () => {
  const ramp = Float32Array.from({ length: 16 * 16 * 2 }, (_, i) => {
    const [x, y, c] = [Math.floor(i / 2) % 16, Math.floor(i / 32), i % 2];
    return x + 3 * y + 100 * c;
  });
  for (const kernel of ['linear', 'cubic'] as const) {
    const large = resize(ramp, { width: 16, height: 16 }, { width: 48, height: 32 }, 2, kernel);
    expect(large).toHaveLength(48 * 32 * 2);
    // Row 15 of 32 has its centre at 7.75 of 16; column 22 of 48 at 7.5: their indices are half a pixel less.
    expect(large[2 * (15 * 48 + 22)]).toBeCloseTo(7 + 3 * 7.25, 4);
    expect(large[2 * (15 * 48 + 22) + 1]).toBeCloseTo(107 + 3 * 7.25, 4);
  }
});
