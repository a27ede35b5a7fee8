import * as tf from '@tensorflow/tfjs-core';
import { chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import type { Pixels } from '../../../src/picture/pixels.ts';
import { rgbOf, sized } from '../../../src/picture/rgb.ts';
import { type Compared, WholePicture } from '../../../src/style/cost/wholePicture.ts';
import { defaultRecipe } from '../../../src/style/recipe/recipe.ts';
import { drawSample } from '../../../src/style/samples/samples.ts';
import { TiledPicture } from '../../../src/style/tiles/tiledPicture.ts';

export interface StyleTilesInput {
  /** Pixels along a tile. */
  side: number;
  /** Pixels along the square picture that is made both ways. */
  compared: number;
  rounds: number;
  /** Pixels along pictures made in tiles only. */
  sizes: number[];
}

export interface StyleTilesOutput {
  /** Of gradients, beside the largest of the whole one's; of costs, beside each. */
  maxRelativeDifference: number;
  /** The same between tiles of two sizes: a product over all positions at once rounds more than sums of tiles do. */
  betweenTileSizes: number;
  /** Milliseconds an evaluation of costs and gradient. */
  whole: number[];
  tiled: number[];
  wholePeakBytes: number;
  bySize: { size: number; milliseconds: number; peakBytes: number }[];
  backend: string;
  threads: number;
}

declare const give: (name: string) => Promise<string>;

const photo = drawSample('harbour', 512, 512);
const inputs = { content: photo, styles: [{ picture: drawSample('waves', 512, 512) }] };
const square = (side: number) => ({ width: side, height: side });
/** G a little away from the content: its gradient is not 0 anywhere. */
const gOf = (picture: Pixels, side: number) =>
  sized(rgbOf(picture), side, side).values.map((value, i) => 0.9 * value + 0.05 * (1 + Math.sin(i)));

async function bench({ side, compared, rounds, sizes }: StyleTilesInput): Promise<StyleTilesOutput> {
  const assets = new URL('../../../', location.href).href;
  const { backend, threads } = await chooseBackend('wasm', { wasmPath: `${assets}wasm/` });
  const url = `data:application/octet-stream;base64,${await give('network')}`;
  const file = await openSafetensors(bufferSource(await (await fetch(url)).arrayBuffer()));
  const network = await StyleNetwork.load(file);
  const inTiles = (size: number, along = side) =>
    TiledPicture.begin(network, inputs, defaultRecipe, square(size), {
      side: along,
      news: async () => undefined,
    });
  const time = async (of: Compared, g: Float32Array): Promise<number> => {
    const begun = performance.now();
    await of.evaluate(g);
    return performance.now() - begun;
  };

  const g = gOf(photo, compared);
  const one = await WholePicture.begin(network, inputs, defaultRecipe, square(compared));
  const many = await inTiles(compared);
  // The first of each allocates.
  const [expected, found] = [await one.evaluate(g), await many.evaluate(g)];
  const maxRelativeDifference = differenceOf(found, expected);
  const smaller = await inTiles(compared, side / 2);
  const betweenTileSizes = differenceOf(await smaller.evaluate(g), found);
  smaller.dispose();
  const times = { whole: [] as number[], tiled: [] as number[] };
  // In turns, so that another process slows both alike.
  for (let round = 0; round < rounds; round++) {
    times.whole.push(await time(one, g));
    times.tiled.push(await time(many, g));
  }
  const wholePeakBytes = one.peakBytes;
  one.dispose();
  many.dispose();
  const bySize = [];
  for (const size of sizes) {
    const tiled = await inTiles(size);
    const at = gOf(photo, size);
    const taken: number[] = [];
    for (let round = 0; round < (size > 2048 ? 1 : 3); round++) taken.push(await time(tiled, at));
    bySize.push({ size, milliseconds: Math.min(...taken), peakBytes: tiled.peakBytes });
    tiled.dispose();
  }
  if (tf.memory().unreliable) throw new Error('TF.js does not count its memory.');
  return { maxRelativeDifference, betweenTileSizes, ...times, wholePeakBytes, bySize, backend, threads };
}

type Evaluated = Awaited<ReturnType<Compared['evaluate']>>;

/** The largest of gradients, and of each cost beside itself. */
function differenceOf(found: Evaluated, expected: Evaluated): number {
  const costs = found.costs.layers.map((cost, i) =>
    Math.abs(cost / (expected.costs.layers[i] ?? Number.NaN) - 1),
  );
  return Math.max(apart(found.gradient, expected.gradient), ...costs);
}

/** The largest difference beside the largest number. */
function apart(found: Float32Array, expected: Float32Array): number {
  let [largest, difference] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    const value = expected[i] ?? Number.NaN;
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (found[i] ?? Number.NaN)));
  }
  return difference / largest;
}

Object.assign(window, { bench });
