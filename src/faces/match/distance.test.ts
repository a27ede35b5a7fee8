import { expect, it } from 'vitest';
import { squaredDistance } from './distance.ts';

it('is the sum of squared differences', () => {
  // (1 - 4)^2 + (2 - 0)^2 + (-1 - 1)^2 = 9 + 4 + 4
  expect(squaredDistance(Float32Array.of(1, 2, -1), Float32Array.of(4, 0, 1))).toBe(17);
  expect(squaredDistance(Float32Array.of(0.5), Float32Array.of(0.5))).toBe(0);
});

it('refuses encodings of different lengths', () => {
  expect(() => squaredDistance(new Float32Array(128), new Float32Array(64))).toThrow(
    'EncodingMismatch {"given":128,"expected":64}',
  );
});
