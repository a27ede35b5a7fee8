import * as tf from '@tensorflow/tfjs-core';
import { type BackendName, chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import type { Pixels } from '../../../src/picture/pixels.ts';
import { beginningAs, defaultRecipe } from '../../../src/style/recipe/recipe.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { InstantDesk } from '../../../src/workers/style/instantDesk.ts';
import { givenFile, givenPixels } from './given.ts';
import { toPng } from './png.ts';

export interface InstantBenchInput {
  backend: BackendName;
  size: number;
  amount: number;
  rounds: number;
  /** How many pairs there are to compare the two starts on; 0: one picture is made. */
  pairs: number;
}

export interface StartsOfPair {
  /** J at the end of the first two sizes, begun as the content. */
  cost: number;
  steps: number;
  /** Steps at the second size alone, begun as the one-pass picture, until J is as small; null: not within all of the steps. */
  instantSteps: number | null;
  /** J there before the first step. */
  instantFirstCost: number;
}

export interface InstantBenchOutput {
  /** With both pictures still to be seen; with the content seen anew; with both known, as while a slider moves. Milliseconds. */
  first: number;
  another: number[];
  again: number[];
  /** Frames of a video of the same size, statistics held. */
  frames: number[];
  width: number;
  height: number;
  tensorsBefore: number;
  tensorsAfter: number;
  backend: string;
  threads: number;
  /** PNG, base64. */
  png: string;
  starts: StartsOfPair[];
}

const open = async (name: string) => openSafetensors(bufferSource(await givenFile(name)));

async function bench(input: InstantBenchInput): Promise<InstantBenchOutput> {
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend(input.backend, { wasmPath: `${assets}wasm/` });
  const desk = await InstantDesk.load(await open('embedded'), await open('instant'));
  const [content, style] = [await givenPixels('content'), await givenPixels('style')];
  const make = async (name: string, from = content, painting = style, id = 'style') => {
    const begun = performance.now();
    const styles = [{ id, read: () => painting, weight: 1, mask: null }];
    const picture = await desk.picture(
      { id: name, read: () => from },
      { styles, amount: input.amount, size: input.size },
    );
    return { picture, ms: performance.now() - begun };
  };
  const first = await make('0');
  const another: number[] = [];
  const again: number[] = [];
  for (let round = 1; round <= input.rounds; round++) another.push((await make(String(round))).ms);
  const tensorsBefore = tf.memory().numTensors;
  let last = first;
  for (let round = 0; round < input.rounds; round++) {
    last = await make(String(input.rounds));
    again.push(last.ms);
  }
  const tensorsAfter = tf.memory().numTensors;
  const frames: number[] = [];
  const styles = [{ id: 'style', read: () => style, weight: 1, mask: null }];
  for (let frame = 0; frame <= input.rounds; frame++) {
    const begun = performance.now();
    await desk.frame('video', content, { styles, amount: input.amount, size: input.size });
    // The first looks at the statistics.
    if (frame > 0) frames.push(performance.now() - begun);
  }
  const starts: StartsOfPair[] = [];
  const network = await StyleNetwork.load(await open('embedded'));
  for (let pair = 0; pair < input.pairs; pair++) {
    const [c, s] = [await givenPixels(`content ${pair}`), await givenPixels(`style ${pair}`)];
    const { picture } = await make(`content ${pair}`, c, s, `style ${pair}`);
    starts.push(await compared(network, c, s, picture));
  }
  network.dispose();
  desk.dispose();
  return {
    first: first.ms,
    another,
    again,
    frames,
    width: last.picture.width,
    height: last.picture.height,
    tensorsBefore,
    tensorsAfter,
    backend: status.backend,
    threads: status.threads,
    png: await toPng(last.picture),
    starts,
  };
}

async function compared(
  network: StyleNetwork,
  content: Pixels,
  style: Pixels,
  instant: Pixels,
): Promise<StartsOfPair> {
  const fromContent = { ...defaultRecipe, ...beginningAs('content') };
  const { firstSize, scaleFactor, stepsPerScale } = fromContent;
  const second = Math.round(firstSize * scaleFactor);
  const recipe = { ...fromContent, size: second, finishSide: 0, keepFaces: false };
  const inputs = { content, styles: [{ picture: style }] };
  const usual = new StyleRun(network, inputs, recipe);
  let [cost, steps] = [Number.NaN, 0];
  while (!usual.done) {
    cost = (await usual.step()).cost;
    steps += 1;
  }
  usual.dispose();
  // What settles at the end of a size's steps needs to know where the end is: each length is a run of its own.
  let instantFirstCost = Number.NaN;
  let instantSteps: number | null = null;
  for (const length of [9, 18, 27, 36, 54, 72, 90].filter((each) => each <= steps && each <= stepsPerScale)) {
    const begun = { ...recipe, start: 'instant' as const, firstSize: second, stepsPerScale: length };
    const run = new StyleRun(network, { ...inputs, start: instant }, begun);
    let reached = Number.NaN;
    while (!run.done) {
      const report = await run.step();
      if (report.step === 1) instantFirstCost = report.cost;
      reached = report.cost;
    }
    run.dispose();
    if (reached > cost) continue;
    instantSteps = length;
    break;
  }
  return { cost, steps, instantSteps, instantFirstCost };
}

Object.assign(window, { bench });
