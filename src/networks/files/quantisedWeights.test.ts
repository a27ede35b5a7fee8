import { expect, it } from 'vitest';
import { readQuantisedWeights } from './quantisedWeights.ts';

const manifest = encode([
  {
    paths: ['weights.bin'],
    weights: [
      { name: 'a', shape: [3], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
      { name: 'b', shape: [1, 2], dtype: 'float32' },
    ],
  },
]);

function encode(json: unknown): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(json)).buffer;
}

function bytes(): ArrayBuffer {
  const all = new Uint8Array(11);
  all.set([0, 2, 255]);
  all.set(new Uint8Array(Float32Array.of(1.25, -3).buffer), 3);
  return all.buffer;
}

it('reads quantised and raw tensors, also at an unaligned offset', () => {
  const weights = readQuantisedWeights(manifest, bytes());
  expect([...(weights.get('a')?.values ?? [])]).toEqual([-1, 0, 126.5]);
  expect([...(weights.get('b')?.values ?? [])]).toEqual([1.25, -3]);
  expect(weights.get('b')?.shape).toEqual([1, 2]);
});

it('refuses too few and too many bytes', () => {
  expect(() => readQuantisedWeights(manifest, bytes().slice(0, 10))).toThrow(
    'ModelFileDamaged:weightsLength {"have":10,"wanted":11}',
  );
  expect(() => readQuantisedWeights(manifest, new ArrayBuffer(12))).toThrow(
    'ModelFileDamaged:weightsLength {"have":12,"wanted":11}',
  );
});

it('refuses a manifest that is none', () => {
  for (const text of [
    '<!doctype html>',
    '{}',
    '[{"paths":[],"weights":[{"name":"a","shape":[-1],"dtype":"float32"}]}]',
  ]) {
    const broken = new TextEncoder().encode(text).buffer;
    expect(() => readQuantisedWeights(broken, bytes())).toThrow('ModelFileDamaged:weightsList');
  }
});
