import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useNodeWasm } from '../testing/nodeBackend.ts';
import { filterGradient, type TrainableConvolution, trainableConvolution } from './trainableConvolution.ts';

beforeAll(useNodeWasm);

const wave = (count: number, pace: number) =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(1 + pace * i));

function layer(stride: number, size = 3, inputs = 2, outputs = 3): TrainableConvolution {
  return {
    filters: tf.variable(
      tf.tensor4d(wave(size * size * inputs * outputs, 0.7), [size, size, inputs, outputs]),
    ),
    bias: tf.variable(tf.tensor1d([0.3, -0.2, 0.1].slice(0, outputs))),
    stride,
  };
}

/** A weighted sum of the output, so that every output has its own gradient. */
function weighed(x: tf.Tensor4D, convolution: TrainableConvolution): tf.Scalar {
  return tf.tidy(() => {
    const y = trainableConvolution(x, convolution);
    return tf.sum(tf.mul(y, tf.tensor(wave(y.size, 0.31), y.shape))) as tf.Scalar;
  });
}

const valueIn = (tensor: tf.Tensor) => {
  const [value = Number.NaN] = tensor.dataSync();
  tensor.dispose();
  return value;
};

describe('a trainable convolution', () => {
  it('computes relu(filters * x + bias) by hand', () => {
    const convolution: TrainableConvolution = {
      filters: tf.variable(tf.tensor4d([0, 1, 0, 1, 2, 1, 0, -1, 0], [3, 3, 1, 1])),
      bias: tf.variable(tf.tensor1d([-1])),
      stride: 1,
    };
    const y = trainableConvolution(tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]), convolution);
    // For the upper left: 2 * 1 (itself) + 2 (right) - 3 (below) - 1 = 0; lower right: 2 * 4 + 3 (left) + 2 (above) - 1 = 12.
    expect([...y.dataSync()]).toEqual([0, 0, 10, 12]);
  });

  it.each([
    { stride: 1, side: 5 },
    { stride: 2, side: 6 },
    { stride: 2, side: 5 },
  ])('has the gradients of finite differences, stride $stride, $side pixels', ({ stride, side }) => {
    const convolution = layer(stride);
    const x = tf.tensor4d(wave(2 * side * side * 2, 0.43), [2, side, side, 2]);
    const { grads } = tf.variableGrads(
      () => weighed(x, convolution),
      [convolution.filters, convolution.bias],
    );
    for (const variable of [convolution.filters, convolution.bias] as tf.Variable[]) {
      const taped = grads[variable.name]?.dataSync() ?? [];
      const start = variable.dataSync().slice();
      for (let i = 0; i < variable.size; i += 5) {
        const at = (value: number) => {
          const moved = start.slice();
          moved[i] = value;
          variable.assign(tf.tensor(moved, variable.shape));
          return valueIn(weighed(x, convolution));
        };
        const step = 2e-3;
        const measured = (at((start[i] ?? 0) + step) - at((start[i] ?? 0) - step)) / (2 * step);
        variable.assign(tf.tensor(start, variable.shape));
        expect(Math.abs((taped[i] ?? 0) - measured)).toBeLessThan(0.02 * Math.max(1, Math.abs(measured)));
      }
    }
  });

  it('has the gradient of finite differences for its input', () => {
    const convolution = layer(1);
    const numbers = wave(50, 0.43);
    const taped = tf
      .grad((x) => weighed(x as tf.Tensor4D, convolution))(tf.tensor4d(numbers, [1, 5, 5, 2]))
      .dataSync();
    for (let i = 0; i < numbers.length; i += 3) {
      const at = (value: number) => {
        const moved = numbers.slice();
        moved[i] = value;
        return valueIn(weighed(tf.tensor4d(moved, [1, 5, 5, 2]), convolution));
      };
      const measured = (at((numbers[i] ?? 0) + 2e-3) - at((numbers[i] ?? 0) - 2e-3)) / 4e-3;
      expect(Math.abs((taped[i] ?? 0) - measured)).toBeLessThan(0.02 * Math.max(1, Math.abs(measured)));
    }
  });

  it('gives the filter gradient of a hand-worked case', () => {
    // One filter of 1 x 1 over a 2 x 2 picture: the gradient is the sum of x dy.
    const gradient = filterGradient(
      tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]),
      tf.tensor4d([5, 6, 7, 8], [1, 2, 2, 1]),
      1,
    );
    expect([...gradient.dataSync()]).toEqual([70]);
  });

  it('leaves no tensor behind', () => {
    const convolution = layer(1);
    const x = tf.tensor4d(wave(50, 0.43), [1, 5, 5, 2]);
    const before = tf.memory().numTensors;
    const { value, grads } = tf.variableGrads(
      () => weighed(x, convolution),
      [convolution.filters, convolution.bias],
    );
    tf.dispose([value, grads]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
