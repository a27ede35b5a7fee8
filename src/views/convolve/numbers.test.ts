import { describe, expect, it } from 'vitest';
import { kernelKinds } from '../../convolution/kernels.ts';
import { boxEdges } from './board/boxEdges.ts';
import { denseParameters, lengthFormula, multiplyAddFormula, parameterFormula } from './formulas.ts';
import {
  factor,
  isRounded,
  isRoundedAnywhere,
  laidOver,
  neighbour,
  planesOf,
  planeTitle,
  short,
  weightTitle,
  writtenSum,
} from './numbers.ts';
import { filterTitle, inputTitle, kindTitle, placeWords } from './words.ts';

it('numbers are written as short as can be, with a true minus', () => {
  expect([Math.fround(9.9999995), 1e-8, 9.999].map(short)).toEqual(['10', '0', '10.00']);
  expect([0, 3, -1, 0.25, -0.125, 1234.5, -0.001, 123.456].map(short)).toEqual([
    '0',
    '3',
    '−1',
    '0.25',
    '−0.13',
    '1235',
    '0.00',
    '123.5',
  ]);
});

describe('the written sum', () => {
  it('has every term where there are few', () => {
    expect(writtenSum([9, -2, 3], [1, 0.5, -1], 2, 7, false)).toBe(
      '9 × 1 + (−2) × 0.50 + 3 × (−1) + b 2 = 7',
    );
  });

  it('is shortened where there are many, and tells by how many', () => {
    const [values, weights] = [Array(75).fill(1), Array(75).fill(2)];
    const text = writtenSum(values, weights, 0, 150, false);
    expect(text.match(/1 × 2/g)).toHaveLength(13);
    expect(text).toContain('… 62 more terms …');
    expect(writtenSum(values, weights, 0, 150, true).match(/1 × 2/g)).toHaveLength(75);
  });
});

it('a window is written as a row, a square for each channel, or a square for each slice', () => {
  expect(planesOf(1, 3, 1).map(({ indices }) => indices)).toEqual([[0, 1, 2]]);
  const [, green] = planesOf(2, 2, 3);
  expect(green).toMatchObject({ rows: 2, columns: 2, indices: [1, 4, 7, 10] });
  // [row, column, slice, channel]: slice 2 of a 2 x 2 x 2 window.
  const [, second] = planesOf(3, 2, 1);
  expect(second).toMatchObject({ rows: 2, columns: 2, indices: [1, 3, 5, 7] });
  const [line] = planesOf(1, 3, 1);
  expect([green, second, line].map((plane) => plane && planeTitle(plane))).toEqual(['Green', 'Slice 2', '']);
  expect([green, second, line].map((plane) => plane && weightTitle(plane, 2))).toEqual([
    'Weight green, row 2, column 1',
    'Weight slice 2, row 2, column 1',
    'Weight, row 1, column 3',
  ]);
});

it('a place is told from 1', () => {
  expect(placeWords([0, 4, 9], [10, 10, 10])).toBe('Row 1 of 10, column 5 of 10, slice 10 of 10');
  expect(placeWords([0, 4], [10, 10])).toBe('Row 1 of 10, column 5 of 10');
  expect(placeWords([6], [8])).toBe('Place 7 of 8');
});

it('formulas are written with the numbers filled in', () => {
  const plain = { filterSize: 5, stride: 1, padding: 0, dilation: 1 };
  expect(lengthFormula(14, plain)).toBe('⌊(14 + 2·0 − 1·(5 − 1) − 1) / 1⌋ + 1 = 10');
  expect(parameterFormula(2, 3, 16, 5)).toBe('16 × (5 × 5 × 3 + 1) = 1,216');
  expect(multiplyAddFormula([14, 14], 3, 16, plain)).toBe('10 × 10 × 16 × 75 = 120,000');
  expect(denseParameters([14, 14], 3, 1600)).toBe(942_400);
});

it('every input and every filter that can be chosen has a name', () => {
  expect(inputTitle({ kind: 'picture', name: 'ada.jpg' })).toBe('ada.jpg');
  expect(inputTitle({ kind: 'sample', name: 'still-life' })).toBe('Still life');
  expect(inputTitle({ kind: 'phantom', name: '' })).toBe('Shepp-Logan head');
  for (const axes of [1, 2, 3] as const) {
    const names = kernelKinds(axes).map((kind) => kindTitle(kind, axes));
    expect(new Set(names).size).toBe(names.length);
  }
  expect(kindTitle('edge-x', 2)).toBe('Vertical edge');
  expect(kindTitle('gabor-3', 2)).toBe('Gabor 135°');
  expect(filterTitle({ kind: 'random', seed: 3 }, 1)).toBe('Random 3');
});

it('the edges of a window lie where the block has it, straight on and upside down for a head', () => {
  const box: [number, number][] = [
    [1, 3],
    [2, 4],
    [0, 2],
  ];
  const xs = (edges: number[][]) => edges.flatMap(([x0 = 0, , x1 = 0]) => [x0, x1]);
  const ys = (edges: number[][]) => edges.flatMap(([, y0 = 0, , y1 = 0]) => [y0, y1]);
  const straight = boxEdges(box, [6, 6, 6], 0, 'height', 10);
  expect([Math.min(...xs(straight)), Math.max(...xs(straight))]).toEqual([4, 6]);
  expect([Math.min(...ys(straight)), Math.max(...ys(straight))]).toEqual([1, 3]);
  const head = boxEdges(box, [6, 6, 6], 0, 'depth', 10);
  expect([Math.min(...ys(head)), Math.max(...ys(head))]).toEqual([4, 6]);
});

it('keys go from weight to weight as in a grid, past a table’s edge into the next', () => {
  // Three tables of 3 × 3; the index of row r, column c, channel k is (3 r + c) 3 + k.
  const planes = planesOf(2, 3, 3);
  const at = (row: number, column: number, channel: number) => (3 * row + column) * 3 + channel;
  const go = (from: number, key: string) => neighbour(planes, from, key);
  expect(go(at(0, 0, 0), 'ArrowRight')).toBe(at(0, 1, 0));
  expect(go(at(0, 0, 0), 'ArrowLeft')).toBe(at(0, 0, 0));
  expect(go(at(0, 2, 0), 'ArrowRight')).toBe(at(0, 2, 0));
  expect(go(at(1, 1, 1), 'ArrowUp')).toBe(at(0, 1, 1));
  expect(go(at(2, 1, 0), 'ArrowDown')).toBe(at(0, 1, 1));
  expect(go(at(0, 1, 1), 'ArrowUp')).toBe(at(2, 1, 0));
  expect(go(at(0, 1, 0), 'ArrowUp')).toBe(at(0, 1, 0));
  expect(go(at(2, 2, 2), 'ArrowDown')).toBe(at(2, 2, 2));
  expect([go(at(1, 1, 2), 'Home'), go(at(1, 1, 2), 'End')]).toEqual([at(1, 0, 2), at(1, 2, 2)]);
  expect(go(at(1, 1, 2), '5')).toBeNull();
});

it('what is written rounded is known to be', () => {
  expect([1 / 3, 0.125, 123.45, 0.001].map(isRounded)).toEqual([true, true, true, true]);
  expect([0, -3, 0.1, Math.fround(0.1), Math.fround(-2.25), 1234].map(isRounded)).toEqual(
    Array(6).fill(false),
  );
  expect([-0.001, -0.01, 2].map(factor)).toEqual(['0.00', '(−0.01)', '2']);
});

it('a sum is written rounded where any number of it is, be it only a product, a subtotal or the sum', () => {
  const rounded = (values: number[], weights: number[], bias = 0, channels = 1) =>
    isRoundedAnywhere(
      values,
      { weights: Float32Array.from(weights), bias },
      planesOf(1, weights.length / channels, channels),
    );
  expect(rounded([0.25, 10], [0.5, 1])).toBe(true);
  expect(rounded([0.25, 10], [2, 0.1], 0.5)).toBe(false);
  expect(rounded([1 / 3, 1], [0, 1])).toBe(true);
  expect(rounded([0, 1], [1 / 3, 0])).toBe(true);
  expect(rounded([1, 1], [1, 1], 1 / 3)).toBe(true);
  // 60.25 and 60.5 are written whole, and 120.75 as 120.8.
  expect(rounded([60.25, 60.5], [1, 1])).toBe(true);
  expect(rounded([60.25, 60.5], [1, -1])).toBe(false);
  expect(rounded([60.25, 1, 60.5, 1], [1, 0, 1, 0], -100, 2)).toBe(true);
});

describe('rows of numbers over a table', () => {
  const planes = planesOf(2, 3, 1);

  it('begin at the weight that is pointed at', () => {
    expect(laidOver(planes, 0, [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]).changes).toEqual([1, 2, 1, 0, 0, 0, -1, -2, -1].map((value, i) => [i, value])); // biome-ignore format: one line reads better
    expect(laidOver(planes, 4, [[7], [8]])).toEqual({ changes: [[4, 7], [7, 8]], left: 0 }); // biome-ignore format: one line reads better
  });

  it('stay in their table, and what has no place is counted', () => {
    expect(laidOver(planes, 5, [[7, 8], [9, 1], [2, 3]])).toEqual({ changes: [[5, 7], [8, 9]], left: 4 }); // biome-ignore format: one line reads better
    // The green ones of a picture of three channels.
    const [, green] = planesOf(2, 2, 3);
    expect(laidOver(planesOf(2, 2, 3), 1, [[5, 6], [7, 8], [9, 9]])).toEqual({ changes: green?.indices.map((index, i) => [index, 5 + i]), left: 2 }); // biome-ignore format: one line reads better
  });
});
