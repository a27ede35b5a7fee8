import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { styleConvolutions, styleLayerNames } from '../../networks/style/styleLayers.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { writeSafetensors } from '../../networks/testing/writeSafetensors.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { randomNormal, randomUniform } from '../../picture/random.ts';
import { WholePicture } from '../cost/wholePicture.ts';
import { defaultRecipe, type Recipe } from '../recipe/recipe.ts';
import { type RunOptions, StyleRun } from '../run/run.ts';
import { drawSample } from '../samples/samples.ts';
import { TiledPicture } from './tiledPicture.ts';

const networks: Record<string, StyleNetwork> = {};

beforeAll(async () => {
  await useNodeWasm();
  const bytes = await readFile(new URL('../../../public/models/style-embedded.safetensors', import.meta.url));
  networks.embedded = await StyleNetwork.load(
    await openSafetensors(bufferSource(new Uint8Array(bytes).buffer)),
  );
  networks.plain = await plainNetwork();
});
afterAll(() => {
  for (const network of Object.values(networks)) network.dispose();
});

/** VGG-19's layers with few channels, weights by chance and no readouts: a file of full width has none either. */
async function plainNetwork(): Promise<StyleNetwork> {
  const random = randomNormal(5);
  let before = 3;
  const tensors: Parameters<typeof writeSafetensors>[0] = {};
  for (const [i, { torchvision }] of styleConvolutions.entries()) {
    const channels = 5 + i;
    const scale = Math.sqrt(2 / (9 * before));
    const weight = Float32Array.from({ length: channels * before * 9 }, () => scale * random());
    const bias = Float32Array.from({ length: channels }, () => 0.1 * random());
    tensors[`${torchvision}.weight`] = { dtype: 'F32', shape: [channels, before, 3, 3], bytes: weight };
    tensors[`${torchvision}.bias`] = { dtype: 'F32', shape: [channels], bytes: bias };
    before = channels;
  }
  return StyleNetwork.load(await openSafetensors(bufferSource(writeSafetensors(tensors, {}))));
}

const [content, waves, dots] = [
  drawSample('harbour', 140, 100),
  drawSample('waves', 90, 120),
  drawSample('halftone', 100, 64),
];
const half: Pixels = {
  data: new Uint8ClampedArray(4 * 8 * 8).map((_, i) => (i % 32 < 16 ? 255 : 0)),
  width: 8,
  height: 8,
};
const rest: Pixels = { ...half, data: half.data.map((value) => 255 - value) };
const faces = [{ x: 0.2, y: 0.15, width: 0.3, height: 0.4 }];
const size = { width: 112, height: 80 };

/** What decides a comparison, drawn by chance from a seed. */
function drawn(seed: number) {
  const uniform = randomUniform(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(uniform() * of.length)] as T;
  const styleLayers = styleLayerNames
    .filter(() => uniform() < 0.4)
    .map((layer) => ({ layer, weight: uniform() }));
  const recipe: Recipe = {
    ...defaultRecipe,
    formulas: one(['relative', 'document', 'paper']),
    pooling: one(['average', 'max']),
    contentLayer: one(styleLayerNames),
    contentWeight: uniform(),
    styleWeight: 0.5 + uniform(),
    styleLayers: styleLayers.length > 0 ? styleLayers : [{ layer: 'conv5_1', weight: 1 }],
    styleScale: one([0.7, 1, 1.3]),
    styleWeights: [1, 0.2 + uniform()],
    keepFaces: one([true, false]),
    contentInFlats: one([1, 0.2]),
  };
  const styles = one([
    [{ picture: waves }, { picture: dots }],
    [
      { picture: waves, mask: half },
      { picture: dots, mask: rest },
    ],
    [{ picture: waves }, { picture: dots, mask: half }],
  ]);
  return { recipe, styles, side: one([32, 48, 64, 96]) };
}

const g = () => {
  const random = randomNormal(3);
  return Float32Array.from({ length: 3 * size.width * size.height }, () =>
    Math.min(1, Math.max(0, 0.5 + 0.2 * random())),
  );
};

describe.each(['embedded', 'plain'])('%s: costs and gradient by tiles are those of the whole', (name) => {
  it.each(Array.from({ length: 8 }, (_, seed) => seed + 1))('recipe %i', async (seed) => {
    const network = networks[name] as StyleNetwork;
    const { recipe, styles, side } = drawn(seed);
    const inputs = { content, styles, faces };
    const before = tf.memory().numTensors;
    const whole = await WholePicture.begin(network, inputs, recipe, size);
    const visits: number[] = [];
    const news = async (done: number, tiles: number) => {
      visits.push(done / tiles);
    };
    const tiled = await TiledPicture.begin(network, inputs, recipe, size, { side, news });
    const [expected, found] = [await whole.evaluate(g()), await tiled.evaluate(g())];
    expect(visits.at(-1)).toBe(1);
    expect(tiled.size / whole.size).toBeCloseTo(1, 4);
    expect(tiled.within).toEqual(whole.within);
    const costs = ({ content: c, faces: f, layers }: typeof found.costs) => [c, f, ...layers];
    costs(found.costs).forEach((cost, i) => {
      const theirs = costs(expected.costs)[i] ?? Number.NaN;
      expect(Math.abs(cost - theirs)).toBeLessThanOrEqual(1e-4 * Math.abs(theirs));
    });
    const largest = expected.gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(largest).toBeGreaterThan(0);
    const furthest = found.gradient.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (expected.gradient[i] ?? Number.NaN))),
      0,
    );
    expect(furthest / largest).toBeLessThan(1e-4);
    whole.dispose();
    tiled.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('a run in tiles', () => {
  const recipe: Recipe = { ...defaultRecipe, size: 64, firstSize: 64, finishSide: 0, stepsPerScale: 6 };
  const inputs = { content, styles: [{ picture: waves }] };
  const run = (options: RunOptions) =>
    new StyleRun(networks.embedded as StyleNetwork, inputs, recipe, options);

  it('makes the picture that one piece makes', async () => {
    const [whole, tiled] = [run({}), run({ side: 32 })];
    for (let step = 0; step < 6; step++) {
      const [{ cost }, { cost: theirs }] = [await tiled.step(), await whole.step()];
      expect(cost / theirs).toBeCloseTo(1, 2);
    }
    const [mine, other] = [tiled.picture().data, whole.picture().data];
    const apart = mine.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / mine.length;
    expect(apart).toBeLessThan(0.5);
    whole.dispose();
    tiled.dispose();
  });

  it('takes the memory of a tile', async () => {
    const peak = async (options: RunOptions) => {
      const large = { ...recipe, size: 192, firstSize: 192 };
      const one = new StyleRun(networks.embedded as StyleNetwork, inputs, large, options);
      await one.step();
      one.dispose();
      return one.peakTensorBytes;
    };
    // 272 x 192 pixels in one piece; in tiles at most 112 x 112.
    expect(await peak({ side: 64 })).toBeLessThan(0.4 * (await peak({})));
  });

  it('is chosen where one piece does not fit, and only there', async () => {
    const tilesOf = async (safeBytes: number) => {
      let most = 0;
      const one = run({
        safeBytes,
        onTile: async (_, tiles) => {
          most = Math.max(most, tiles);
        },
      });
      await one.step();
      one.dispose();
      return most;
    };
    expect(await tilesOf(1e9)).toBe(0);
    expect(await tilesOf(1e6)).toBeGreaterThan(0);
  });

  it('is as it was before a step that ended between two tiles, and takes a change in the midst of one at the next', async () => {
    let during: (done: number) => void = () => undefined;
    const before = tf.memory().numTensors;
    const one = run({ side: 32, onTile: async (done) => during(done) });
    await one.step();
    const { g: standing, stepInScale } = one.checkpoint();
    during = (done) => {
      if (done === 3) throw new DOMException('Cancelled.', 'AbortError');
    };
    await expect(one.step()).rejects.toThrow('Cancelled.');
    expect(one.checkpoint()).toMatchObject({ g: standing, stepInScale });
    during = (done) => {
      if (done === 3) one.steer({ styleWeight: 3 });
    };
    expect((await one.step()).weighed.styleWeight).toBe(1);
    during = () => undefined;
    expect((await one.step()).weighed.styleWeight).toBe(3);
    one.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
