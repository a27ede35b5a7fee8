import { describe, expect, it } from 'vitest';
import { readWeight, readWeights } from './readWeights.ts';

describe('one weight', () => {
  it.each([
    ['1.5', 1.5],
    ['−2', -2],
    ['-2', -2],
    ['1,5', 1.5],
    ['1/9', 1 / 9],
    ['−1 / 16', -0.0625],
    ['1e-3', 0.001],
    [' 3 ', 3],
  ])('%j is %d', (text, value) => {
    expect(readWeight(text)).toBeCloseTo(value, 12);
  });

  it.each(['', ' ', '-', 'a', '1/', '/9', '1/0', '1/2/3', '1e39', '10000', '2 3'])('%j is none', (text) => {
    expect(readWeight(text)).toBeNull();
  });
});

describe('rows of weights', () => {
  const sobel = [
    [1, 2, 1],
    [0, 0, 0],
    [-1, -2, -1],
  ];

  it.each([
    ['a spreadsheet', '1\t2\t1\n0\t0\t0\n-1\t-2\t-1\n'],
    ['Windows', '1 2 1\r\n0 0 0\r\n-1 -2 -1'],
    ['NumPy as it prints', '[[ 1  2  1]\n [ 0  0  0]\n [-1 -2 -1]]'],
    ['Python and JavaScript', '[[1, 2, 1], [0, 0, 0], [-1, -2, -1]]'],
    ['MATLAB', '[1 2 1; 0 0 0; −1 −2 −1]'],
    ['CSV', '1,2,1\n0,0,0\n-1,-2,-1'],
  ])('are read from %s', (_, text) => {
    expect(readWeights(text)).toEqual(sobel);
  });

  it('may have decimal commas between tabs, and fractions', () => {
    expect(readWeights('0,5\t1\n1/4\t−0,25')).toEqual([
      [0.5, 1],
      [0.25, -0.25],
    ]);
  });

  it.each([
    ['within a row', '1\t\t-1', [[1, 0, -1]]],
    ['at its ends', '\t1\t\r\n1\t\t1\r\n', [[0, 1, 0], [1, 0, 1]]], // biome-ignore format: one line reads better
    ['in a whole row', '1\t1\n\t\n2\t2', [[1, 1], [0, 0], [2, 2]]], // biome-ignore format: one line reads better
    ['beside one number', '\t3', [[0, 3]]],
  ])('empty cells of a spreadsheet %s are 0', (_, text, rows) => {
    expect(readWeights(text)).toEqual(rows);
  });

  it.each(['[\n\t[1, 2],\n\t[3, 4]\n]', '\t1 2\n\t3 4', '[1,\t2],\n[3,\t4]'])(
    'tabs that only indent %j are no cells',
    (text) => {
      expect(readWeights(text)).toEqual([[1, 2], [3, 4]]); // biome-ignore format: one line reads better
    },
  );

  it('are none where something is no number, and one number alone is not a row', () => {
    for (const text of ['', '\t\n', '1.5', '1,5', '1 a 2', 'Dear all', '1\t\t2x'])
      expect(readWeights(text)).toBeNull();
  });
});
