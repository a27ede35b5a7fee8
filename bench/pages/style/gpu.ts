import { type BackendName, chooseBackend } from '../../../src/networks/backend/backend.ts';
import { webgpuAdapter } from '../../../src/networks/backend/gpuDevice.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import { defaultRecipe } from '../../../src/style/recipe/recipe.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { drawSample } from '../../../src/style/samples/samples.ts';

export interface GpuInput {
  backend: BackendName;
  /** Pixels along the square picture, without its margin. */
  size: number;
  /** Timed ones; one more before them compiles. */
  steps: number;
}

export interface GpuOutput {
  backend: BackendName;
  size: number;
  secondsPerStep: number;
  firstStepSeconds: number;
  /** J after the last step: alike on every backend. */
  cost: number;
  threads: number;
  /** As WebGL tells it, and on WebGPU as that does. */
  renderer: string | null;
  adapter: string | null;
}

/** Makes a picture with the app's own recipe, and says what a step took. @throws Error when another backend had to be taken */
async function bench({ backend, size, steps }: GpuInput): Promise<GpuOutput> {
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/` });
  if (status.backend !== backend) throw new Error(status.notes.join(' '));
  const file = await (await fetch(`${assets}models/style-embedded.safetensors`)).arrayBuffer();
  const network = await StyleNetwork.load(await openSafetensors(bufferSource(file)));
  const inputs = {
    content: drawSample('harbour', 1024, 1024),
    styles: [{ picture: drawSample('waves', 1024, 1024) }],
  };
  const scale = { size, firstSize: size, finishSide: 0, stepsPerScale: steps + 1 };
  const run = new StyleRun(network, inputs, { ...defaultRecipe, ...scale });
  let begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const reports = [await run.step()];
  const firstStepSeconds = seconds();
  begun = performance.now();
  // On a graphics card the last step comes with the costs and G of all before it: nothing is left undone when it is told.
  while (!run.done) reports.push(...(await run.advance()));
  const secondsPerStep = seconds() / steps;
  run.dispose();
  return {
    backend,
    size,
    secondsPerStep,
    firstStepSeconds,
    cost: reports.at(-1)?.cost ?? Number.NaN,
    threads: status.threads,
    renderer: status.renderer,
    adapter: (await webgpuAdapter())?.name ?? null,
  };
}

Object.assign(window, { bench });
