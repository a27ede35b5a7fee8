import { expect, it } from 'vitest';
import { partsOf } from './encodingSum.ts';

it('adds the squared differences up to d, by hand', () => {
  // (1, 2, 0) and (1, 0, -1): 0 + 4 + 1.
  const parts = partsOf(Float32Array.of(1, 2, 0), Float32Array.of(1, 0, -1));
  expect(parts.map(({ square }) => square)).toEqual([0, 4, 1]);
  expect(parts.map(({ sum }) => sum)).toEqual([0, 4, 5]);
  expect(parts.map(({ k }) => k)).toEqual([1, 2, 3]);
});

it('takes no encodings of different lengths', () => {
  expect(() => partsOf(new Float32Array(2), new Float32Array(3))).toThrow('Encodings of 2 and 3 numbers.');
});
