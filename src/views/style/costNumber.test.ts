import { expect, test } from 'vitest';
import { costNumber } from './costNumber.ts';

test('a cost of any size is three digits that count', () => {
  expect([0, 0.012345, 1.5, 1234.5, 987_654].map(costNumber)).toEqual([
    '0',
    '0.0123',
    '1.50',
    '1,230',
    '988,000',
  ]);
  expect(costNumber(1.2345e9)).toBe('1.23E9');
  expect(costNumber(1.2345e-6)).toBe('1.23E-6');
});
