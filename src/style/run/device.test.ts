import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { totalVariation, totalVariationOf } from '../cost/totalVariation.ts';
import { defaultRecipe, type Recipe } from '../recipe/recipe.ts';
import { drawSample } from '../samples/samples.ts';
import type { StyleInput } from './inputs.ts';
import type { StepReport } from './report.ts';
import { StyleRun } from './run.ts';

let network: StyleNetwork;

beforeAll(async () => {
  await useNodeWasm();
  const bytes = await readFile(new URL('../../../public/models/style-embedded.safetensors', import.meta.url));
  network = await StyleNetwork.load(await openSafetensors(bufferSource(new Uint8Array(bytes).buffer)));
});
afterAll(() => network.dispose());

const content = drawSample('harbour', 64, 48);
const style = { picture: drawSample('waves', 48, 48) };
const half: Pixels = {
  data: new Uint8ClampedArray(4 * 8 * 8).map((_, i) => (i % 32 < 16 ? 255 : 0)),
  width: 8,
  height: 8,
};
const recipe: Recipe = { ...defaultRecipe, size: 48, firstSize: 32, finishSide: 0, stepsPerScale: 12 };
/** As little as plain JavaScript can compute. */
const tiny: Partial<Recipe> = {
  size: 16,
  firstSize: 16,
  margin: 0,
  contentLayer: 'conv1_2',
  styleLayers: [{ layer: 'conv1_1', weight: 1 }],
};
const begin = (onDevice: boolean, change: Partial<Recipe> = {}, styles: StyleInput[] = [style]) =>
  new StyleRun(network, { content, styles }, { ...recipe, ...change }, { onDevice });

async function finish(run: StyleRun): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  while (!run.done) reports.push(...(await run.advance()));
  return reports;
}

it.each<[string, StyleInput[]]>([
  ['everywhere', [style]],
  ['under a mask', [{ ...style, mask: half }]],
])('makes the picture that arrays make, the style %s', async (_, styles) => {
  const before = tf.memory().numTensors;
  const [device, arrays] = [begin(true, {}, styles), begin(false, {}, styles)];
  const [mine, theirs] = [await finish(device), await finish(arrays)];
  expect(mine.map(({ step, scale, done }) => [step, scale, done])).toEqual(
    theirs.map(({ step, scale, done }) => [step, scale, done]),
  );
  mine.forEach(({ cost, totalVariation: variation, layers }, i) => {
    expect(cost / (theirs[i]?.cost ?? Number.NaN)).toBeCloseTo(1, 2);
    expect(variation / (theirs[i]?.totalVariation ?? Number.NaN)).toBeCloseTo(1, 2);
    expect(layers).toHaveLength(recipe.styleLayers.length);
  });
  const [a, b] = [device.picture().data, arrays.picture().data];
  expect(a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length).toBeLessThan(1);
  expect(device.checkpoint().optimiser.step).toBe(arrays.checkpoint().optimiser.step);
  device.dispose();
  arrays.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it('tells costs eight steps together, and all of them when asked', async () => {
  const run = begin(true, { stepsPerScale: 40, size: 32 });
  const told: number[] = [];
  for (let i = 0; i < 20; i++) told.push((await run.advance()).length);
  // The first alone, so that there is a state to go back to.
  expect(told).toEqual([1, ...[0, 0, 0, 0, 0, 0, 0, 8], ...[0, 0, 0, 0, 0, 0, 0, 8], 0, 0, 0]);
  const { g } = run.checkpoint();
  expect((await run.settle()).map(({ step }) => step)).toEqual([18, 19, 20]);
  expect(run.checkpoint().stepInScale).toBe(20);
  expect(run.checkpoint().g).not.toEqual(g);
  expect((await run.step()).step).toBe(21);
  run.dispose();
});

it('goes on from a checkpoint made in the midst of what was not read', async () => {
  const first = begin(true);
  for (let i = 0; i < 6; i++) await first.advance();
  // As after a lost device: what it had since is gone.
  const kept = structuredClone(first.checkpoint());
  first.dispose();
  const second = new StyleRun(network, { content, styles: [style] }, kept.recipe, {
    checkpoint: kept,
    onDevice: true,
  });
  expect((await second.step()).step).toBe(kept.stepInScale + 1);
  second.dispose();
});

it('is steered at the next step, and takes another optimiser where it stands', async () => {
  const run = begin(true, { stepsPerScale: 40, size: 32 });
  for (let i = 0; i < 4; i++) await run.advance();
  run.steer({ styleWeight: 3 });
  const [second, third, fourth, fifth] = await run.advance();
  expect([second, third, fourth, fifth].map((report) => report?.weighed.styleWeight)).toEqual([1, 1, 1, 3]);
  run.steer({ optimiser: 'lbfgs', rate: 1 });
  const { cost } = await run.step();
  expect(cost).toBeLessThan(fifth?.cost ?? 0);
  run.steer({ optimiser: 'adam', rate: 0.02 });
  expect((await run.step()).step).toBe(7);
  run.dispose();
});

it('rolls back to what was good and halves the rate when a cost explodes', async () => {
  const run = new StyleRun(
    network,
    { content, styles: [{ picture: content }] },
    // Without a margin its style matrices are S's own from the start: next to no cost is good, and black explodes beside it.
    { ...recipe, size: 32, contentWeight: 0, rate: 1e-5, stepsPerScale: 40, settling: 0, margin: 0 },
    { onDevice: true },
  );
  for (let i = 0; i < 9; i++) await run.advance();
  run.steer({ rate: Number.NaN });
  const told: StepReport[] = [];
  for (let i = 0; i < 30 && !told.some(({ rolledBack }) => rolledBack); i++)
    told.push(...(await run.advance()));
  expect(told.some(({ rolledBack }) => rolledBack)).toBe(true);
  const { g, average } = run.checkpoint();
  expect([...g, ...average].every(Number.isFinite)).toBe(true);
  run.steer({ rate: 1e-5 });
  expect(Number.isFinite((await run.step()).cost)).toBe(true);
  run.dispose();
});

it('goes back from a G that became no number, at the last step too', async () => {
  // WASM's clamp hides it; those of plain JavaScript, WebGL and WebGPU do not.
  await tf.setBackend('cpu');
  for (const stepsPerScale of [20, 12]) {
    const run = begin(true, { ...tiny, stepsPerScale });
    const told: StepReport[] = [];
    for (let i = 0; i < 11; i++) told.push(...(await run.advance()));
    run.steer({ rate: Number.NaN });
    for (let i = 0; i < 2 * stepsPerScale && !told.some(({ rolledBack }) => rolledBack); i++) {
      told.push(...(await run.advance()));
    }
    expect(told.filter(({ rolledBack }) => rolledBack)).toHaveLength(1);
    run.steer({ rate: 0.02 });
    await run.settle();
    const { g, average } = run.checkpoint();
    expect([...g, ...average].every(Number.isFinite)).toBe(true);
    run.dispose();
  }
  await tf.setBackend('wasm');
});

it('knows the total variation of tensors', () => {
  const g = Float32Array.from({ length: 4 * 5 * 3 }, (_, i) => Math.sin(1.7 * i));
  const expected = totalVariation(g, 5, 4);
  tf.tidy(() => {
    const { cost, gradient } = totalVariationOf(tf.tensor4d(g, [1, 4, 5, 3]));
    expect(cost.dataSync()[0]).toBeCloseTo(expected.cost, 5);
    gradient.dataSync().forEach((value, i) => {
      expect(value).toBeCloseTo(expected.gradient[i] ?? Number.NaN, 5);
    });
  });
});
