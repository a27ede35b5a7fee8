import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INPUT, LayeredNetwork } from '../networks/layered/network.ts';
import { convolutionStep, poolStep } from '../networks/layered/steps.ts';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { listLayers } from './layerList.ts';
import { fieldOf, unitField, wholeField } from './receptiveFields.ts';
import { embedded, faces, measuredField, vgg19Small } from './testing/networks.ts';

let networks: { faces: LayeredNetwork; embedded: LayeredNetwork; vgg19: LayeredNetwork };

beforeAll(async () => {
  await useNodeWasm();
  networks = { faces: await faces(), embedded: await embedded(), vgg19: await vgg19Small() };
});

afterAll(() => {
  for (const network of Object.values(networks)) network.dispose();
});

describe('receptive fields by the formula', () => {
  it('are VGG’s published ones', () => {
    const sizes = Object.fromEntries(
      listLayers(networks.embedded, 224, 224).map(({ name, field, stride }) => [name, [field?.[0], stride]]),
    );
    // Worked out by hand: every 3 x 3 adds 2 S, every 2 x 2 pooling adds S and doubles it.
    expect(sizes).toMatchObject({
      conv1_1: [3, 1],
      conv1_2: [5, 1],
      pool1: [6, 2],
      conv2_2: [14, 2],
      conv3_1: [24, 4],
      conv3_4: [48, 4],
      conv4_1: [68, 8],
      conv4_4: [116, 8],
      conv5_1: [156, 16],
    });
  });

  it('put the padding of `same` where the input’s size asks for it', () => {
    const filters = tf.ones<tf.Rank.R4>([3, 3, 3, 1]);
    const bias = tf.zeros<tf.Rank.R1>([1]);
    const options = { strides: [2, 2], pad: 'same', rectified: false } as const;
    const network = new LayeredNetwork('Two', { size: null, multiple: 1, channels: 3, scale: 1, offset: 0 }, [
      convolutionStep({ name: 'a', inputs: [INPUT] }, filters, bias, options),
      poolStep({ name: 'b', inputs: [0] }, 'max', [3, 3], { strides: [2, 2], pad: 'same' }),
    ]);
    // 8 wide: out 4, of (4 - 1) 2 + 3 - 8 = 1 missing pixel none goes before. 7 wide: out 4, 2 missing, 1 before.
    expect(fieldOf(network, 'a', 7, 8)).toEqual([
      { size: 3, stride: 2, before: 1 },
      { size: 3, stride: 2, before: 0 },
    ]);
    // The pooling over 4: out 2, (2 - 1) 2 + 3 - 4 = 1 missing, none before.
    expect(fieldOf(network, 'b', 7, 8)?.[0]).toEqual({ size: 7, stride: 4, before: 1 });
    expect(unitField(network, 'b', [1, 1], 7, 8)).toEqual({ x: 4, y: 3, width: 4, height: 4 });
    expect(wholeField(network, 'b', [1, 1], 7, 8)).toEqual({ x: 4, y: 3, width: 7, height: 7 });
    tf.dispose([filters, bias]);
  });
});

describe('receptive fields of single units', () => {
  const sizes = { faces: [[131, 118], [150, 150]], embedded: [[64, 64], [80, 48]], vgg19: [[96, 80]] } as const; // biome-ignore format: one line reads better
  for (const name of ['faces', 'embedded', 'vgg19'] as const) {
    for (const [height, width] of sizes[name]) {
      it(`equal their measured extents in every layer of ${name} at ${width} × ${height}`, () => {
        const network = networks[name];
        // One picture's maxima leave out pixels that another's reach.
        const pictures = name === 'vgg19' ? 6 : 1;
        const before = tf.memory().numTensors;
        const shapes = network.shapes(height, width);
        for (const { name: layer, shape } of listLayers(network, height, width)) {
          const [h = 1, w = 1] = shape.length === 3 ? shape : [1, 1];
          const units = [[0, w - 1], [h - 1, 0], [h >> 1, w >> 1]] as [number, number][]; // biome-ignore format: one line reads better
          // The face encoder's maps are the widest and a step the dearest: its corners at one size, its middle at the other.
          const some = name !== 'faces' ? units : height === 150 ? units.slice(2) : units.slice(0, 2);
          for (const unit of shape.length === 3 ? some : units.slice(0, 1)) {
            const computed = unitField(network, layer, unit, height, width);
            expect(measuredField(network, layer, unit, height, width, pictures), `${layer} ${unit}`).toEqual(
              computed,
            );
          }
          const field = fieldOf(network, layer, height, width);
          if (!field) continue;
          // Away from the borders the formula and the walk are one.
          const [down, across] = field;
          const whole = wholeField(network, layer, [h >> 1, w >> 1], height, width);
          if (whole.x < 0 || whole.y < 0 || whole.x + across.size > width || whole.y + down.size > height)
            continue;
          expect(unitField(network, layer, [h >> 1, w >> 1], height, width), layer).toEqual(whole);
        }
        expect(shapes.length).toBe(network.steps.length);
        expect(tf.memory().numTensors).toBe(before);
      });
    }
  }
});
