import { expect, it } from 'vitest';
import { zoomedBy, zoomedByKey, zoomOfSpread, zoomSum } from './zoomLevels.ts';

it('levels end at fit and at 800 %', () => {
  expect([zoomedBy('fit', 1), zoomedBy(2, -1), zoomedBy('fit', -1), zoomedBy(8, 1), zoomedBy(1, 2)]).toEqual([
    1,
    1,
    'fit',
    8,
    4,
  ]);
});

it('plus, minus and 0 zoom; other keys do not', () => {
  expect(['+', '=', '-', '0', 'a'].map((key) => zoomedByKey(2, key))).toEqual([4, 4, 1, 'fit', null]);
});

it('a wheel turned 60 pixels is a level, in many turns or in one, and turning back starts anew', () => {
  const sum = zoomSum();
  expect([20, 20, 20, 40, -40, -20, 100].map(sum)).toEqual([0, 0, 1, 0, 0, -1, 1]);
});

it('fingers twice as far apart are a level', () => {
  expect([2, 4, 1.3, 0.5, 0.8].map(zoomOfSpread)).toEqual([1, 2, 0, -1, 0]);
});
