import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useNodeWasm } from '../testing/nodeBackend.ts';
import { replicateConvolution } from './replicateConvolution.ts';

beforeAll(useNodeWasm);

/** Numbers without pattern, the same every time. */
function scatter(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * seed) * 0.7);
}

function layer(channelsIn: number, channelsOut: number) {
  const filters = tf.tensor4d(scatter(9 * channelsIn * channelsOut, 1), [3, 3, channelsIn, channelsOut]);
  const turned = tf.transpose(tf.reverse(filters, [0, 1]), [0, 1, 3, 2]) as tf.Tensor4D;
  return { filters, turned, bias: tf.tensor1d(scatter(channelsOut, 2)) };
}

/** The same by the definition: every index clamped to the picture. */
function direct(x: Float32Array, [h, w, ci]: [number, number, number], co: number): number[] {
  const [filters, bias] = [scatter(9 * ci * co, 1), scatter(co, 2)];
  const clamp = (i: number, n: number) => Math.min(Math.max(i, 0), n - 1);
  const out: number[] = [];
  for (let y = 0; y < h; y++)
    for (let z = 0; z < w; z++)
      for (let o = 0; o < co; o++) {
        let sum = bias[o] ?? 0;
        for (let dy = 0; dy < 3; dy++)
          for (let dx = 0; dx < 3; dx++)
            for (let i = 0; i < ci; i++) {
              const pixel = x[(clamp(y + dy - 1, h) * w + clamp(z + dx - 1, w)) * ci + i] ?? 0;
              sum += pixel * (filters[((dy * 3 + dx) * ci + i) * co + o] ?? 0);
            }
        out.push(Math.max(sum, 0));
      }
  return out;
}

const sizes: [number, number, number][] = [
  [1, 1, 2],
  [2, 3, 2],
  [3, 2, 1],
  [5, 6, 3],
];

describe.each(sizes)('%i x %i x %i', (h, w, ci) => {
  const co = 4;

  it('is the sum over clamped indices', () => {
    tf.tidy(() => {
      const x = scatter(h * w * ci, 3);
      const y = replicateConvolution(tf.tensor4d(x, [1, h, w, ci]), layer(ci, co)).dataSync();
      const expected = direct(x, [h, w, ci], co);
      expect(y).toHaveLength(expected.length);
      expected.forEach((value, i) => {
        expect(y[i]).toBeCloseTo(value, 5);
      });
    });
  });

  it('has the gradient that finite differences give', () => {
    tf.tidy(() => {
      const x = scatter(h * w * ci, 3);
      const weights = scatter(h * w * co, 4);
      const convolution = layer(ci, co);
      const cost = (t: tf.Tensor) =>
        tf.sum(
          tf.mul(replicateConvolution(t as tf.Tensor4D, convolution), tf.tensor4d(weights, [1, h, w, co])),
        );
      const gradient = tf
        .grad(cost)(tf.tensor4d(x, [1, h, w, ci]))
        .dataSync();
      const costAt = (i: number, step: number) => {
        const moved = Float32Array.from(x);
        moved[i] = (moved[i] ?? 0) + step;
        return direct(moved, [h, w, ci], co).reduce((sum, y, k) => sum + y * (weights[k] ?? 0), 0);
      };
      const step = 1e-3;
      gradient.forEach((value, i) => {
        expect(value).toBeCloseTo((costAt(i, step) - costAt(i, -step)) / (2 * step), 2);
      });
    });
  });
});

it('leaves nothing behind but its result and its gradient', () => {
  const convolution = layer(3, 4);
  const x = tf.tensor4d(scatter(75, 3), [1, 5, 5, 3]);
  const before = tf.memory().numTensors;
  const result = tf.valueAndGrad((t: tf.Tensor) =>
    tf.sum(replicateConvolution(t as tf.Tensor4D, convolution)),
  )(x);
  expect(tf.memory().numTensors).toBe(before + 2);
  tf.dispose([result.value, result.grad, x, ...Object.values(convolution)]);
});
