import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { useNodeWasm } from './nodeBackend.ts';

beforeAll(useNodeWasm);

test('WASM computes, with one copy of TF.js', () => {
  expect(tf.getBackend()).toBe('wasm');
  const product = tf.tidy(() =>
    tf
      .matMul(
        tf.tensor2d([
          [1, 2],
          [3, 4],
        ]),
        tf.tensor2d([[5], [6]]),
      )
      .dataSync(),
  );
  expect([...product]).toEqual([17, 39]);
});
