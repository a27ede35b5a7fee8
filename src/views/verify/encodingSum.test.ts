import { expect, it } from 'vitest';
import { partsOf } from './encodingSum.ts';

it('adds the squared differences up to d, by hand', () => {
  // (1, 2, 0) and (1, 0, -1): 0 + 4 + 1.
  const parts = partsOf(Float32Array.of(1, 2, 0), Float32Array.of(1, 0, -1));
  expect(parts.map(({ square }) => square)).toEqual([0, 4, 1]);
  expect(parts.map(({ sum }) => sum)).toEqual([0, 4, 5]);
  expect(parts.map(({ k }) => k)).toEqual([1, 2, 3]);
});

it('squares the numbers as they are written, and adds up those that are not rounded', () => {
  // 0.08644 and -0.01234 are written 0.0864 and -0.0123.
  const [part] = partsOf(Float32Array.of(0.08644), Float32Array.of(-0.01234));
  expect([part?.x, part?.y]).toEqual([0.0864, -0.0123]);
  expect(part?.square).toBeCloseTo(0.0987 ** 2, 12);
  expect(part?.sum).toBeCloseTo(0.09878 ** 2, 8);
});

it('takes no encodings of different lengths', () => {
  expect(() => partsOf(new Float32Array(2), new Float32Array(3))).toThrow('Encodings of 2 and 3 numbers.');
});
