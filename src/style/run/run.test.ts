import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { defaultRecipe, parseRecipe, type Recipe, scaleSizes, snappedSize } from '../recipe/recipe.ts';
import type { StyleLook } from './look.ts';
import { StyleRun } from './run.ts';

let network: StyleNetwork;

beforeAll(async () => {
  await useNodeWasm();
  const bytes = await readFile(new URL('../../../public/models/style-embedded.safetensors', import.meta.url));
  network = await StyleNetwork.load(await openSafetensors(bufferSource(new Uint8Array(bytes).buffer)));
});
afterAll(() => network.dispose());

function picture(width: number, height: number, paint: (x: number, y: number, c: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  data.forEach((_, i) => {
    const [pixel, c] = [Math.floor(i / 4), i % 4];
    data[i] = c === 3 ? 255 : 255 * paint(pixel % width, Math.floor(pixel / width), c);
  });
  return { data, width, height };
}

/** A disc on a slope of grey, and stripes of blue and yellow. */
const content = picture(64, 48, (x, y) => (Math.hypot(x - 32, y - 24) < 14 ? 0.9 : 0.2 + x / 160));
const stripes = picture(48, 48, (x, y, c) => (Math.sin(0.8 * (x + y)) > 0 ? 0.15 + 0.3 * c : 0.8 - 0.3 * c));
const checks = picture(48, 48, (x, y, c) => (((x >> 2) + (y >> 2)) % 2 ? 0.9 : 0.1 + 0.1 * c));

const small: Recipe = {
  ...defaultRecipe,
  size: 48,
  firstSize: 32,
  stepsPerScale: 12,
  finishSide: 0,
  settling: 0,
};

async function finish(run: StyleRun) {
  const reports = [];
  while (!run.done) reports.push(await run.step());
  return reports;
}

describe('a run', () => {
  it('goes through its scales, lowers the cost and ends at the size asked for', async () => {
    const run = new StyleRun(network, { content, styles: [{ picture: stripes }] }, small);
    const reports = await finish(run);
    expect(scaleSizes(small, content)).toEqual([34, 48]);
    expect(reports.map(({ step }) => step)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(reports[0]).toMatchObject({ scale: 0, scales: 2, width: 48, height: 32, steps: 24, done: false });
    expect(reports.at(-1)).toMatchObject({ scale: 1, width: 64, height: 48, done: true });
    expect(reports[11]?.cost).toBeLessThan(0.5 * (reports[0]?.cost ?? 0));
    const { width, height, data } = run.picture();
    expect([width, height]).toEqual([64, 48]);
    // Made with its margin of 8 pixels, which is not shown.
    expect(run.checkpoint()).toMatchObject({ width: 80, height: 64 });
    // The grey content has become coloured: yellow and blue differ in blue by what grey does not.
    const colour = data.filter((_, i) => i % 4 === 0).map((red, i) => Math.abs(red - (data[4 * i + 2] ?? 0)));
    expect(colour.reduce((a, b) => a + b, 0) / colour.length).toBeGreaterThan(10);
    run.dispose();
  });

  it('gives the same picture for the same seed, from noise, and another for another', async () => {
    const recipe: Recipe = { ...small, start: 'noise', stepsPerScale: 3 };
    const make = async (seed: number) => {
      const run = new StyleRun(network, { content, styles: [{ picture: stripes }] }, { ...recipe, seed });
      await finish(run);
      run.dispose();
      return run.picture().data;
    };
    const [one, again, other] = [await make(7), await make(7), await make(8)];
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
  });

  it.each(['adam', 'lbfgs', 'descent'] as const)('falls with %s', async (optimiser) => {
    const rate = { adam: 0.02, lbfgs: 1, descent: 0.5 }[optimiser];
    const run = new StyleRun(
      network,
      { content, styles: [{ picture: stripes }] },
      { ...small, size: 32, optimiser, rate, stepsPerScale: 15 },
    );
    const reports = await finish(run);
    expect(reports.at(-1)?.cost).toBeLessThan(0.8 * (reports[0]?.cost ?? 0));
    run.dispose();
  });

  it.each(['document', 'paper'] as const)('works with the formulas of the %s', async (formulas) => {
    const recipe: Recipe = { ...small, size: 32, formulas, contentWeight: 1, styleWeight: 1e5 };
    const run = new StyleRun(network, { content, styles: [{ picture: stripes }] }, recipe);
    const reports = await finish(run);
    expect(reports.at(-1)?.cost).toBeLessThan(reports[0]?.cost ?? 0);
    run.dispose();
  });

  it('leaves as many tensors after 500 steps as after the first, and none when disposed of', async () => {
    const before = tf.memory().numTensors;
    // Each layer is treated as the others are: few of them will do.
    const shallow: Partial<Recipe> = {
      contentLayer: 'conv1_2',
      styleLayers: [
        { layer: 'conv1_1', weight: 0.5 },
        { layer: 'conv2_1', weight: 0.5 },
      ],
    };
    const run = new StyleRun(
      network,
      { content, styles: [{ picture: stripes }, { picture: checks, mask: content }] },
      { ...small, ...shallow, size: 16, firstSize: 16, stepsPerScale: 500, styleWeights: [1, 2] },
    );
    await run.step();
    const afterFirst = tf.memory().numTensors;
    await finish(run);
    expect(tf.memory().numTensors).toBe(afterFirst);
    expect(run.stepsDone).toBe(500);
    run.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    ['without faces', []],
    ['with a face kept', [{ x: 0.3, y: 0.2, width: 0.4, height: 0.5 }]],
  ])('has the gradient of J that finite differences give, %s', async (_, faces) => {
    // Plain descent of rate r moves G by r times the gradient; with a tiny rate the cost falls by r |gradient|^2.
    const rate = 1e-4;
    const recipe: Recipe = {
      ...small,
      size: 32,
      firstSize: 32,
      optimiser: 'descent',
      rate,
      averaging: 0,
      start: 'blend',
      stepsPerScale: 2,
    };
    const run = new StyleRun(network, { content, styles: [{ picture: stripes }], faces }, recipe);
    const start = run.checkpoint().g;
    const first = await run.step();
    const moved = run.checkpoint().g;
    const second = await run.step();
    const squared = moved.reduce((sum, value, i) => sum + (((start[i] ?? 0) - value) / rate) ** 2, 0);
    expect((first.cost - second.cost) / (rate * squared)).toBeCloseTo(1, 1);
    run.dispose();
  });
});

it('keeps what lies in a face nearer to the content, and lets the rest be', async () => {
  const face = { x: 0.28, y: 0.2, width: 0.44, height: 0.6 };
  const make = async (keepFaces: boolean) => {
    const before = tf.memory().numTensors;
    const inputs = { content, styles: [{ picture: stripes }], faces: [face] };
    const run = new StyleRun(network, inputs, { ...small, keepFaces });
    const reports = await finish(run);
    const { data } = run.picture();
    run.dispose();
    expect(tf.memory().numTensors).toBe(before);
    return { data, faces: reports.at(-1)?.faces };
  };
  const [kept, free] = [await make(true), await make(false)];
  expect(free.faces).toBe(0);
  expect(kept.faces).toBeGreaterThan(0);
  const difference = (data: Uint8ClampedArray, x: number, y: number) => {
    const i = 4 * (y * 64 + x);
    return Math.abs((data[i] ?? 0) - (content.data[i] ?? 0));
  };
  const mean = (
    data: Uint8ClampedArray,
    [left, right]: [number, number],
    [top, bottom]: [number, number],
  ) => {
    let sum = 0;
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += difference(data, x, y);
    return sum / ((right - left) * (bottom - top));
  };
  const middle = [
    [24, 40],
    [16, 32],
  ] as const satisfies [[number, number], [number, number]];
  expect(mean(kept.data, ...middle)).toBeLessThan(0.7 * mean(free.data, ...middle));
  const corner = [
    [0, 10],
    [0, 48],
  ] as const satisfies [[number, number], [number, number]];
  expect(mean(kept.data, ...corner)).toBeGreaterThan(0.8 * mean(free.data, ...corner));
});

it('shows the style matrices of S and G, which come together while it runs', async () => {
  const run = new StyleRun(network, { content, styles: [{ picture: stripes }] }, { ...small, size: 32 });
  const before = tf.memory().numTensors;
  const first = await run.look('conv2_1');
  expect(tf.memory().numTensors).toBe(before);
  await finish(run);
  const last = await run.look('conv2_1');
  if (!first || !last) throw new Error('The network has conv2_1.');
  expect(last.style).toBe(first.style);
  const apart = (look: StyleLook) =>
    look.style.matrix.reduce((sum, value, i) => sum + (value - (look.picture.matrix[i] ?? 0)) ** 2, 0);
  expect(apart(last)).toBeLessThan(0.7 * apart(first));
  // The matrix is the mean over all places of one map times the other.
  const { matrix, maps, width, height } = last.picture;
  const [k, other, places] = [3, 7, width * height];
  let sum = 0;
  for (let i = 0; i < places; i++) sum += (maps[k * places + i] ?? 0) * (maps[other * places + i] ?? 0);
  expect(matrix[k * last.channels + other]).toBeCloseTo(sum / places, 3);
  expect(await run.look('conv5_1')).not.toBeNull();
  run.dispose();
});

describe('content and style of one colour, the same', () => {
  const printed: Partial<Recipe> = {
    formulas: 'document',
    contentWeight: 10,
    styleWeight: 40,
    totalVariation: 0,
    margin: 0,
  };
  const recipes: Record<string, Partial<Recipe>> = {
    Adam: {},
    'L-BFGS': { optimiser: 'lbfgs', rate: 1 },
    'plain descent': { optimiser: 'descent', rate: 1 },
    Course: printed,
    'Course with L-BFGS': { ...printed, optimiser: 'lbfgs', rate: 1 },
    'Course with plain descent': { ...printed, optimiser: 'descent', rate: 1e-5 },
    'the paper’s': { ...printed, formulas: 'paper' },
    luminance: { colour: 'luminance' },
    histogram: { colour: 'histogram' },
    moments: { colour: 'moments' },
  };
  const colours = { red: [200, 30, 30], black: [0, 0, 0], white: [255, 255, 255], meanGrey: [124, 116, 104] };
  for (const [recipe, change] of Object.entries(recipes)) {
    it(`is what was asked for from the first step on: ${recipe}`, async () => {
      for (const [colour, rgb] of Object.entries(colours)) {
        const one = picture(64, 48, (_x, _y, c) => (rgb[c] ?? 0) / 255);
        const inputs = { content: one, styles: [{ picture: one }] };
        const run = new StyleRun(network, inputs, { ...small, size: 32, stepsPerScale: 8, ...change });
        const reports = await finish(run);
        expect(reports.filter(({ rolledBack }) => rolledBack)).toEqual([]);
        // The printed costs of another colour are of the order of a million, the relative ones of 1.
        const most = 'formulas' in change ? 1e-4 : 1e-9;
        expect(Math.max(...reports.map(({ cost }) => cost)), colour).toBeLessThan(most);
        const furthest = run
          .picture()
          .data.reduce((most, value, i) => Math.max(most, Math.abs(value - (one.data[i] ?? 0))), 0);
        // Luminance makes its colours anew, by the luma of BT.601 and back.
        expect(furthest, colour).toBeLessThanOrEqual(1);
        run.dispose();
      }
    });
  }

  it('does not explode either where G begins as noise, nor beside a style that shows the network next to nothing', async () => {
    const flat = (rgb: readonly number[]) => picture(64, 48, (_x, _y, c) => (rgb[c] ?? 0) / 255);
    const grey = flat(colours.meanGrey);
    const runs: [Pixels, Pixels, Partial<Recipe>][] = [
      [flat(colours.red), flat(colours.red), { start: 'noise' }],
      [grey, grey, { start: 'noise' }],
      [content, grey, {}],
      [grey, stripes, {}],
    ];
    for (const [of, style, change] of runs) {
      const run = new StyleRun(
        network,
        { content: of, styles: [{ picture: style }] },
        { ...small, ...change },
      );
      const reports = await finish(run);
      expect(reports.filter(({ rolledBack }) => rolledBack)).toEqual([]);
      expect(reports[0]?.cost).toBeLessThan(2000);
      expect(reports.at(-1)?.cost).toBeLessThan(reports[0]?.cost ?? 0);
      run.dispose();
    }
  });
});

describe('steering', () => {
  it('takes effect at the next step', async () => {
    const run = new StyleRun(network, { content, styles: [{ picture: stripes }] }, small);
    const { content: contentPart } = await run.step();
    const { cost: before } = await run.step();
    run.steer({ styleWeight: 0, contentWeight: 1, totalVariation: 0 });
    const { cost, content: part } = await run.step();
    expect(contentPart).toBeLessThan(1e-6);
    expect(cost).toBeCloseTo(part, 6);
    expect(cost).toBeLessThan(before);
    run.dispose();
  });

  it('reports each step with the weights it was made with, which give its cost', async () => {
    const run = new StyleRun(network, { content, styles: [{ picture: stripes }] }, small);
    const reports = [await run.step(), await run.step()];
    run.steer({ styleWeight: 3, contentWeight: 0.7 });
    reports.push(await run.step());
    expect(reports.map(({ weighed }) => weighed.styleWeight)).toEqual([1, 1, 3]);
    for (const { cost, content: part, totalVariation, layers, weighed } of reports) {
      const style = layers.reduce(
        (sum, { layer, cost: own }) =>
          sum + own * (weighed.styleLayers.find((each) => each.layer === layer)?.weight ?? 0),
        0,
      );
      const whole =
        weighed.contentWeight * part + weighed.styleWeight * style + weighed.totalVariation * totalVariation;
      expect(whole / cost).toBeCloseTo(1, 6);
    }
    run.dispose();
  });

  it('refuses a layer that is not there and goes on as before', async () => {
    const run = new StyleRun(network, { content, styles: [{ picture: stripes }] }, small);
    await run.step();
    expect(() => run.steer({ styleWeights: [1, 1] })).toThrow(/weighs 2 styles; there are 1/);
    expect((await run.step()).step).toBe(2);
    run.dispose();
  });

  it('rolls back and halves the rate when the cost explodes', async () => {
    const recipe: Recipe = {
      ...small,
      size: 32,
      firstSize: 32,
      optimiser: 'descent',
      rate: 1e-3,
      stepsPerScale: 60,
    };
    const run = new StyleRun(
      network,
      { content, styles: [{ picture: content }] },
      { ...recipe, contentWeight: 0 },
    );
    // Content as its own style: the cost is small, and a wild step multiplies it.
    for (let i = 0; i < 3; i++) await run.step();
    run.steer({ rate: 1e6 });
    let rolledBack = false;
    for (let i = 0; i < 6 && !rolledBack; i++) rolledBack = (await run.step()).rolledBack;
    expect(rolledBack).toBe(true);
    expect(run.recipe.rate).toBe(5e5);
    run.dispose();
  });
});

it('goes on from a checkpoint as if it had never stopped', async () => {
  const inputs = { content, styles: [{ picture: stripes }] };
  const whole = new StyleRun(network, inputs, small);
  await finish(whole);
  const first = new StyleRun(network, inputs, small);
  for (let i = 0; i < 15; i++) await first.step();
  const stored = structuredClone(first.checkpoint());
  first.dispose();
  const second = new StyleRun(network, inputs, stored.recipe, { checkpoint: stored });
  await finish(second);
  expect(second.picture().data).toEqual(whole.picture().data);
  second.dispose();
  whole.dispose();
});

describe('a mask', () => {
  it('confines a style to its half', async () => {
    const left = picture(64, 48, (x) => (x < 32 ? 1 : 0));
    const run = new StyleRun(
      network,
      { content, styles: [{ picture: stripes, mask: left }] },
      {
        ...small,
        size: 48,
        firstSize: 48,
        contentWeight: 0,
        totalVariation: 0,
        stepsPerScale: 25,
        averaging: 0,
      },
    );
    const start = run.picture().data;
    await finish(run);
    const moved = [0, 0];
    run.picture().data.forEach((value, i) => {
      const x = Math.floor(i / 4) % 64;
      // The mask’s edge is soft by a pixel or two.
      if (x < 30) moved[0] = (moved[0] ?? 0) + Math.abs(value - (start[i] ?? 0));
      if (x >= 36) moved[1] = (moved[1] ?? 0) + Math.abs(value - (start[i] ?? 0));
    });
    expect(moved[1]).toBe(0);
    expect(moved[0]).toBeGreaterThan(50_000);
    run.dispose();
  });
});

it('luminance keeps the content’s colours', async () => {
  const red = picture(64, 48, (x, _, c) => (c === 0 ? 0.5 + x / 256 : 0.3));
  const run = new StyleRun(
    network,
    { content: red, styles: [{ picture: stripes }] },
    { ...small, size: 48, firstSize: 48, stepsPerScale: 5, colour: 'luminance' },
  );
  await finish(run);
  const { data } = run.picture();
  const middle = 4 * (24 * 64 + 32);
  const difference = (data[middle] ?? 0) - (data[middle + 1] ?? 0);
  expect(Math.abs(difference - 255 * (0.5 + 32 / 256 - 0.3))).toBeLessThan(12);
  run.dispose();
});

describe('recipes', () => {
  it('snap sizes to multiples of 16', () => {
    expect(snappedSize(384, 288, 288)).toEqual({ width: 384, height: 288 });
    expect(snappedSize(300, 200, 128)).toEqual({ width: 192, height: 128 });
    expect(snappedSize(1, 1000, 64)).toEqual({ width: 16, height: 256 });
  });

  it('list scales that end at the size', () => {
    const square = { width: 500, height: 500 };
    const draft = { size: 512, firstSize: 128, scaleFactor: Math.SQRT2, finishSide: 0 };
    expect(scaleSizes(draft, square)).toEqual([128, 181, 256, 362, 512]);
    expect(scaleSizes({ ...draft, size: 100, scaleFactor: 2 }, square)).toEqual([100]);
  });

  it('go on from the draft to the longer side asked for, and one larger has the same sizes before', () => {
    const draft = { size: 256, firstSize: 256, scaleFactor: 2 };
    const photo = { width: 1600, height: 1200 };
    // 341 to 1024 in two equal leaps of sqrt 3; then as they are.
    expect(scaleSizes({ ...draft, finishSide: 1024 }, photo)).toEqual([256, 443, 768]);
    expect(scaleSizes({ ...draft, finishSide: 2048 }, photo)).toEqual([256, 443, 768, 1152, 1536]);
    // A draft that is as large already stays.
    expect(scaleSizes({ ...draft, finishSide: 300 }, photo)).toEqual([256]);
    // 50 to 1 is made 4 to 1: its longer side is 1024 at 256.
    expect(scaleSizes({ ...draft, finishSide: 1024 }, { width: 3000, height: 60 })).toEqual([256]);
  });

  it('come back from JSON, and nonsense is refused', () => {
    expect(parseRecipe(JSON.stringify(defaultRecipe))).toEqual(defaultRecipe);
    const twice = [...defaultRecipe.styleLayers, ...defaultRecipe.styleLayers];
    for (const change of [
      { rate: null },
      { styleLayers: [] },
      { size: 1e9 },
      { contentLayer: 'conv9_9' },
      { version: 2 },
      { contentInFlats: 1.1 },
      { finishRate: 0 },
      { styleLayers: twice },
    ]) {
      expect(
        () => parseRecipe(JSON.stringify({ ...defaultRecipe, ...change })),
        JSON.stringify(change),
      ).toThrow('NotARecipe');
    }
    for (const text of [
      '{',
      '[1,2,3]',
      '{}',
      '{"steps":"many","size":-1}',
      'not-a-recipe',
      'A'.repeat(6_000),
    ]) {
      expect(() => parseRecipe(text), text.slice(0, 40)).toThrow('NotARecipe');
    }
  });
});
