import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModel } from '../networks/layered/models/openModel.ts';
import type { LayeredNetwork } from '../networks/layered/network.ts';
import { behindConvolution, filesOf } from '../networks/testing/kerasModels.ts';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { drawSample } from '../style/samples/samples.ts';
import { fourierPainter } from './fourierImage.ts';
import { PreferredStimulus } from './preferredStimulus.ts';
import { embedded } from './testing/networks.ts';

let network: LayeredNetwork;

beforeAll(async () => {
  await useNodeWasm();
  network = await embedded();
});

afterAll(() => network.dispose());

describe('a picture from its spectrum', () => {
  it('is the inverse real Fourier transform, by the sum that defines it', () => {
    const side = 6;
    const half = 4;
    const painter = fourierPainter(side);
    const values = Float32Array.from({ length: 2 * side * half * 3 }, (_, i) => Math.sin(1 + 7 * i));
    const spectrum = tf.tensor(values, painter.shape);
    const drawn = painter.transform(spectrum).dataSync();
    const frequency = (k: number) => (k > side / 2 ? k - side : k) / side;
    // The half that a real transform leaves out is the conjugate of the other, turned by half a turn.
    const at = (k: number, l: number, c: number): [number, number] => {
      const mirrored = l >= half;
      const [row, column] = mirrored ? [(side - k) % side, side - l] : [k, l];
      const scale = side / Math.max(Math.hypot(frequency(row), column / side), 1 / side);
      const i = (row * half + column) * 3 + c;
      const [re, im] = [values[i] ?? 0, values[i + side * half * 3] ?? 0];
      return [scale * re, scale * (mirrored ? -im : im)];
    };
    for (const [y, x, c] of [
      [0, 0, 0],
      [1, 2, 1],
      [5, 3, 2],
      [4, 5, 0],
    ] as const) {
      // biome-ignore format: places
      let sum = 0;
      for (let k = 0; k < side; k++) {
        // Of the first and the middle column the real transform takes the real part alone.
        for (let l = 0; l < side; l++) {
          const [re, im] = at(k, l, c);
          const angle = (2 * Math.PI * (k * y + l * x)) / side;
          sum += re * Math.cos(angle) - im * Math.sin(angle);
        }
      }
      expect(drawn[(y * side + x) * 3 + c]).toBeCloseTo(sum / side ** 2, 4);
    }
    spectrum.dispose();
    painter.dispose();
  });
});

/** Channels that answer to at least one drawn picture: training has left others that answer to nothing at all. */
function liveChannels(layer: string): number[] {
  const most = (['stained-glass', 'harbour', 'halftone'] as const).map((name) => {
    const { data } = drawSample(name, 64, 64);
    return tf.tidy(() => {
      const rgba = tf.tensor4d(Float32Array.from(data), [1, 64, 64, 4]);
      const image = tf.div(tf.slice(rgba, [0, 0, 0, 0], [1, 64, 64, 3]), 255) as tf.Tensor4D;
      const [y] = network.activations(image, [layer]) as [tf.Tensor];
      return tf.max(y, [0, 1, 2]).dataSync<'float32'>();
    });
  });
  return [...(most[0] ?? [])].flatMap((_, channel) =>
    most.some((values) => (values[channel] ?? 0) > 0) ? [channel] : [],
  );
}

describe('preferred stimuli', () => {
  it('raise the means of 20 channels at least five times over the noise they start from, and leak nothing', async () => {
    const before = tf.memory().numTensors;
    const names = ['conv2_1', 'conv2_2', 'conv3_1', 'conv3_4', 'conv4_1'];
    const raised: string[] = [];
    const failed: string[] = [];
    for (const layer of names) {
      for (const channel of liveChannels(layer).slice(0, 4)) {
        const stimulus = new PreferredStimulus(network, {
          layer,
          channel,
          objective: 'mean',
          steps: 32,
          side: 32,
          seed: 1,
        });
        let report = await stimulus.step();
        while (!report.done) report = await stimulus.step();
        const line = `${layer} ${channel}: ${report.meanOfNoise} to ${report.mean}`;
        const mean = report.mean ?? 0;
        (mean >= 5 * report.meanOfNoise && mean > 0 ? raised : failed).push(line);
        stimulus.dispose();
      }
    }
    expect(failed).toEqual([]);
    expect(raised).toHaveLength(20);
    // TF.js keeps nothing but what was there.
    expect(tf.memory().numTensors).toBe(before);
  });

  it('drive up the unit in the centre alone, and draw pixels', async () => {
    const before = tf.memory().numTensors;
    const stimulus = new PreferredStimulus(network, {
      layer: 'conv3_1',
      channel: 3,
      objective: 'centre',
      steps: 3,
      side: 48,
      seed: 2,
    });
    const noise = await stimulus.picture();
    while (!(await stimulus.step()).done);
    const picture = await stimulus.picture();
    expect([picture.width, picture.height, picture.data.length]).toEqual([48, 48, 48 * 48 * 4]);
    expect(picture.data).not.toEqual(noise.data);
    stimulus.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('of a network without colours have none, and are of its size', async () => {
    const { json, weights } = await filesOf(behindConvolution(layers.activation({ activation: 'relu', name: 'on' }), [20, 28, 1])); // biome-ignore format: one line reads better
    const grey = await openModel([json, ...weights], '0 to 1');
    const options = { layer: 'on', channel: 1, objective: 'mean', steps: 2, side: 48, seed: 1 } as const;
    const stimulus = new PreferredStimulus(grey, options);
    while (!(await stimulus.step()).done);
    const { data, width, height } = await stimulus.picture();
    expect([width, height]).toEqual([28, 20]);
    const pixels = Array.from({ length: width * height }, (_, i) => [...data.subarray(4 * i, 4 * i + 3)]);
    expect(pixels.filter(([red, green, blue]) => red !== green || green !== blue)).toEqual([]);
    expect(new Set(pixels.map(String)).size).toBeGreaterThan(8);
    stimulus.dispose();
    grey.dispose();
  });

  it('refuse a layer that is not there', () => {
    const options = { layer: 'conv9', channel: 0, objective: 'mean', steps: 1, side: 48, seed: 1 } as const;
    expect(() => new PreferredStimulus(network, options)).toThrow('no layer conv9');
  });
});
