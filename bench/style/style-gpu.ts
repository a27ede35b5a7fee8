import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { printJson, runPage } from '../harness.ts';
import type { StyleGpuInput, StyleGpuOutput } from '../pages/style/style-gpu.ts';

// What the steps of a run ask of a WebGL context, counted on the context itself; and their time beside TF.js' own gradients.
//   npm run bench:style-gpu -- [--size 128] [--steps 40]

const { values } = parseArgs({
  options: { size: { type: 'string', default: '128' }, steps: { type: 'string', default: '40' } },
});
const network = new URL('../../public/models/style-embedded.safetensors', import.meta.url);
const input: StyleGpuInput = { size: Number(values.size), steps: Number(values.steps) };
const { asked, ...result } = await runPage<StyleGpuInput, StyleGpuOutput>(
  'bench/pages/style/style-gpu.html',
  input,
  30,
  { give: async () => (await readFile(network)).toString('base64') },
);

printJson({
  readbacks: asked.readbacks,
  uploads: asked.uploads,
  kernelsPerStep: asked.kernels / (input.steps - 1),
  stepOverStock: result.ours / result.stock,
  secondsPerStep: { ours: result.ours / 1000, stock: result.stock / 1000 },
  cost: { first: result.firstCost, last: result.lastCost },
  renderer: result.renderer,
});
