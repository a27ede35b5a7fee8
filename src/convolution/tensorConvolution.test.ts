import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { randomUniform } from '../picture/random.ts';
import { explainImpossible, outputSize } from './arithmetic.ts';
import { directConvolution } from './directSum.ts';
import { tensorConvolution } from './tensorConvolution.ts';
import { cellsOf, type Dimensions, type Filter, type Grid, type Settings } from './types.ts';

const CASES = 200;

beforeAll(useNodeWasm);

/** A random input, random filters and a random possible setting. */
function randomCase(axes: Dimensions, random: () => number) {
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const longest = { 1: 40, 2: 14, 3: 8 }[axes];
  for (;;) {
    const size = Array.from({ length: axes }, () => whole(1, longest));
    const channels = whole(1, axes === 3 ? 2 : 4);
    const count = whole(1, 5);
    const settings: Settings = {
      filterSize: whole(1, axes === 3 ? 4 : 6),
      stride: whole(1, 4),
      padding: whole(0, 4),
      dilation: whole(1, 3),
    };
    if (explainImpossible(size, channels, count, settings)) continue;
    const numbers = (length: number) => Float32Array.from({ length }, () => 2 * random() - 1);
    const grid: Grid = { size, channels, data: numbers(cellsOf(size) * channels) };
    const filters: Filter[] = Array.from({ length: count }, () => ({
      weights: numbers(settings.filterSize ** axes * channels),
      bias: random() - 0.5,
    }));
    return { grid, filters, settings };
  }
}

describe.each([1, 2, 3] as const)('convolution along %d axes by TF.js', (axes) => {
  it(`equals the direct sum in ${CASES} random cases, and leaves no tensor behind`, async () => {
    const random = randomUniform(axes);
    const before = tf.memory().numTensors;
    let worst = 0;
    let strideWithDilation = 0;
    for (let i = 0; i < CASES; i++) {
      const { grid, filters, settings } = randomCase(axes, random);
      const ours = directConvolution(grid, filters, settings);
      const theirs = await tensorConvolution(grid, filters, settings);
      expect(theirs.size).toEqual(outputSize(grid.size, settings));
      expect(theirs.data.length).toBe(ours.data.length);
      theirs.data.forEach((value, at) => {
        worst = Math.max(worst, Math.abs(value - (ours.data[at] ?? Number.NaN)));
      });
      if (settings.stride > 1 && settings.dilation > 1) strideWithDilation += 1;
    }
    expect(worst).toBeLessThan(1e-4);
    expect(worst).toBeGreaterThan(0);
    expect(strideWithDilation).toBeGreaterThan(20);
    expect(tf.memory().numTensors).toBe(before);
  });
});
