import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import '../../networks/backend/gradients.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { type Mining, mineTriplets, pairDistances, tripletLoss } from './tripletMining.ts';
import { tripletCost } from './triplets.ts';

beforeAll(useNodeWasm);

// Two people on a line: 0 has photos at 0 and 1, 1 at 1.2, 3 and 1.9. Squared distances by hand:
//        0     1     2     3     4
//  0     0     1   1.44    9   3.61
//  1     1     0   0.04    4   0.81
const line = Float32Array.of(0, 1, 1.2, 3, 1.9);
const people = [0, 0, 1, 1, 1];

const mined = (mining: Mining, alpha: number, random = () => 0) =>
  mineTriplets(pairDistances(line, 1), people, mining, alpha, random).map(
    ({ anchor, positive, negative }) => `${anchor}${positive}${negative}`,
  );

describe('squared distances of a batch', () => {
  it('are those worked out by hand', () => {
    const d = pairDistances(line, 1);
    expect(d[1]).toBeCloseTo(1, 6);
    expect(d[2]).toBeCloseTo(1.44, 6);
    expect(d[5 + 2]).toBeCloseTo(0.04, 6);
    expect(d[2 * 5 + 3]).toBeCloseTo(3.24, 5);
    expect(d[3 * 5 + 2]).toBe(d[2 * 5 + 3]);
  });
});

describe('mining', () => {
  it('makes one triplet of every ordered pair of one person', () => {
    expect(mined('hardest', 0.2)).toHaveLength(2 + 6);
  });

  it('takes the nearest stranger as hardest', () => {
    expect(mined('hardest', 0.2)).toEqual(['012', '102', '231', '241', '321', '341', '421', '431']);
  });

  it('takes as semi-hard the nearest beyond the positive, and the farthest where none is within the margin', () => {
    const triplets = mined('semi-hard', 0.5);
    // d(0, 1) = 1 < d(0, 2) = 1.44 < 1.5.
    expect(triplets).toContain('012');
    // From 1 the positive is at 1; the first stranger beyond is 3 at 4, outside 1.5: the farthest, 3.
    expect(triplets).toContain('103');
    // From 4 to 2 is 0.49; 1 lies at 0.81, inside 0.99.
    expect(triplets).toContain('421');
    // From 3 to 4 is 1.21; both strangers lie beyond 1.71: the farthest, 0.
    expect(triplets).toContain('340');
  });

  it('takes any stranger at random', () => {
    expect(mined('random', 0.2, () => 0)).toContain('012');
    expect(mined('random', 0.2, () => 0.99)).toContain('014');
    expect(mined('random', 0.2, () => 0.5)).toContain('013');
  });

  it('makes none without strangers', () => {
    expect(mineTriplets(pairDistances(Float32Array.of(0, 1), 1), [0, 0], 'hardest', 0.2, () => 0)).toEqual(
      [],
    );
  });
});

describe('the triplet loss', () => {
  it('is max(d(A, P) - d(A, N) + alpha, 0)', () => {
    expect(tripletLoss(1, 1.44, 0.5)).toBeCloseTo(0.06, 6);
    expect(tripletLoss(1, 1.44, 0.2)).toBe(0);
    expect(tripletLoss(1, 0.04, 0.2)).toBeCloseTo(1.16, 6);
  });

  it('sums to J over the triplets', () => {
    const encodings = tf.tensor2d(line, [5, 1]);
    const triplets = [
      { anchor: 0, positive: 1, negative: 2 },
      { anchor: 1, positive: 0, negative: 2 },
      { anchor: 3, positive: 4, negative: 0 },
    ];
    // 1 - 1.44 + 0.5 = 0.06; 1 - 0.04 + 0.5 = 1.46; 1.21 - 9 + 0.5 < 0.
    expect(tripletCost(encodings, triplets, 0.5).dataSync()[0]).toBeCloseTo(1.52, 5);
  });

  it('has the gradient of finite differences and leaves no tensor behind', () => {
    const numbers = Float32Array.from({ length: 5 * 4 }, (_, i) => Math.sin(1 + 1.3 * i));
    const triplets = mineTriplets(pairDistances(numbers, 4), people, 'hardest', 0.2, () => 0);
    const cost = (values: Float32Array) =>
      tf.tidy(() => tripletCost(tf.tensor2d(values, [5, 4]), triplets, 0.2).dataSync()[0] ?? Number.NaN);
    const before = tf.memory().numTensors;
    const point = tf.tensor2d(numbers, [5, 4]);
    const gradient = tf.grad((x) => tripletCost(x as tf.Tensor2D, triplets, 0.2))(point);
    const taped = gradient.dataSync().slice();
    tf.dispose([point, gradient]);
    expect(tf.memory().numTensors).toBe(before);
    taped.forEach((value, i) => {
      const at = (step: number) => cost(numbers.map((number, k) => (k === i ? number + step : number)));
      expect(value).toBeCloseTo((at(1e-3) - at(-1e-3)) / 2e-3, 1);
    });
    expect(Math.max(...taped.map(Math.abs))).toBeGreaterThan(1);
  });
});
