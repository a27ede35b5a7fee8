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

  it('are none where something is no number, and one number alone is not a row', () => {
    for (const text of ['', '1.5', '1,5', '1 a 2', 'Dear all', '1\t\t2x'])
      expect(readWeights(text)).toBeNull();
  });
});
