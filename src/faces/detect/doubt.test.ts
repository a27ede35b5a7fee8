import { expect, it } from 'vitest';
import { doubtOf } from './doubt.ts';

it.each([
  // Flowers of a painting, as measured.
  [0.67, 0.67, 'no features'],
  [0.67, 0.89, 'no features'],
  // A small portrait among a hundred, and a large one.
  [0.52, 1, null],
  [0.9, 1, null],
  [0.55, 0.98, 'faint'],
  [0.8, 0.98, null],
])('of a score of %d and a presence of %d: %s', (score, presence, doubt) => {
  expect(doubtOf(score, presence)).toBe(doubt);
});
