import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { median, printJson, runPage } from '../harness.ts';
import type { StyleGpuInput, StyleGpuOutput } from '../pages/style/style-gpu.ts';

// What the steps of a run ask of a WebGL context, counted on the context itself. And the time of a whole step of ours, Adam included, against
// TF.js' own gradient of the same costs at the same size alone, read back as its users do: stepOverStock, below 1 where ours is faster.
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

const ratios = result.ours.map((ms, round) => ms / (result.stock[round] ?? Number.NaN));
printJson({
  readbacks: asked.readbacks,
  uploads: asked.uploads,
  kernelsPerStep: asked.kernels / (input.steps - 1),
  // Of each round, as both are slowed alike by what else the machine does; the middle, and how far rounds lie apart.
  stepOverStock: median(ratios),
  stepOverStockBetween: [Math.min(...ratios), Math.max(...ratios)],
  secondsPerStep: { ours: median(result.ours) / 1000, stock: median(result.stock) / 1000 },
  cost: { first: result.firstCost, last: result.lastCost },
  renderer: result.renderer,
});
