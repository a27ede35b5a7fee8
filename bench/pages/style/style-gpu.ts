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
  /** Milliseconds a step. */
  ours: number;
  stock: number;
  renderer: string | null;
}

declare const give: (name: string) => Promise<string>;

async function bench({ size, steps }: StyleGpuInput): Promise<StyleGpuOutput> {
  const asked = counted();
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend('webgl', { wasmPath: `${assets}wasm/` });
  if (status.backend !== 'webgl') throw new Error(`WebGL did not start: ${status.notes.join(' ')}`);
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
  const begun = performance.now();
  while (!run.done) reports.push(...(await run.advance()));
  const ours = (performance.now() - begun) / (steps - 1);
  const counts = { ...asked };
  run.dispose();
  const { image, cost } = await stockCosts(file, network, size);
  const stockStep = async () => {
    const { value, grad } = tf.valueAndGrad(cost)(image);
    await Promise.all([value.data(), grad.data()]);
    tf.dispose([value, grad]);
  };
  await stockStep();
  const stockBegun = performance.now();
  for (let round = 0; round < 3; round++) await stockStep();
  const stock = (performance.now() - stockBegun) / 3;
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
