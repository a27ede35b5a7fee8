import * as tf from '@tensorflow/tfjs-core';
import { type BackendName, chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { drawSample } from '../../../src/style/samples/samples.ts';
import { options, recipe, stockCosts, wanted } from './stock.ts';

export interface StyleSpeedInput {
  backend: BackendName;
  size: number;
  rounds: number;
  /** Sizes for the exponent. */
  sizes: number[];
}

export interface StyleSpeedOutput {
  /** Milliseconds a step. */
  ours: number[];
  stock: number[];
  forward: number[];
  /** Milliseconds a step of ours, per size. */
  bySize: number[][];
  tensorsBefore: number;
  tensorsAfter: number;
  backend: string;
  threads: number;
}

declare const give: (name: string) => Promise<string>;

async function bench({ backend, size, rounds, sizes }: StyleSpeedInput): Promise<StyleSpeedOutput> {
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/` });
  const bytes = await (
    await fetch(`data:application/octet-stream;base64,${await give('network')}`)
  ).arrayBuffer();
  const file = await openSafetensors(bufferSource(bytes));
  const network = await StyleNetwork.load(file);
  const inputs = {
    content: drawSample('harbour', 512, 512),
    styles: [{ picture: drawSample('waves', 512, 512) }],
  };
  const runAt = (side: number) =>
    new StyleRun(network, inputs, { ...recipe, size: side, firstSize: side, stepsPerScale: 10_000 });

  const { image, cost } = await stockCosts(file, network, size);

  const time = async (work: () => Promise<void>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const run = runAt(size);
  const step = async () => {
    await run.step();
  };
  const stockStep = async () => {
    const { value, grad } = tf.valueAndGrad(cost)(image);
    await Promise.all([value.data(), grad.data()]);
    tf.dispose([value, grad]);
  };
  const forward = async () => {
    const taps = tf.tidy(() => Object.fromEntries(network.taps(image, wanted, options)));
    await Promise.all(Object.values(taps).map((tap) => tap.data()));
    tf.dispose(taps);
  };
  // The first of each compiles and allocates.
  for (const work of [step, stockStep, forward]) await work();
  const tensorsBefore = tf.memory().numTensors;
  const times = { ours: [] as number[], stock: [] as number[], forward: [] as number[] };
  // In turns, so that another process slows all three alike.
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await time(step));
    times.stock.push(await time(stockStep));
    times.forward.push(await time(forward));
  }
  const tensorsAfter = tf.memory().numTensors;
  run.dispose();
  const bySize: number[][] = [];
  for (const side of sizes) {
    const one = runAt(side);
    await one.step();
    const taken: number[] = [];
    for (let round = 0; round < Math.max(3, rounds / 2); round++) {
      taken.push(
        await time(async () => {
          await one.step();
        }),
      );
    }
    one.dispose();
    bySize.push(taken);
  }
  return { ...times, bySize, tensorsBefore, tensorsAfter, backend: status.backend, threads: status.threads };
}

Object.assign(window, { bench });
