import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formulaChip, photoChips } from '../testing/chips.ts';
import { loadFaceApiEncoder } from '../testing/faceApiEncoder.ts';
import { useNodeWasm } from '../testing/nodeBackend.ts';
import { nodeModelFiles } from '../testing/nodeModelFiles.ts';
import { FaceEncoder } from './faceEncoder.ts';

let encoder: FaceEncoder;
let chips: tf.Tensor4D;

beforeAll(async () => {
  await useNodeWasm();
  encoder = await FaceEncoder.load(nodeModelFiles);
  chips = await photoChips();
});

afterAll(() => {
  encoder.dispose();
  chips.dispose();
});

function largestDifference(a: tf.Tensor, b: tf.Tensor): number {
  expect(a.shape).toEqual(b.shape);
  return tf.tidy(() => tf.max(tf.abs(tf.sub(a, b))).dataSync()[0] ?? Number.NaN);
}

describe('encode', () => {
  it('agrees with face-api on photos', async () => {
    const peer = await loadFaceApiEncoder(nodeModelFiles);
    const [ours, theirs] = [encoder.encode(chips, { mirror: false }), peer.encode(chips)];
    expect(largestDifference(ours, theirs)).toBeLessThan(1e-5);
    // Guards the comparison itself: encodings of faces have a norm of about 1.5.
    const norms = tf.tidy(() => [...tf.norm(theirs, 2, 1).dataSync()]);
    for (const norm of norms) expect(norm).toBeCloseTo(1.45, 0);
    tf.dispose([ours, theirs]);
    peer.net.dispose();
  });

  it('gives the numbers that face-api 1.7.15 gave for a chip by formula', () => {
    const first = tf.tidy(() => encoder.encode(formulaChip(), { mirror: false }).dataSync().slice(0, 4));
    const golden = [-0.1080506, 0.0681114, 0.0316326, -0.0126954];
    golden.forEach((value, i) => {
      expect(first[i]).toBeCloseTo(value, 5);
    });
  });

  it('gives the same for a face alone and in a batch', () => {
    tf.tidy(() => {
      const alone = encoder.encode(tf.slice(chips, [2, 0, 0, 0], [1, 150, 150, 3]), { mirror: false });
      const batch = tf.slice(encoder.encode(chips, { mirror: false }), [2, 0], [1, 128]);
      expect(largestDifference(alone, batch)).toBeLessThan(1e-5);
    });
  });

  it('averages a chip and its mirror image', () => {
    tf.tidy(() => {
      const pixels = chips.dataSync();
      const flipped = pixels.map((_, i) => {
        const [x, channel] = [Math.floor(i / 3) % 150, i % 3];
        return pixels[i - 3 * x - channel + 3 * (149 - x) + channel] ?? Number.NaN;
      });
      const straight = encoder.encode(chips, { mirror: false }).dataSync();
      const mirrored = encoder.encode(tf.tensor4d(flipped, chips.shape), { mirror: false }).dataSync();
      const mean = straight.map((value, i) => (value + (mirrored[i] ?? Number.NaN)) / 2);
      const both = encoder.encode(chips, { mirror: true });
      expect(largestDifference(both, tf.tensor2d(mean, [4, 128]))).toBeLessThan(1e-5);
    });
  });

  it('leaves only its result behind, and nothing when disposed of', async () => {
    const before = tf.memory().numTensors;
    const another = await FaceEncoder.load(nodeModelFiles);
    // 29 convolutions of filters and bias, and the last matrix.
    expect(tf.memory().numTensors - before).toBe(2 * 29 + 1);
    another.encode(chips, { mirror: true }).dispose();
    expect(tf.memory().numTensors - before).toBe(2 * 29 + 1);
    another.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('layers and activations', () => {
  it('are those of the table', () => {
    const outputs = encoder
      .layers()
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, outputShape }) => `${name} ${outputShape.join('x')}`);
    expect(outputs).toEqual([
      'conv32_down 72x72x32',
      'pool 35x35x32',
      'conv32_1 35x35x32',
      'conv32_2 35x35x32',
      'conv32_3 35x35x32',
      'conv64_down 17x17x64',
      'conv64_1 17x17x64',
      'conv64_2 17x17x64',
      'conv64_3 17x17x64',
      'conv128_down 8x8x128',
      'conv128_1 8x8x128',
      'conv128_2 8x8x128',
      'conv256_down 4x4x256',
      'conv256_1 4x4x256',
      'conv256_2 4x4x256',
      'conv256_down_out 2x2x256',
      'mean 256',
      'fc 128',
    ]);
  });

  it('come out in the shapes that are told', () => {
    const before = tf.memory().numTensors;
    const layers = encoder.layers();
    expect(layers).toHaveLength(18 + 14);
    const seen = encoder.activations(
      chips,
      layers.map(({ name }) => name),
    );
    for (const { name, outputShape } of layers) expect(seen[name]?.shape, name).toEqual([4, ...outputShape]);
    expect(tf.memory().numTensors).toBe(before + layers.length);
    tf.dispose(seen);
  });

  it('end in the encoding', () => {
    const { fc } = encoder.activations(chips, ['fc']);
    const encoding = encoder.encode(chips, { mirror: false });
    expect(fc && largestDifference(fc, encoding)).toBe(0);
    tf.dispose([fc ?? [], encoding]);
  });

  it('refuses a layer there is not', () => {
    expect(() => encoder.activations(chips, ['conv512'])).toThrow(RangeError);
  });
});
