import * as tf from '@tensorflow/tfjs-core';
import { chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { drawSample } from '../../../src/style/samples/samples.ts';
import { type Asked, counted } from '../counted.ts';
import { recipe, stockCosts } from './stock.ts';

export interface StyleGpuInput {
  size: number;
  steps: number;
}

export interface StyleGpuOutput {
  /** Of all steps but the first, which compiles and uploads. */
  asked: Asked;
  firstCost: number;
  lastCost: number;
  /**
   * Milliseconds a step, by round, both in turns: ours with Adam, its costs read after each few; TF.js' own `valueAndGrad` of the same
   * costs at the same picture, without an optimiser, its gradient and cost read at each step, as a loop of its users does.
   */
  ours: number[];
  stock: number[];
  renderer: string | null;
}

declare const give: (name: string) => Promise<string>;

/** Rounds of timing, and our steps in each beside one of stock. */
const [ROUNDS, OURS_A_ROUND] = [5, 4];

async function bench({ size, steps }: StyleGpuInput): Promise<StyleGpuOutput> {
  const asked = counted();
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend('webgl', { wasmPath: `${assets}wasm/` });
  if (status.backend !== 'webgl') throw new Error(`WebGL did not start: ${JSON.stringify(status.notes)}`);
  const url = `data:application/octet-stream;base64,${await give('network')}`;
  const file = await openSafetensors(bufferSource(await (await fetch(url)).arrayBuffer()));
  const network = await StyleNetwork.load(file);
  const inputs = {
    content: drawSample('harbour', 256, 256),
    styles: [{ picture: drawSample('waves', 256, 256) }],
  };
  const run = new StyleRun(network, inputs, {
    ...recipe,
    size,
    firstSize: size,
    stepsPerScale: steps,
  });
  const reports = [await run.step()];
  Object.assign(asked, { readbacks: 0, uploads: 0, kernels: 0 });
  while (!run.done) reports.push(...(await run.advance()));
  const counts = { ...asked };
  const { image, cost } = await stockCosts(file, network, size);
  const stockStep = async () => {
    const { value, grad } = tf.valueAndGrad(cost)(image);
    await Promise.all([value.data(), grad.data()]);
    tf.dispose([value, grad]);
  };
  const ourSteps = async () => {
    for (let step = 0; step < OURS_A_ROUND; step++) await run.advance();
    await run.settle();
  };
  const time = async (work: () => Promise<void>, times: number) => {
    const begun = performance.now();
    await work();
    return (performance.now() - begun) / times;
  };
  // The first of each compiles.
  run.extend(OURS_A_ROUND * (ROUNDS + 1));
  await ourSteps();
  await stockStep();
  const [ours, stock]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await time(ourSteps, OURS_A_ROUND));
    stock.push(await time(stockStep, 1));
  }
  run.dispose();
  const [first, last] = [reports[0], reports.at(-1)];
  if (reports.length !== steps || !first || !last) throw new Error(`${reports.length} steps were told.`);
  return {
    asked: counts,
    firstCost: first.cost,
    lastCost: last.cost,
    ours,
    stock,
    renderer: status.renderer,
  };
}

Object.assign(window, { bench });
