import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Readout, readOut } from '../../networks/style/readout.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { type Cost, contentCost, contentNorm, contentTarget, type Formulas, type Seen } from './costs.ts';
import { styleCost, styleMatrix, styleNorm, styleTarget } from './gram.ts';
import { positionShares } from './styleShares.ts';

beforeAll(useNodeWasm);

// A 2 x 2 x 2 tensor: positions (1, 2), (3, 4), (5, 6), (7, 8).
const a = [1, 2, 3, 4, 5, 6, 7, 8];
// By hand: 1 + 9 + 25 + 49 = 84, 2 + 12 + 30 + 56 = 100, 4 + 16 + 36 + 64 = 120.
const summed = [84, 100, 100, 120];
// Another: positions (1, 0), (0, 1), (1, 1), (0, 0), whose sums are 2, 1, 1, 2.
const b = [1, 0, 0, 1, 1, 1, 0, 0];

const seen = (values: number[]): Seen => ({ features: tf.tensor4d(values, [1, 2, 2, 2]) });
const sharesOf = (weights: number[]) =>
  tf.tensor2d(positionShares(Float32Array.from(weights)), [weights.length, 1]);
const number = (scalar: tf.Tensor) => scalar.dataSync()[0] ?? Number.NaN;
const contentOf = (target: Seen, formulas: Formulas) =>
  contentTarget(target, number(contentNorm(target)), formulas);
const styleOf = (matrix: tf.Tensor2D, positions: number, formulas: Formulas) =>
  styleTarget(matrix, number(styleNorm(matrix)), positions, formulas);

describe('styleMatrix', () => {
  it('is the sum over positions of products of channels, by position', () => {
    tf.tidy(() => {
      const values = [...styleMatrix(seen(a)).dataSync()];
      values.forEach((value, i) => {
        expect(4 * value).toBeCloseTo(summed[i] ?? Number.NaN, 4);
      });
    });
  });

  it('weighs positions by the mask', () => {
    tf.tidy(() => {
      // Half of (1, 2) and all of (7, 8): (0.5 * 1 + 49) / 1.5, (0.5 * 2 + 56) / 1.5, (0.5 * 4 + 64) / 1.5.
      const values = [...styleMatrix(seen(a), sharesOf([0.5, 0, 0, 1])).dataSync()];
      [33, 38, 38, 44].forEach((value, i) => {
        expect(values[i]).toBeCloseTo(value, 4);
      });
    });
  });

  it('does not overflow where half precision would', () => {
    tf.tidy(() => {
      const large = tf.fill<tf.Rank.R4>([1, 64, 64, 1], 200);
      expect(number(styleMatrix({ features: large }))).toBeCloseTo(40000, 0);
    });
  });
});

describe('styleCost of the two', () => {
  // Differences of sums 82, 99, 99, 118: squares 6724 + 9801 + 9801 + 13924 = 40250. nH nW nC = 8.
  it.each<[Formulas, number]>([
    ['document', 40250 / 16],
    ['paper', 40250 / 256],
    // Relative to ||(2, 1, 1, 2)||^2 = 10.
    ['relative', 4025],
  ])('%s', (formulas, expected) => {
    tf.tidy(() => {
      const target = styleOf(styleMatrix(seen(b)), 4, formulas);
      const { cost } = styleCost(seen(a), target, 1);
      expect(number(cost) / expected).toBeCloseTo(1, 5);
    });
  });
});

describe('contentCost of the two', () => {
  // Differences 0 2 3 3 4 5 7 8: squares sum to 176; ||b||^2 = 4.
  it.each<[Formulas, number]>([
    ['document', 88],
    ['paper', 88],
    ['relative', 44],
  ])('%s', (formulas, expected) => {
    tf.tidy(() => {
      const { cost } = contentCost(seen(a), contentOf(seen(b), formulas), 1);
      expect(number(cost)).toBeCloseTo(expected, 4);
    });
  });
});

describe('gradients are those of finite differences', () => {
  const wave = (length: number, phase: number) =>
    Array.from({ length }, (_, i) => 0.5 + 0.4 * Math.sin(1.7 * i + phase));
  const target = wave(36, 2);
  const shape: [number, number, number, number] = [1, 3, 4, 3];
  const matrix = wave(6, 5);
  const readout = (): Readout => ({
    matrix: tf.tensor2d(matrix, [3, 2]),
    transposed: tf.transpose(tf.tensor2d(matrix, [3, 2])) as tf.Tensor2D,
    bias: tf.tensor1d([0.3, -0.2]),
  });
  const targetSeen = (): Seen => ({ features: tf.tensor4d(target, shape) });
  const targetMatrix = () => styleMatrix(targetSeen());
  const targetRead = (): Seen => ({ ...targetSeen(), readout: readout() });
  const mask = () => sharesOf(wave(12, 1));
  const weight = 0.7;
  const costs: [string, (g: Seen) => Cost][] = (['relative', 'document', 'paper'] as const)
    .flatMap((formulas): [string, (g: Seen) => Cost][] => [
      [`content, ${formulas}`, (g) => contentCost(g, contentOf(targetSeen(), formulas), weight)],
      [`style, ${formulas}`, (g) => styleCost(g, styleOf(targetMatrix(), 12, formulas), weight)],
    ])
    .concat([
      [
        'masked style',
        (g) => {
          return styleCost(g, styleOf(targetMatrix(), 12, 'relative'), weight, mask());
        },
      ],
      [
        'content by a readout',
        (g) => {
          const read = { ...g, readout: readout() };
          return contentCost(read, contentOf(targetRead(), 'relative'), weight);
        },
      ],
      [
        'style by a readout',
        (g) => {
          const read = { ...g, readout: readout() };
          return styleCost(read, styleOf(styleMatrix(targetRead()), 12, 'relative'), weight);
        },
      ],
      [
        'masked style by a readout',
        (g) => {
          const read = { ...g, readout: readout() };
          return styleCost(read, styleOf(styleMatrix(targetRead()), 12, 'relative'), weight, mask());
        },
      ],
    ]);

  it.each(costs)('%s', (_, cost) => {
    tf.tidy(() => {
      const x = wave(36, 0);
      const gradient = cost({ features: tf.tensor4d(x, shape) }).gradient.dataSync();
      const largest = Math.max(...gradient.map(Math.abs));
      expect(largest).toBeGreaterThan(1e-4);
      const step = 0.01;
      for (const i of [0, 7, 17, 35]) {
        const at = (h: number) => {
          const moved = [...x];
          moved[i] = (moved[i] ?? 0) + h;
          return weight * number(cost({ features: tf.tensor4d(moved, shape) }).cost);
        };
        const difference = (at(step) - at(-step)) / (2 * step);
        expect(Math.abs(difference - (gradient[i] ?? 0)) / largest).toBeLessThan(0.01);
      }
    });
  });
});

describe('with a readout', () => {
  const numbers = (length: number, phase: number) =>
    Array.from({ length }, (_, i) => Math.sin(2.3 * i + phase));

  it('is what the same cost says of the readouts themselves', () => {
    tf.tidy(() => {
      const matrix = tf.tensor2d(numbers(6, 1), [3, 2]);
      const readout = {
        matrix,
        transposed: tf.transpose(matrix) as tf.Tensor2D,
        bias: tf.tensor1d([0.7, -0.4]),
      };
      const shape: [number, number, number, number] = [1, 4, 3, 3];
      const [c, g] = [tf.tensor4d(numbers(36, 2), shape), tf.tensor4d(numbers(36, 3), shape)];
      const shares = sharesOf(numbers(12, 4).map(Math.abs));
      for (const weights of [undefined, shares]) {
        const direct = styleMatrix({ features: readOut(g, readout) }, weights).dataSync();
        const summed = styleMatrix({ features: g, readout }, weights).dataSync();
        direct.forEach((value, i) => {
          expect(summed[i]).toBeCloseTo(value, 5);
        });
      }
      const plain = contentOf({ features: readOut(c, readout) }, 'relative');
      const expected = number(contentCost({ features: readOut(g, readout) }, plain, 1).cost);
      const target = contentOf({ features: c, readout }, 'relative');
      expect(number(contentCost({ features: g, readout }, target, 1).cost)).toBeCloseTo(expected, 5);
    });
  });
});
