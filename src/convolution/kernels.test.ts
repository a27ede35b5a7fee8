import { describe, expect, it } from 'vitest';
import { bankFilter, filterBank, refitBank } from './bank.ts';
import { directConvolution } from './directSum.ts';
import { kernelKinds, matchedFilter, namedFilter } from './kernels.ts';
import type { Dimensions, Grid, Settings } from './types.ts';

const settings = (filterSize: number): Settings => ({ filterSize, stride: 1, padding: 0, dilation: 1 });
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('named filters', () => {
  it('of edges are the sign of one coordinate', () => {
    expect([...namedFilter('edge-x', 2, 3, 1).weights]).toEqual([1, 0, -1, 1, 0, -1, 1, 0, -1]);
    expect([...namedFilter('edge-y', 2, 3, 1).weights]).toEqual([1, 1, 1, 0, 0, 0, -1, -1, -1]);
    expect([...namedFilter('edge-x', 1, 4, 1).weights]).toEqual([1, 1, -1, -1]);
  });

  it.each([1, 2, 3] as const)(
    'keep or cancel the brightness along %d axes, at odd and even sizes',
    (axes) => {
      for (const size of [2, 3, 4, 5]) {
        for (const kind of ['blur', 'sharpen', 'identity'] as const) {
          expect(sum(namedFilter(kind, axes, size, 3).weights)).toBeCloseTo(1, 5);
        }
        for (const kind of kernelKinds(axes)) {
          if (['blur', 'sharpen', 'identity', 'random'].includes(kind)) continue;
          expect(sum(namedFilter(kind, axes, size, 1).weights), kind).toBeCloseTo(0, 4);
        }
      }
    },
  );

  it('of a derivative give the slope of a ramp', () => {
    const ramp: Grid = { size: [12], channels: 1, data: Float32Array.from({ length: 12 }, (_, i) => 3 * i) };
    const { data } = directConvolution(ramp, [namedFilter('derivative', 1, 5, 1)], settings(5));
    for (const value of data) expect(value).toBeCloseTo(3, 5);
  });

  it('of Gabor answer most to a wave in their own direction', () => {
    const wave: Grid = { size: [16, 16], channels: 1, data: new Float32Array(256) };
    for (let i = 0; i < 256; i++) wave.data[i] = Math.cos((2 * Math.PI * (i % 16)) / (7 / 1.5));
    const answer = [0, 1, 2, 3].map((k) => {
      const kind = (['gabor-0', 'gabor-1', 'gabor-2', 'gabor-3'] as const)[k] ?? 'gabor-0';
      const { data } = directConvolution(wave, [namedFilter(kind, 2, 7, 1)], settings(7));
      return Math.max(...data);
    });
    expect(answer[0]).toBeGreaterThan(2 * Math.max(...answer.slice(1)));
  });

  it('at random are the same for the same seed', () => {
    const [a, b, c] = [4, 4, 5].map((seed) => namedFilter('random', 2, 5, 3, seed).weights);
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
    expect(sum((a ?? []).map((value) => value * value)) / 2).toBeCloseTo(1, 0);
  });
});

it('a matched filter answers most where its pattern lies', () => {
  const pattern = [0, 3, -1, 2, 0];
  const data = new Float32Array(40);
  data.set(pattern, 23);
  data.set([2, 2, 2, 2, 2], 5);
  const grid: Grid = { size: [40], channels: 1, data };
  const { data: answer } = directConvolution(grid, [matchedFilter(pattern)], settings(5));
  expect(answer.indexOf(Math.max(...answer))).toBe(23);
  // Its own pattern, less the mean 0.8: the length of (-0.8, 2.2, -1.8, 1.2, -0.8) is the root of 10.8.
  expect(Math.max(...answer)).toBeCloseTo(Math.sqrt(10.8), 5);
  expect(matchedFilter([2, 2, 2]).weights).toEqual(new Float32Array(3));
});

describe('the bank', () => {
  it.each([1, 2, 3] as const)(
    'has as many different filters as asked for, along %d axes',
    (axes: Dimensions) => {
      const bank = filterBank(axes, 5, 1, 16);
      expect(new Set(bank.map(({ kind, seed }) => `${kind} ${seed}`)).size).toBe(16);
      for (const { weights } of bank) expect(weights).toHaveLength(5 ** axes);
    },
  );

  it('keeps edited numbers while they fit and begins from the kind when they do not', () => {
    const edited = {
      ...bankFilter('blur', 1, 3, 1, 1),
      weights: new Float32Array([1, 2, 3]),
      bias: 0.5,
      edited: true,
    };
    expect(refitBank([edited], 1, 3, 1, 4)[0]).toBe(edited);
    expect(refitBank([edited], 1, 3, 1, 4)).toHaveLength(4);
    const [refitted] = refitBank([edited], 1, 5, 1, 1);
    expect(refitted?.weights).toEqual(bankFilter('blur', 1, 5, 1, 1).weights);
    expect(refitted?.bias).toBe(0.5);
  });
});
