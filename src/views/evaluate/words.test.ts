import { expect, it } from 'vitest';
import { outOf, ownSentence, percent, percentRange, strangersSentence } from './words.ts';

it.each([
  [0, '0%'],
  [1, '100%'],
  [0.5, '50.0%'],
  [0.0326, '3.3%'],
  [0.00123, '0.12%'],
  [0.00001, '0.001%'],
  [0.99996, '> 99.9%'],
  [0.996, '99.60%'],
  [Number.NaN, '–'],
])('%d is %s', (rate, text) => {
  expect(percent(rate)).toBe(text);
});

it('says the sign of an interval once', () => {
  expect(percentRange({ low: 0.017, high: 0.05 })).toBe('1.7 – 5.0%');
});

it('takes the round number that makes at least one', () => {
  expect(outOf(0.0031)).toEqual({ count: 3, of: 1000 });
  expect(outOf(0.156)).toEqual({ count: 16, of: 100 });
  expect(outOf(0.00004)).toEqual({ count: 4, of: 100_000 });
});

it('says what a threshold does', () => {
  expect(strangersSentence(0.0031, 19_000)).toBe(
    'Of 1,000 comparisons of different people 3 match by mistake.',
  );
  expect(strangersSentence(0.001, 19_000)).toBe(
    'Of 1,000 comparisons of different people 1 matches by mistake.',
  );
  expect(strangersSentence(0, 405)).toBe('None of the 405 comparisons of different people match.');
  expect(ownSentence(0.2, 30)).toBe('Of 100 comparisons of the same person 20 are missed.');
  expect(ownSentence(0, 30)).toBe('All of the 30 comparisons of the same person match.');
  expect(ownSentence(0, 0)).toBe('There are no comparisons of the same person.');
});
