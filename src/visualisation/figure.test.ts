import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LayeredNetwork } from '../networks/layered/network.ts';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { type BuiltIn, builtInSet, drawBuiltIn } from './builtInSet.ts';
import { Figure, toTensor } from './figure.ts';
import { viewLayer } from './layerView.ts';
import { embedded, faces } from './testing/networks.ts';
import { type InputPicture, KEPT } from './topPatches.ts';

beforeAll(useNodeWasm);

type Drawn = Exclude<BuiltIn, { kind: 'photo' | 'photo faces' }>;

function drawn(of: 'pictures' | 'faces', count: number, side: number): InputPicture[] {
  return builtInSet(of)
    .filter((picture): picture is Drawn => picture.kind !== 'photo' && picture.kind !== 'photo faces')
    .slice(0, count)
    .map((picture) => drawBuiltIn(picture, [side, side]));
}

const cases = [
  { name: 'embedded', open: embedded, of: 'pictures', side: 96 },
  { name: 'faces', open: faces, of: 'faces', side: 118 },
] as const;

describe('a figure over a stream of pictures', () => {
  for (const { name, open, of, side } of cases) {
    it(`keeps values of ${name} that each picture alone reproduces to 1e-3, in every layer with positions`, async () => {
      const network: LayeredNetwork = await open();
      const shapes = network.shapes(side, side);
      const layers = network.steps
        .filter(({ shown }, i) => shown && shapes[i]?.length === 3)
        .map((step) => step.name);
      const pictures = drawn(of, 11, side);
      const before = tf.memory().numTensors;
      const figure = new Figure(network, layers, [side, side]);
      const peaks: number[] = [];
      for (const [number, picture] of pictures.entries()) peaks.push(await figure.add(picture, number));
      // No picture costs more than the first did, and nothing of them is left.
      expect(Math.max(...peaks)).toBe(peaks[0]);
      expect(tf.memory().numTensors).toBe(before);

      let checked = 0;
      for (const [number, picture] of pictures.entries()) {
        const image = toTensor(picture);
        const outputs = network.activations(image, layers);
        figure.patches.forEach(({ layer, channels, values, places }, at) => {
          const [, , width = 1] = outputs[at]?.shape ?? [];
          const alone = outputs[at]?.dataSync() ?? [];
          for (let i = 0; i < channels * KEPT; i++) {
            const [from, row = 0, column = 0] = places.subarray(3 * i, 3 * i + 3);
            if (from !== number) continue;
            const value = alone[(row * width + column) * channels + Math.floor(i / KEPT)] ?? Number.NaN;
            const kept = values[i] ?? 0;
            const apart = Math.abs(value - kept) / Math.max(1, kept);
            if (!(apart < 1e-3)) expect.fail(`${layer}, patch ${i}: kept ${kept}, alone ${value}`);
            checked++;
          }
        });
        tf.dispose([image, ...outputs]);
      }
      expect(checked).toBeGreaterThan(2000);
      network.dispose();
    });
  }

  it('shows nine units at a time, those that answered, and refuses a picture of another size', async () => {
    const network = await embedded();
    const figure = new Figure(network, ['conv1_2'], [32, 32]);
    for (const [number, picture] of drawn('pictures', 4, 32).entries()) await figure.add(picture, number);
    const [patches] = figure.patches;
    const first = viewLayer(patches as NonNullable<typeof patches>, 0);
    expect(first.units).toHaveLength(9);
    expect(first.field).toEqual({ width: 5, height: 5 });
    expect(first.side).toBe(5);
    const rest = viewLayer(patches as NonNullable<typeof patches>, first.live - 2);
    expect(rest.units).toHaveLength(2);
    // Four pictures give a unit at most four patches.
    expect(first.units.every(({ values }) => values.subarray(4).every((value) => value === 0))).toBe(true);
    await expect(figure.add({ data: new Uint8Array(48), width: 4, height: 4 }, 9)).rejects.toThrow(
      'A picture of 4 × 4, not 32 × 32.',
    );
    network.dispose();
  });
});
