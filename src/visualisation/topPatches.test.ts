import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayeredNetwork } from '../networks/layered/network.ts';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { wholeField } from './receptiveFields.ts';
import { embedded, noise } from './testing/networks.ts';
import { emptyPatches, type InputPicture, KEPT, liveChannels, takeIn } from './topPatches.ts';

const picture = (width: number, height: number, at: (x: number, y: number) => number): InputPicture => ({
  data: Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    at(Math.floor(i / 3) % width, Math.floor(i / 3 / width)),
  ),
  width,
  height,
});

describe('the nine strongest patches of a channel', () => {
  it('are one place a picture, in order, cut out of the picture, with nothing outside it', () => {
    const patches = emptyPatches('layer', 2, { width: 3, height: 3 });
    expect(patches.side).toBe(3);
    const cropOf = (row: number, column: number) => ({ x: column - 1, y: row - 1, width: 3, height: 3 });
    for (let number = 0; number < 12; number++) {
      // The first channel answers most at the top left corner, the second nowhere.
      const activations = Float32Array.from([number + 1, 0, 0.5, 0, 0.5, 0, 0.5, 0]);
      takeIn(patches, activations, 2, picture(2, 2, (x, y) => 10 * number + x + 2 * y), number, cropOf); // biome-ignore format: one line reads better
    }
    expect([...patches.values.subarray(0, KEPT)]).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4]);
    expect([...patches.places.subarray(0, 6)]).toEqual([11, 0, 0, 10, 0, 0]);
    expect(liveChannels(patches)).toEqual([0]);
    const grey = (i: number) => [...patches.pixels.subarray(4 * i, 4 * i + 4)];
    // Row and column -1 of the crop lie outside; then come the picture's four pixels.
    expect(grey(0)).toEqual([0, 0, 0, 0]);
    expect(grey(4)).toEqual([110, 110, 110, 255]);
    expect(grey(8)).toEqual([113, 113, 113, 255]);
    // The second strongest is the picture before.
    expect(grey(9 + 4)).toEqual([100, 100, 100, 255]);
  });

  it('lie in the middle where what a unit sees is no square', () => {
    const patches = emptyPatches('layer', 1, { width: 3, height: 1 });
    const rising = picture(3, 3, (x, y) => 10 * y + x);
    takeIn(patches, Float32Array.from([1]), 1, rising, 0, () => ({ x: 0, y: 2, width: 3, height: 1 }));
    const rows = [0, 1, 2].map((v) => [0, 1, 2].map((u) => [...patches.pixels.subarray(12 * v + 4 * u, 12 * v + 4 * u + 4)])); // biome-ignore format: one line reads better
    expect(rows[0]?.flat().every((value) => value === 0)).toBe(true);
    expect(rows[1]).toEqual([20, 21, 22].map((grey) => [grey, grey, grey, 255]));
    expect(rows[2]?.flat().every((value) => value === 0)).toBe(true);
  });

  it('are shrunk by means where all of them would be too much', () => {
    const patches = emptyPatches('layer', 1, { width: 128, height: 128 });
    expect(patches.side).toBe(64);
    const striped = picture(128, 128, (x) => (x % 2) * 200);
    takeIn(patches, Float32Array.from([1]), 1, striped, 0, () => ({ x: 0, y: 0, width: 128, height: 128 }));
    expect([...patches.pixels.subarray(0, 4)]).toEqual([100, 100, 100, 255]);
    expect(emptyPatches('layer', 512, { width: 128, height: 128 }).side).toBe(36);
  });
});

describe('kept patches of the embedded network', () => {
  let network: LayeredNetwork;
  beforeAll(async () => {
    await useNodeWasm();
    network = await embedded();
  });
  afterAll(() => network.dispose());

  it('reproduce their values to 1e-3 when the network sees nothing but their own surroundings', () => {
    const layers = ['conv1_2', 'conv2_2', 'conv3_3'];
    const side = 96;
    const images = [1, 2, 3].map((seed) => noise(seed, side, side));
    const before = tf.memory().numTensors;
    let checked = 0;
    for (const layer of layers) {
      const [, , channels = 0] = network.shapes(side, side)[network.indexOf(layer)] ?? [];
      const field = wholeField(network, layer, [0, 0], side, side);
      const patches = emptyPatches(layer, channels, field);
      images.forEach((image, number) => {
        const [y] = network.activations(image, [layer]) as [tf.Tensor];
        const input = { data: Uint8Array.from(image.dataSync(), (value) => 255 * value), width: side, height: side }; // biome-ignore format: one line reads better
        takeIn(patches, y.dataSync<'float32'>(), y.shape[2] ?? 0, input, number, (row, column) =>
          wholeField(network, layer, [row, column], side, side),
        );
        y.dispose();
      });
      const stride = side / (network.shapes(side, side)[network.indexOf(layer)]?.[0] ?? side);
      for (let i = 0; i < channels * KEPT; i++) {
        const [number = -1, row = 0, column = 0] = patches.places.subarray(3 * i, 3 * i + 3);
        if (number < 0) continue;
        // The field, widened to where poolings begin and cut at the picture's borders, where the network repeats edges.
        const whole = wholeField(network, layer, [row, column], side, side);
        const snap = (at: number) => Math.max(0, Math.floor(at / 8) * 8);
        const [top, left] = [snap(whole.y), snap(whole.x)];
        const bottom = Math.min(side, Math.ceil((whole.y + whole.height) / 8) * 8);
        const right = Math.min(side, Math.ceil((whole.x + whole.width) / 8) * 8);
        const value = tf.tidy(() => {
          const crop = tf.slice(images[number] as tf.Tensor4D, [0, top, left, 0], [1, bottom - top, right - left, 3]); // biome-ignore format: one line reads better
          const [y] = network.activations(crop, [layer]) as [tf.Tensor4D];
          const at = [0, row - top / stride, column - left / stride, Math.floor(i / KEPT)];
          return tf.slice(y, at, [1, 1, 1, 1]).dataSync()[0] ?? Number.NaN;
        });
        const kept = patches.values[i] ?? 0;
        expect(Math.abs(value - kept), `${layer} patch ${i}`).toBeLessThan(1e-3 * Math.max(1, kept));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(300);
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose(images);
  });
});
