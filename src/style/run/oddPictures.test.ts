import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { defaultRecipe } from '../recipe/recipe.ts';
import { StyleRun } from './run.ts';

let network: StyleNetwork;

beforeAll(async () => {
  await useNodeWasm();
  const bytes = await readFile('public/models/style-embedded.safetensors');
  network = await StyleNetwork.load(await openSafetensors(bufferSource(new Uint8Array(bytes).buffer)));
});
afterAll(() => network.dispose());

/** Every pixel by its place: [r, g, b, a]. */
function drawn(
  width: number,
  height: number,
  at: (x: number, y: number) => [number, number, number, number],
) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) data.set(at(i % width, Math.floor(i / width)), 4 * i);
  return { data, width, height };
}

const checks = (width: number, height: number) =>
  drawn(width, height, (x, y) => (((x >> 2) + (y >> 2)) % 2 ? [230, 180, 40, 255] : [30, 60, 160, 255]));
const clear = drawn(40, 40, () => [0, 0, 0, 0]);
const black = drawn(40, 40, () => [0, 0, 0, 255]);
const red = drawn(40, 40, () => [200, 20, 20, 255]);
const plain = checks(40, 40);

// The studio's own recipe, made short: every layer it looks at counts.
const recipe = {
  ...defaultRecipe,
  size: 32,
  firstSize: 16,
  stepsPerScale: 2,
  finishSide: 64,
  finishSteps: 1,
};

it.each([
  ['a content 50 times as long as high', checks(600, 12), plain, 128, 16],
  ['a content of 16 x 16', checks(16, 16), plain, 64, 64],
  ['a style of one pixel', plain, drawn(1, 1, () => [200, 20, 20, 255]), 64, 64],
  ['a transparent content', clear, plain, 64, 64],
  ['a transparent style', plain, clear, 64, 64],
  ['a black content', black, plain, 64, 64],
  ['a black style', plain, black, 64, 64],
  ['a content of one colour in a style of another', red, black, 64, 64],
])('%s becomes a picture', async (_, content, style, width, height) => {
  const run = new StyleRun(network, { content, styles: [{ picture: style }] }, recipe);
  let cost = Number.NaN;
  while (!run.done) ({ cost } = await run.step());
  const picture = run.picture();
  run.dispose();
  expect(cost).toBeGreaterThanOrEqual(0);
  expect([picture.width, picture.height]).toEqual([width, height]);
  expect(picture.data).toHaveLength(4 * width * height);
});
