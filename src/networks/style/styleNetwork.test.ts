import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferSource, openSafetensors, type Safetensors } from '../files/safetensors.ts';
import { useNodeWasm } from '../testing/nodeBackend.ts';
import { writeSafetensors } from '../testing/writeSafetensors.ts';
import { type StyleLayerName, styleLayerNames } from './styleLayers.ts';
import { caffePreprocessing, StyleNetwork } from './styleNetwork.ts';

beforeAll(useNodeWasm);

async function open(path: string): Promise<Safetensors> {
  const bytes = await readFile(new URL(path, import.meta.url));
  return openSafetensors(bufferSource(new Uint8Array(bytes).buffer));
}

/** The picture of training/golden.py, [1, 48, 32, 3]. */
function formulaPicture(): tf.Tensor4D {
  const values = Float32Array.from({ length: 48 * 32 * 3 }, (_, i) => {
    const [y, x, c] = [Math.floor(i / 96), Math.floor(i / 3) % 32, i % 3];
    return 0.5 + 0.5 * Math.sin(0.3 * (c + 1) * x + 0.2 * (c + 2) * y + c);
  });
  return tf.tensor4d(values, [1, 48, 32, 3]);
}

/** training/golden.py keeps every so many positions of a tap. */
function keptStep(name: StyleLayerName): number {
  return { 1: 16, 2: 8, 3: 4, 4: 2, 5: 1 }[Number(name[4])] ?? 1;
}

async function expectGolden(tap: tf.Tensor4D, golden: Safetensors, name: string, step: number) {
  const [channels = 0, rows = 0, columns = 0] = golden.entries.get(name)?.shape ?? [];
  const expected = await golden.read(name);
  const [, , width, tapChannels] = tap.shape;
  expect(tapChannels, name).toBe(channels);
  const values = tap.dataSync();
  let [largest, difference] = [0, 0];
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++) {
        const theirs = expected[(c * rows + y) * columns + x] ?? Number.NaN;
        const ours = values[(y * step * width + x * step) * channels + c] ?? Number.NaN;
        largest = Math.max(largest, Math.abs(theirs));
        difference = Math.max(difference, Math.abs(ours - theirs));
      }
  expect(largest, name).toBeGreaterThan(0.01);
  expect(difference / largest, name).toBeLessThan(1e-3);
}

const shipped = [
  { file: 'style-embedded', widths: [24, 20, 56, 44, 96, 80, 96, 96, 96, 64, 64, 64, 96] },
  { file: 'style-embedded-fine', widths: [40, 36, 96, 72, 144, 128, 144, 144, 112, 80, 80, 80, 128] },
];

describe.each(shipped)('$file', ({ file, widths }) => {
  let network: StyleNetwork;
  let golden: Safetensors;

  beforeAll(async () => {
    network = await StyleNetwork.load(await open(`../../../public/models/${file}.safetensors`));
    golden = await open(`../testing/${file}.golden.safetensors`);
  });
  afterAll(() => network.dispose());

  it('has VGG-19’s layers at its own widths', () => {
    expect(network.layers().map(({ name }) => name)).toEqual(styleLayerNames);
    expect(network.layers().map(({ channels }) => channels)).toEqual(widths);
    expect(network.layers().map(({ stride }) => stride)).toEqual([1, 1, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8, 16]);
  });

  it('answers as PyTorch does, at every layer', async () => {
    const picture = formulaPicture();
    for (const of of ['channels', 'readouts'] as const) {
      const taps = tf.tidy(() => {
        const answers = network.taps(picture, styleLayerNames, { pooling: 'average', of });
        return Object.fromEntries(answers);
      });
      for (const name of styleLayerNames) {
        const tensor = `${name}.${of === 'channels' ? 'channels' : 'readout'}`;
        const tap = taps[name] as tf.Tensor4D;
        if (golden.entries.has(tensor)) await expectGolden(tap, golden, tensor, keptStep(name));
        else expect(of).toBe('readouts');
      }
      tf.dispose(taps);
    }
    picture.dispose();
  });

  it('answers as PyTorch does with max pooling', async () => {
    const tap = tf.tidy(() => {
      const options = { pooling: 'max', of: 'channels' } as const;
      return network.taps(formulaPicture(), ['conv5_1'], options).get('conv5_1') as tf.Tensor4D;
    });
    await expectGolden(tap, golden, 'conv5_1.channels.max', 1);
    tap.dispose();
  });
});

describe('there and back', () => {
  it.each(['average', 'max'] as const)('is the gradient TF.js’ tape gives, %s pooling', async (pooling) => {
    const network = await StyleNetwork.load(await open('../../../public/models/style-embedded.safetensors'));
    const names = ['conv1_1', 'conv2_2', 'conv4_1', 'conv4_2'] as const;
    // 20 rows leave 5 before the third pooling, which drops one.
    const shape: [number, number, number, number] = [1, 20, 16, 3];
    const picture = tf.tidy(() => tf.sigmoid(tf.randomNormal<tf.Rank.R4>(shape, 0, 1, 'float32', 3)));
    const before = tf.memory().numTensors;
    const [byHand, byTape] = tf.tidy(() => {
      const { taps, back } = network.thereAndBack(picture, names, pooling);
      const gradients = new Map([...taps].map(([name, tap]) => [name, tf.mul(tap, 2) as tf.Tensor4D]));
      const cost = (x: tf.Tensor) =>
        tf.addN(
          [...network.taps(x as tf.Tensor4D, names, { pooling, of: 'channels' }).values()].map((tap) =>
            tf.sum(tf.square(tap)),
          ),
        ) as tf.Scalar;
      return [back(gradients).dataSync(), tf.grad(cost)(picture).dataSync()];
    });
    const largest = Math.max(...byTape.map(Math.abs));
    expect(largest).toBeGreaterThan(0.01);
    byTape.forEach((value, i) => {
      expect(Math.abs(value - (byHand[i] ?? Number.NaN)) / largest).toBeLessThan(1e-4);
    });
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose(picture);
    network.dispose();
  });
});

describe('load', () => {
  it('computes nothing on the backend, where each layer’s shape would be programs of its own', async () => {
    let network: StyleNetwork | undefined;
    const { kernelNames } = await tf.profile(async () => {
      network = await StyleNetwork.load(await open('../../../public/models/style-embedded.safetensors'));
      return [];
    });
    expect(kernelNames).toEqual([]);
    network?.dispose();
  });

  const filters = (out: number, fan: number) =>
    Float32Array.from({ length: out * fan * 9 }, (_, i) => Math.sin(i + out));
  const vgg = (names: [string, number, number][], metadata: Record<string, string> = {}) =>
    openSafetensors(
      bufferSource(
        writeSafetensors(
          Object.fromEntries(
            names.flatMap(([name, out, fan]) => [
              [`${name}.weight`, { dtype: 'F32', shape: [out, fan, 3, 3], bytes: filters(out, fan) }],
              [`${name}.bias`, { dtype: 'F32', shape: [out], bytes: new Float32Array(out).fill(0.5) }],
            ]),
          ),
          metadata,
        ),
      ),
    );

  it('reads torchvision’s names, as far as they go', async () => {
    const file = await vgg([
      ['features.0', 4, 3],
      ['features.2', 5, 4],
      ['features.5', 6, 5],
    ]);
    const network = await StyleNetwork.load(file);
    expect(network.layers().map(({ name, channels }) => `${name} ${channels}`)).toEqual([
      'conv1_1 4',
      'conv1_2 5',
      'conv2_1 6',
    ]);
    expect(network.layers()[2]?.parameters).toBe(6 * 5 * 9 + 6);
    network.dispose();
    const shallow = await StyleNetwork.load(file, { last: 'conv1_2' });
    expect(shallow.layers()).toHaveLength(2);
    shallow.dispose();
  });

  it('prepares pixels as Caffe does when the file says BGR', async () => {
    const network = await StyleNetwork.load(
      await vgg([['features.0', 1, 3]], { preprocessing: 'BGR, 0..255' }),
    );
    const answer = tf.tidy(() => {
      const picture = tf.tensor4d([0.2, 0.6, 0.9], [1, 1, 1, 3]);
      return network
        .taps(picture, ['conv1_1'], { pooling: 'max', of: 'channels' })
        .get('conv1_1')
        ?.dataSync();
    });
    // One pixel repeated nine times: each channel's nine weights add up.
    const bgr = [0.9 * 255, 0.6 * 255, 0.2 * 255].map((x, c) => x - (caffePreprocessing.mean[c] ?? 0));
    const sums = [0, 1, 2].map((c) =>
      filters(1, 3)
        .slice(9 * c, 9 * c + 9)
        .reduce((a, b) => a + b, 0),
    );
    const expected = bgr.reduce((sum, x, c) => sum + x * (sums[c] ?? 0), 0.5);
    expect(answer?.[0]).toBeCloseTo(Math.max(expected, 0), 3);
    expect(expected).toBeGreaterThan(1);
    network.dispose();
  });

  it.each([
    ['a file of something else', [['encoder.0', 4, 3]], 'notVgg', {}],
    [
      'layers that do not fit',
      [
        ['features.0', 4, 3],
        ['features.2', 5, 9],
      ],
      'tensorShape',
      { tensor: 'features.2.weight', shape: '5 × 4 × 3 × 3' },
    ],
    ['a first layer for grey pictures', [['conv1_1', 4, 1]], 'tensorShape', { shape: '4 × 3 × 3 × 3' }],
  ] as [string, [string, number, number][], string, object][])(
    'refuses %s and leaves no tensor',
    async (_, names, detail, values) => {
      const before = tf.memory().numTensors;
      await expect(StyleNetwork.load(await vgg(names))).rejects.toMatchObject({
        name: `ModelFileDamaged:${detail}`,
        values,
      });
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('leaves nothing behind when disposed of', async () => {
    const before = tf.memory().numTensors;
    const network = await StyleNetwork.load(await open('../../../public/models/style-embedded.safetensors'));
    const picture = tf.zeros<tf.Rank.R4>([1, 16, 16, 3]);
    // 13 convolutions of three tensors, ten readouts of three, and the picture.
    expect(tf.memory().numTensors).toBe(before + 70);
    expect(() =>
      network.taps(picture, ['conv6_1' as StyleLayerName], { pooling: 'max', of: 'channels' }),
    ).toThrow(RangeError);
    network.dispose();
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});
