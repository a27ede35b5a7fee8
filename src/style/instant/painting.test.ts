import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferSource, openSafetensors, type Safetensors } from '../../networks/files/safetensors.ts';
import {
  InstantDecoder,
  type InstantLayer,
  instantLayers,
  instantStride,
} from '../../networks/instant/instantDecoder.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { type Painting, paint, planOf } from './painting.ts';
import { seeContent, seeStyle, tensorsOf } from './seen.ts';
import { rootsOf, statisticsOf } from './statistics.ts';

const [HEIGHT, WIDTH] = [48, 32];

async function open(path: string): Promise<Safetensors> {
  const bytes = await readFile(new URL(path, import.meta.url));
  return openSafetensors(bufferSource(new Uint8Array(bytes).buffer));
}

/** [1, h, w, channels] from its formula. */
function formula(
  h: number,
  w: number,
  channels: number,
  of: (x: number, y: number, c: number) => number,
): tf.Tensor4D {
  const values = Float32Array.from({ length: h * w * channels }, (_, i) =>
    of(Math.floor(i / channels) % w, Math.floor(i / channels / w), i % channels),
  );
  return tf.tensor4d(values, [1, h, w, channels]);
}

let network: StyleNetwork;
let decoder: InstantDecoder;
let golden: Safetensors;
let content: tf.Tensor4D;
let style: tf.Tensor4D;

beforeAll(async () => {
  await useNodeWasm();
  network = await StyleNetwork.load(await open('../../../public/models/style-embedded.safetensors'));
  decoder = await InstantDecoder.load(await open('../../../public/models/style-instant.safetensors'));
  golden = await open('../../networks/testing/style-instant.golden.safetensors');
  // The pictures of training/golden.py and training/instant/export_decoder.py.
  content = formula(
    HEIGHT,
    WIDTH,
    3,
    (x, y, c) => 0.5 + 0.5 * Math.sin(0.3 * (c + 1) * x + 0.2 * (c + 2) * y + c),
  );
  style = formula(HEIGHT, WIDTH, 3, (x, y, c) => 0.5 + 0.5 * Math.cos(0.2 * (c + 2) * x - 0.5 * (c + 1) * y));
});

afterAll(() => {
  network.dispose();
  decoder.dispose();
  tf.dispose([content, style]);
});

function formulaNoise(): Map<InstantLayer, tf.Tensor4D> {
  return new Map(
    decoder.noiseLayers.map((layer) => {
      const stride = instantStride[layer];
      const wave = (x: number, y: number, c: number) => Math.sin(1.7 * x + 2.3 * y + c);
      return [layer, formula(HEIGHT / stride, WIDTH / stride, decoder.noise, wave)];
    }),
  );
}

function made(painting: Partial<Painting> = {}, styles = [style]): Float32Array {
  return tf.tidy(() => {
    const seen = seeContent(network, decoder, content);
    const seenStyles = styles.map((each) => seeStyle(network, decoder, each));
    const whole = {
      weights: styles.map(() => 1),
      masks: styles.map(() => null),
      amount: 1,
      noise: formulaNoise(),
    };
    const plan = planOf(decoder, seen.statistics, seenStyles, { ...whole, ...painting }, seen.content);
    const picture = paint(decoder, seen.content, plan);
    return picture.dataSync() as Float32Array;
  });
}

const furthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);

describe('as PyTorch makes it', () => {
  it.each([1, 0.5])('the picture, %s of the way to the painting', async (amount) => {
    const expected = await golden.read(`picture.${amount === 1 ? '1.0' : amount}`);
    // [3, h, w] and unclipped there, [h, w, 3] and clipped here.
    const plane = HEIGHT * WIDTH;
    const turned = Float32Array.from({ length: 3 * plane }, (_, i) =>
      Math.min(1, Math.max(0, expected[(i % 3) * plane + Math.floor(i / 3)] ?? Number.NaN)),
    );
    expect(Math.max(...turned) - Math.min(...turned)).toBeGreaterThan(0.4);
    expect(furthest(made({ amount }), turned)).toBeLessThan(1e-3);
  });

  it('what the decoder is told of the style', async () => {
    const seen = seeStyle(network, decoder, style);
    for (const layer of instantLayers) {
      const expected = await golden.read(`${layer}.told`);
      const told = seen.told.get(layer)?.dataSync() as Float32Array;
      expect(told.length).toBe(expected.length);
      expect(furthest(told, expected)).toBeLessThan(2e-3);
    }
    tf.dispose(tensorsOf(seen));
  });
});

describe('statistics', () => {
  it('are the mean and the covariance over positions, by hand', () => {
    // Two channels at four positions: (0, 2), (2, 2), (4, 6), (6, 6): means 3 and 4; variances 5 and 4, covariance 4.
    const tap = tf.tensor4d([0, 2, 2, 2, 4, 6, 6, 6], [1, 2, 2, 2]);
    const { mean, covariance } = statisticsOf(tap);
    expect([...mean.dataSync()]).toEqual([3, 4]);
    const ridge = 0.01 * 4.5 + 1e-5;
    [5 + ridge, 4, 4, 4 + ridge].forEach((value, i) => {
      expect(covariance.dataSync()[i]).toBeCloseTo(value, 4);
    });
    tf.dispose([tap, mean, covariance]);
  });

  it('have a root: of a matrix with known eigenvalues', () => {
    // [[5, 4], [4, 5]] has eigenvalues 9 and 1 along (1, 1) and (1, -1): its root is [[2, 1], [1, 2]], its inverse [[2, -1], [-1, 2]] / 3.
    const matrix = tf.tensor2d([5, 4, 4, 5], [2, 2]);
    const { root, inverse } = rootsOf(matrix);
    [2, 1, 1, 2].forEach((value, i) => {
      expect(root.dataSync()[i]).toBeCloseTo(value, 4);
    });
    [2 / 3, -1 / 3, -1 / 3, 2 / 3].forEach((value, i) => {
      expect(inverse.dataSync()[i]).toBeCloseTo(value, 4);
    });
    tf.dispose([matrix, root, inverse]);
  });
});

describe('styles together', () => {
  const blue = () =>
    tf.tidy(() => tf.concat([tf.zeros([1, 48, 48, 2]), tf.ones([1, 48, 48, 1])], 3) as tf.Tensor4D);

  it('a style of no weight changes nothing', () => {
    const other = blue();
    expect(furthest(made({ weights: [1, 0] }, [style, other]), made())).toBeLessThan(1e-4);
    other.dispose();
  });

  it('count where their masks are: the left half is as if the first were alone, far from the border', () => {
    const other = blue();
    const left = tf.tidy(() => tf.concat([tf.ones([48, 16, 1]), tf.zeros([48, 16, 1])], 1)) as tf.Tensor3D;
    const right = tf.sub(1, left) as tf.Tensor3D;
    const both = made({ weights: [1, 1], masks: [left, right] }, [style, other]);
    const [first, second] = [made(), made({}, [other])];
    const meanDifference = (a: Float32Array, b: Float32Array, from: number, to: number) => {
      let [sum, count] = [0, 0];
      for (let i = 0; i < a.length; i++) {
        const x = Math.floor(i / 3) % WIDTH;
        if (x < from || x >= to) continue;
        sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
        count += 1;
      }
      return sum / count;
    };
    expect(meanDifference(both, first, 0, 8)).toBeLessThan(0.5 * meanDifference(both, second, 0, 8));
    expect(meanDifference(both, second, 24, 32)).toBeLessThan(0.5 * meanDifference(both, first, 24, 32));
    tf.dispose([other, left, right]);
  });

  it('leave the photograph where no mask is', () => {
    const left = tf.tidy(() => tf.concat([tf.ones([48, 16, 1]), tf.zeros([48, 16, 1])], 1)) as tf.Tensor3D;
    const [masked, whole] = [made({ masks: [left] }), made()];
    const own = content.dataSync<'float32'>();
    for (let i = 0; i < masked.length; i++) {
      const painted = Math.floor(i / 3) % WIDTH < 16;
      expect(masked[i]).toBeCloseTo((painted ? whole[i] : own[i]) ?? Number.NaN, 5);
    }
    left.dispose();
  });

  it('with one mask of ones is as without', () => {
    const mask = tf.ones([10, 10, 1]) as tf.Tensor3D;
    expect(furthest(made({ masks: [mask] }), made())).toBeLessThan(1e-3);
    mask.dispose();
  });
});

it('held statistics of the same picture make the same picture, and nothing stays in memory', () => {
  const before = tf.memory().numTensors;
  const first = seeContent(network, decoder, content);
  const again = seeContent(network, decoder, content, false);
  const seen = seeStyle(network, decoder, style);
  const plan = planOf(
    decoder,
    first.statistics,
    [seen],
    { weights: [1], masks: [null], amount: 1 },
    first.content,
  );
  const [fresh, held] = [first, again].map(({ content: frame }) => {
    const picture = paint(decoder, frame, plan);
    const values = picture.dataSync() as Float32Array;
    picture.dispose();
    return values;
  }) as [Float32Array, Float32Array];
  tf.dispose(
    [first.content, first.statistics, again.content, again.statistics, seen, plan].flatMap(tensorsOf),
  );
  expect(furthest(fresh, held)).toBeLessThan(1e-5);
  expect(tf.memory().numTensors).toBe(before);
});

it('a file of another kind is refused', async () => {
  const other = await open('../../../public/models/style-embedded.safetensors');
  await expect(InstantDecoder.load(other)).rejects.toThrow('ModelFileDamaged:instant');
});
