import { expect, test } from 'vitest';
import { median } from './harness.ts';

test('the median is in the middle', () => {
  expect(median([9, 1, 10])).toBe(9);
  expect(median([4, 1, 3, 100])).toBe(3.5);
  expect(median([])).toBeNaN();
});
