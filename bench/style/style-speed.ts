import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { median, printJson, runPage } from '../harness.ts';
import type { StyleSpeedInput, StyleSpeedOutput } from '../pages/style/style-speed.ts';
import { exponent } from './exponent.ts';

// One step of ours against the same costs with TF.js' own gradients and against a bare forward pass, in one run.
//   npm run bench:style-speed -- [--backend wasm] [--size 256] [--rounds 8] [--network embedded]

const { values } = parseArgs({
  options: {
    backend: { type: 'string', default: 'wasm' },
    size: { type: 'string', default: '256' },
    rounds: { type: 'string', default: '8' },
    network: { type: 'string', default: 'embedded' },
  },
});
const sizes = [128, 192, 256, 384, 512];
const network = new URL(`../../public/models/style-${values.network}.safetensors`, import.meta.url);
const input: StyleSpeedInput = {
  backend: values.backend as StyleSpeedInput['backend'],
  size: Number(values.size),
  rounds: Number(values.rounds),
  sizes,
};
const result = await runPage<StyleSpeedInput, StyleSpeedOutput>(
  'bench/pages/style/style-speed.html',
  input,
  30,
  {
    give: async () => (await readFile(network)).toString('base64'),
  },
);
const [ours, stock, forward] = [median(result.ours), median(result.stock), median(result.forward)];
const bySize = result.bySize.map(median);

printJson({
  stockOverOurs: stock / ours,
  oursOverForward: ours / forward,
  costExponent: exponent(sizes.map((size, i) => [size * size, bySize[i] ?? Number.NaN])),
  secondsPerStep: { ours: ours / 1000, stock: stock / 1000, forward: forward / 1000 },
  secondsBySize: Object.fromEntries(sizes.map((size, i) => [size, (bySize[i] ?? Number.NaN) / 1000])),
  tensorsBefore: result.tensorsBefore,
  tensorsAfter: result.tensorsAfter,
  backend: result.backend,
  threads: result.threads,
});
