import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { channelOf, poolingOf, reluOf } from './after.ts';
import { type Layer, layerAfter, shapesOf } from './layers.ts';
import type { Grid } from './types.ts';

beforeAll(useNodeWasm);

const grid: Grid = {
  size: [3, 4],
  channels: 1,
  data: Float32Array.of(1, -2, 3, 4, 5, 6, -7, 8, 9, 9, 9, 9),
};

it('ReLU takes what is negative to 0; blocks become their largest number or their mean, as by hand', () => {
  expect([...reluOf(grid).data]).toEqual([1, 0, 3, 4, 5, 6, 0, 8, 9, 9, 9, 9]);
  expect(poolingOf(grid, 'max')).toEqual({ size: [1, 2], channels: 1, data: Float32Array.of(6, 8) });
  // (1 - 2 + 5 + 6) / 4 and (3 + 4 - 7 + 8) / 4; the third row is in no block.
  expect([...poolingOf(grid, 'average').data]).toEqual([2.5, 2]);
  const two = { size: [2], channels: 2, data: Float32Array.of(1, 10, 2, 20) };
  expect([...channelOf(two, 1).data]).toEqual([10, 20]);
});

it('blocks of a picture are TF.js’ own max and average pooling', () => {
  const picture = {
    size: [7, 6],
    channels: 1,
    data: Float32Array.from({ length: 42 }, (_, i) => Math.sin(9 * i)),
  };
  const values = tf.tidy(() => {
    const input = tf.tensor3d(picture.data, [7, 6, 1]);
    return [tf.maxPool(input, 2, 2, 'valid'), tf.avgPool(input, 2, 2, 'valid')].map((out) => out.dataSync());
  });
  for (const [i, pooling] of (['max', 'average'] as const).entries()) {
    expect(values[i]).toBeDefined();
    poolingOf(picture, pooling).data.forEach((value, at) => {
      expect(value).toBeCloseTo(values[i]?.[at] ?? Number.NaN, 5);
    });
  }
});

it('layers in a row: 14 x 14 x 3 to 10 x 10 x 16 to 6 x 6 x 32, with the parameters counted by hand', () => {
  const layer = (filters: number, pooling: 'none' | 'max' = 'none') => ({
    filters,
    pooling,
    settings: { filterSize: 5, stride: 1, padding: 0, dilation: 1 },
  });
  expect(shapesOf([14, 14], 3, [layer(16), layer(32)])).toMatchObject([
    { size: [10, 10], parameters: 16 * 76, problem: null },
    { from: { size: [10, 10], channels: 16 }, size: [6, 6], parameters: 32 * 401, problem: null },
  ]);
  // Pooled, 5 cells are left: one place of the next window, and none of the third.
  const pooledFirst = shapesOf([14, 14], 3, [layer(16, 'max'), layer(8), layer(4), layer(2)]);
  expect(pooledFirst.map(({ size }) => size)).toEqual([
    [5, 5],
    [1, 1],
    [-3, -3],
  ]);
  expect(pooledFirst[2]?.problem?.why.key).toBe('convolve.tooLong');
  const deep = shapesOf([14], 1, [layer(2), layer(2), layer(2), layer(2, 'max')]);
  expect(deep.at(-1)?.problem?.why.key).toBe('convolve.tooLong');
  expect(shapesOf([5, 5], 1, [layer(2, 'max')])[0]?.problem?.why.key).toBe('convolve.poolingTooSmall');
});

it('a layer that is added is as the one before with twice the filters, and no dilation', () => {
  const before: Layer = {
    filters: 16,
    pooling: 'max',
    settings: { filterSize: 3, stride: 2, padding: 1, dilation: 4 },
  };
  expect(layerAfter(before)).toEqual({
    filters: 32,
    pooling: 'max',
    settings: { filterSize: 3, stride: 2, padding: 1, dilation: 1 },
  });
  expect(layerAfter({ ...before, filters: 400 }).filters).toBe(512);
  // Dilation 4 leaves 14 - 4 x 2 = 6 cells, and a window of three in a row 4 of them.
  const wide: Layer = { ...before, pooling: 'none', settings: { ...before.settings, stride: 1, padding: 0 } };
  expect(shapesOf([14], 1, [wide, layerAfter(wide)]).map(({ size }) => size)).toEqual([[6], [4]]);
});
