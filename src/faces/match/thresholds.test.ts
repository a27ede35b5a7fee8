import { describe, expect, it } from 'vitest';
import { describeDistance, describeTau, falseMatchInSearch, formatTau } from './thresholds.ts';

describe('describeDistance', () => {
  it.each([
    [0, '0.00: the very same encoding; this may be the same picture twice.'],
    [0.21, '0.21: well under 0.36, the same person.'],
    [0.3, '0.30: under 0.36, most likely the same person.'],
    [0.35, '0.35: just under 0.36, taken as the same person, but too close to be sure. Try another picture.'],
    [0.37, '0.37: just over 0.36, taken as different people, but too close to be sure. Try another picture.'],
    [0.45, '0.45: over 0.36, most likely different people.'],
    [0.9, '0.90: far over 0.36, different people.'],
  ])('%s', (distance, sentence) => {
    expect(describeDistance(distance, 0.36)).toBe(sentence);
  });
});

it('says what a threshold means', () => {
  expect(describeTau(0.36)).toContain('0.60 unsquared. Usual');
  expect(describeTau(0.16)).toContain('0.40 unsquared. Strict');
  expect(describeTau(0.64)).toContain('0.80 unsquared. Lenient');
});

it('grows with the number of people', () => {
  // 1 - 0.99^100, and the document's "about K e" for small K e.
  expect(falseMatchInSearch(0.01, 100)).toBeCloseTo(0.6339676587, 9);
  expect(falseMatchInSearch(1e-6, 100)).toBeCloseTo(1e-4, 7);
  expect(falseMatchInSearch(0.5, 1)).toBeCloseTo(0.5, 12);
  expect(falseMatchInSearch(0, 50)).toBe(0);
});

it('writes as many decimals as a threshold has', () => {
  expect([0.36, 0.3, 0.287].map(formatTau)).toEqual(['0.36', '0.30', '0.287']);
  expect(describeDistance(0.9, 0.287)).toBe('0.90: far over 0.287, different people.');
});
