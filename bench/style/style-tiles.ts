import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { median, printJson, runPage } from '../harness.ts';
import type { StyleTilesInput, StyleTilesOutput } from '../pages/style/style-tiles.ts';
import { exponent } from './exponent.ts';

// Costs and gradient by tiles against those of the whole picture, and what tiles take as the picture grows; on WASM.
//   npm run bench:style-tiles -- [--side 512] [--compared 1024] [--rounds 5] [--largest 2048]

const { values } = parseArgs({
  options: {
    side: { type: 'string', default: '512' },
    compared: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '5' },
    largest: { type: 'string', default: '2048' },
  },
});
const sizes = [512, 1024, 2048, 4096].filter((size) => size <= Number(values.largest));
const network = new URL('../../public/models/style-embedded.safetensors', import.meta.url);
const input: StyleTilesInput = {
  side: Number(values.side),
  compared: Number(values.compared),
  rounds: Number(values.rounds),
  sizes,
};
const result = await runPage<StyleTilesInput, StyleTilesOutput>(
  'bench/pages/style/style-tiles.html',
  input,
  60,
  { give: async () => (await readFile(network)).toString('base64') },
);
const measured = result.bySize.filter(({ size }) => size <= 2048);

printJson({
  maxRelativeDifference: result.maxRelativeDifference,
  betweenTileSizes: result.betweenTileSizes,
  stepOverWhole: median(result.tiled) / median(result.whole),
  peakTensorBytes: Object.fromEntries(result.bySize.map(({ size, peakBytes }) => [size, peakBytes])),
  wholePeakTensorBytes: result.wholePeakBytes,
  costExponent: exponent(measured.map(({ size, milliseconds }) => [size * size, milliseconds])),
  secondsBySize: Object.fromEntries(
    result.bySize.map(({ size, milliseconds }) => [size, milliseconds / 1000]),
  ),
  side: input.side,
  backend: result.backend,
  threads: result.threads,
});
