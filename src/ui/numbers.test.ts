import { expect, it } from 'vitest';
import { area, many } from './numbers.ts';

it('an area says all and nothing only of all and nothing', () => {
  expect([1, 0.99999, 0.99995, 0.99994, 0.5, 0.00004, 0].map((share) => area(share, 4))).toEqual([
    '1.0000',
    '> 0.9999',
    '> 0.9999',
    '0.9999',
    '0.5000',
    '< 0.0001',
    '0.0000',
  ]);
  expect([0.9996, 0.9994].map((share) => area(share, 3))).toEqual(['> 0.999', '0.999']);
});

it('one thing is not "1 things"', () => {
  expect([0, 1, 2300].map((count) => many(count, 'comparison', 'comparisons'))).toEqual([
    '0 comparisons',
    '1 comparison',
    '2,300 comparisons',
  ]);
});
