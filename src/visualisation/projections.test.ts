import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INPUT, LayeredNetwork } from '../networks/layered/network.ts';
import type { ReluRule } from '../networks/layered/reluRules.ts';
import { convolutionStep } from '../networks/layered/steps.ts';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { project } from './projections.ts';
import { embedded, faces, noise } from './testing/networks.ts';

/**
 * Three layers of 1 x 1 convolutions on one pixel (1, 2, 3), small enough to work out on paper.
 *
 * a = relu(A x): A's rows (1, 0, 0), (-1, 1, 0), (0, 1, -1) give 1, 1, -1, so a = (1, 1, 0).
 * b = relu(B a): rows (2, -1, 1), (-1, 0, 3) give 1, -1, so b = (1, 0).
 * c = relu(C b): row (3, 2) gives 3.
 */
function byHand(): { network: LayeredNetwork; filters: tf.Tensor[] } {
  const filters: tf.Tensor[] = [];
  const layer = (name: string, source: number, rows: number[][]) => {
    const weights = tf.tidy(
      () =>
        tf.reshape(tf.transpose(tf.tensor2d(rows)), [1, 1, rows[0]?.length ?? 0, rows.length]) as tf.Tensor4D,
    );
    const bias = tf.zeros<tf.Rank.R1>([rows.length]);
    filters.push(weights, bias);
    return convolutionStep({ name, inputs: [source] }, weights, bias, {
      strides: [1, 1],
      pad: 'valid',
      rectified: true,
    });
  };
  const steps = [
    layer('a', INPUT, [[1, 0, 0], [-1, 1, 0], [0, 1, -1]]), // biome-ignore format: a matrix
    layer('b', 0, [[2, -1, 1], [-1, 0, 3]]), // biome-ignore format: a matrix
    layer('c', 1, [[3, 2]]), // biome-ignore format: a matrix
  ];
  const input = { size: null, multiple: 1, channels: 3, scale: 1, offset: 0 } as const;
  return { network: new LayeredNetwork('By hand', input, steps), filters };
}

beforeAll(useNodeWasm);

describe('projections', () => {
  /*
   * Back from c with 1. Gradient: c > 0, so db = (3, 2); b = (1, 0) leaves (3, 0); da = 3 (2, -1, 1) = (6, -3, 3); a = (1, 1, 0)
   * leaves (6, -3, 0); dx = 6 (1, 0, 0) - 3 (-1, 1, 0) = (9, -3, 0).
   * Deconvolution: db = (3, 2), both positive; da = 3 (2, -1, 1) + 2 (-1, 0, 3) = (4, -3, 9), of which (4, 0, 9) is left;
   * dx = 4 (1, 0, 0) + 9 (0, 1, -1) = (4, 9, -9).
   * Guided: (3, 0); da = (6, -3, 3), of which a and the sign leave (6, 0, 0); dx = (6, 0, 0).
   * Open: (3, 2); da = (4, -3, 9); dx = 4 (1, 0, 0) - 3 (-1, 1, 0) + 9 (0, 1, -1) = (7, 6, -9).
   */
  const expected = { gradient: [9, -3, 0], deconvolution: [4, 9, -9], guided: [6, 0, 0] } as const;
  for (const rule of ['gradient', 'deconvolution', 'guided'] as const) {
    it(`follow the rule ${rule} as worked out by hand`, async () => {
      const { network, filters } = byHand();
      const image = tf.tensor4d([1, 2, 3], [1, 1, 1, 3]);
      const before = tf.memory().numTensors;
      const { value, pixels } = await project(network, image, 'c', { channel: 0, row: 0, column: 0 }, rule);
      expect(value).toBe(3);
      expect([...pixels]).toEqual(expected[rule]);
      expect(tf.memory().numTensors).toBe(before);
      tf.dispose([image, ...filters]);
    });
  }

  it('let everything pass when open, and redirect only where a rectifier blocks all', async () => {
    const { network, filters } = byHand();
    const image = tf.tensor4d([1, 2, 3], [1, 1, 1, 3]);
    // At -x all three units of `a` but the third are off: (-1, -1, 1); b = (1, 3); c = 9.
    const off = tf.neg(image) as tf.Tensor4D;
    const back = (x: tf.Tensor4D, layer: string, seed: number[], rule: ReluRule) => {
      const { output, gradient } = network.thereAndBack(
        x,
        layer,
        () => tf.tensor4d(seed, [1, 1, 1, seed.length]),
        rule,
      );
      const values = [...gradient.dataSync()];
      tf.dispose([output, gradient]);
      return values;
    };
    expect(back(image, 'c', [1], 'open')).toEqual([7, 6, -9]);
    expect(back(image, 'c', [1], 'redirected')).toEqual(expected.gradient);
    // The first unit of `a` alone is blocked: the derivative is zero, redirected it is its row.
    expect(back(off, 'a', [1, 0, 0], 'gradient')).toEqual([0, 0, 0]);
    expect(back(off, 'a', [1, 0, 0], 'redirected')).toEqual([1, 0, 0]);
    tf.dispose([image, off, ...filters]);
  });

  it('change no gradient that TF.js has registered, even when they fail', async () => {
    const registered = ['Relu', 'FusedConv2D', 'Conv2D', 'MaxPool', 'AvgPool', 'Relu6', 'Prelu'].map(
      (kernel) => [kernel, tf.getGradient(kernel)?.gradFunc] as const,
    );
    expect(registered.find(([kernel]) => kernel === 'Relu')?.[1]).toBeDefined();
    const { network, filters } = byHand();
    const image = tf.tensor4d([1, 2, 3], [1, 1, 1, 3]);
    const unit = { channel: 0, row: 0, column: 0 };
    for (const rule of ['gradient', 'deconvolution', 'guided'] as const) {
      await project(network, image, 'c', unit, rule);
      await expect(project(network, image, 'c', { ...unit, channel: 7 }, rule)).rejects.toThrow();
      for (const [kernel, gradFunc] of registered) expect(tf.getGradient(kernel)?.gradFunc).toBe(gradFunc);
    }
    // A rectifier outside still has its own derivative: 0 where it is off, whatever comes back.
    const slope = tf.tidy(() => [...tf.grad((x) => tf.relu(x))(tf.tensor1d([-1, 2]), tf.tensor1d([5, -5])).dataSync()]); // biome-ignore format: one line reads better
    expect(slope.map((value) => value + 0)).toEqual([0, -5]);
    tf.dispose([image, ...filters]);
  });

  it('refuse a unit that is not there', async () => {
    const { network, filters } = byHand();
    const image = tf.tensor4d([1, 2, 3], [1, 1, 1, 3]);
    const absent = { channel: 3, row: 0, column: 0 };
    await expect(project(network, image, 'a', absent, 'guided')).rejects.toThrow('no unit 3');
    tf.dispose([image, ...filters]);
  });
});

describe('the way back through whole networks', () => {
  const networks: Record<string, LayeredNetwork> = {};
  beforeAll(async () => {
    networks.faces = await faces();
    networks.embedded = await embedded();
  });
  afterAll(() => {
    for (const network of Object.values(networks)) network.dispose();
  });

  const cases = [
    ['faces', 'conv32_1', 150],
    ['faces', 'conv64_down', 150],
    ['faces', 'fc', 150],
    ['embedded', 'conv2_2', 40],
    ['embedded', 'conv4_1', 48],
  ] as const;
  for (const [name, layer, side] of cases) {
    it(`is the derivative of ${name} ${layer}, by finite differences along itself`, () => {
      const network = networks[name] as LayeredNetwork;
      const image = noise(5, side, side);
      const before = tf.memory().numTensors;
      const channel = (y: tf.Tensor) =>
        tf.tidy(() => tf.mul(tf.ones(y.shape), tf.div(tf.range(0, y.shape.at(-1) ?? 1), 50)));
      const { output, gradient } = network.thereAndBack(image, layer, channel, 'gradient');
      const valueAt = (x: tf.Tensor4D) =>
        tf.tidy(() => {
          const [y] = network.activations(x, [layer]) as [tf.Tensor];
          // In double precision: the difference of two sums in single would be their rounding.
          const c = y.shape.at(-1) ?? 1;
          return y.dataSync<'float32'>().reduce((sum, value, i) => sum + (value * (i % c)) / 50, 0);
        });
      const squared = gradient.dataSync<'float32'>().reduce((sum, value) => sum + value * value, 0);
      const h = 1e-3 / Math.sqrt(squared);
      const [ahead, behind] = [h, -h].map((step) => tf.tidy(() => tf.add(image, tf.mul(gradient, step))));
      const slope = (valueAt(ahead as tf.Tensor4D) - valueAt(behind as tf.Tensor4D)) / (2 * h);
      expect(slope / squared).toBeGreaterThan(0.98);
      expect(slope / squared).toBeLessThan(1.02);
      tf.dispose([output, gradient, ahead, behind] as tf.Tensor[]);
      expect(tf.memory().numTensors).toBe(before);
      image.dispose();
    });
  }
});
