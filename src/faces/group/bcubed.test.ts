import { expect, it } from 'vitest';
import { bcubed } from './bcubed.ts';

it('is worked out by hand for four faces', () => {
  // Two of A and one of B together, the other B alone: precision (2/3 + 2/3 + 1/3 + 1) / 4, recall (1 + 1 + 1/2 + 1/2) / 4.
  const { precision, recall, f } = bcubed(['A', 'A', 'B', 'B'], [1, 1, 1, 2]);
  expect(precision).toBeCloseTo(2 / 3, 12);
  expect(recall).toBeCloseTo(3 / 4, 12);
  expect(f).toBeCloseTo(12 / 17, 12);
});

it('is 1 when groups are people, whatever they are called', () => {
  expect(bcubed(['A', 'B', 'A'], ['x', 'y', 'x'])).toEqual({ precision: 1, recall: 1, f: 1 });
});
