import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { resamplingMatrix, resize } from './resize.ts';

beforeAll(useNodeWasm);

it('halves a line by widened triangles', () => {
  // Centres 1 and 3 of four pixels, triangle of half-width 2: weights 1/4, 3/4, 3/4, 1/4 (the last is beyond an edge).
  const expected = [0.75, 0.75, 0.25, 0, 0, 0.25, 0.75, 0.75].map((value) => value / 1.75);
  resamplingMatrix(4, 2, 'linear').forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 6);
  });
});

it('keeps a line of the same length', () => {
  for (const kernel of ['linear', 'cubic'] as const) {
    expect([...resamplingMatrix(3, 3, kernel)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  }
});

it('keeps a slope away from the edges, for both kernels', () => {
  tf.tidy(() => {
    const ramp = tf.tensor4d(
      Float32Array.from({ length: 16 * 16 }, (_, i) => (i % 16) + 3 * Math.floor(i / 16)),
      [1, 16, 16, 1],
    );
    for (const kernel of ['linear', 'cubic'] as const) {
      const large = resize(ramp, 32, 48, kernel);
      expect(large.shape).toEqual([1, 32, 48, 1]);
      const values = large.dataSync();
      // Row 15 of 32 has its centre at 7.75 of 16; column 22 of 48 at 7.5: their indices are half a pixel less.
      expect(values[15 * 48 + 22]).toBeCloseTo(7 + 3 * 7.25, 4);
    }
  });
});
