import { expect, it } from 'vitest';
import { kindOf, sortTriplets } from './tripletKinds.ts';

it('the lecture’s example: with d(A, P) = .5 and a margin of .2 only d(A, N) from .7 on costs nothing', () => {
  expect(kindOf(0.5, 0.75, 0.2)).toBe('easy');
  // .5 - .7 + .2 leaves 5.6e-17 over, and in single precision 1.2e-8.
  expect(kindOf(0.5, 0.7, 0.2)).toBe('easy');
  expect(kindOf(0.5, Math.fround(0.7), 0.2)).toBe('easy');
  expect(kindOf(0.5, 0.699, 0.2)).toBe('semi-hard');
  expect(kindOf(0.5, 0.65, 0.2)).toBe('semi-hard');
  expect(kindOf(0.5, 0.5, 0.2)).toBe('hard');
  expect(kindOf(0.5, 0.4, 0)).toBe('hard');
  // Without a margin there is nothing between hard and easy.
  expect(kindOf(0.5, 0.51, 0)).toBe('easy');
});

it('every triplet of a set is sorted, and J adds up their losses', () => {
  // Rows 0 and 1 are one person, row 2 is somebody else: d01 = .3, d02 = .2, d12 = .4.
  const distances = Float32Array.of(0, 0.3, 0.2, 0.3, 0, 0.4, 0.2, 0.4, 0);
  const { kinds, cost } = sortTriplets(distances, [0, 0, 1], 0.2);
  expect(kinds).toEqual({
    easy: [],
    'semi-hard': [{ anchor: 1, positive: 0, negative: 2 }],
    hard: [{ anchor: 0, positive: 1, negative: 2 }],
  });
  // (.3 - .2 + .2) + (.3 - .4 + .2)
  expect(cost).toBeCloseTo(0.4, 6);
  expect(sortTriplets(distances, [0, 0, 1], 0.05)).toMatchObject({ cost: expect.closeTo(0.15, 6) });
});
