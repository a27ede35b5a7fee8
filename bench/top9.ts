import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BackendName } from '../src/networks/backend/backend.ts';
import type { InspectedName } from '../src/workers/inspect/inspectJobs.ts';
import { embeddedFiles, printJson, runPage } from './harness.ts';
import type { Top9Input, Top9Measured } from './pages/inspect/top9.ts';

// The figure of a folder of pictures, by the app's own worker in headless Chromium: pace, and memory at both ends.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    network: { type: 'string', default: 'embedded' },
    backend: { type: 'string', default: 'wasm' },
    limit: { type: 'string', default: '1000' },
  },
});
const [folder] = positionals;
if (!folder) {
  console.error(
    'Usage: npm run bench:top9 -- DIR [--limit 1000] [--network embedded|embedded-fine|faces] [--backend wasm|webgl|cpu|auto]',
  );
  process.exit(2);
}

const entries = await readdir(folder, { withFileTypes: true, recursive: true });
const found = entries
  .filter((entry) => entry.isFile() && /\.(jpe?g|png|webp|avif|gif|bmp)$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
if (found.length === 0) {
  console.error(`There are no pictures in ${folder}.`);
  process.exit(2);
}
// A folder with fewer is gone through again until there are enough.
const pictures = Array.from({ length: Number(values.limit) }, (_, i) => found[i % found.length] as string);
const measured = await runPage<Top9Input, Top9Measured>(
  'bench/pages/inspect/top9.html',
  {
    pictures,
    network: values.network as InspectedName,
    backend: values.backend as BackendName | 'auto',
  },
  60,
  { pictureOf: async (name: string) => (await readFile(name)).toString('base64') },
  { files: embeddedFiles },
);
const peak = (bytes: number[]) => bytes.reduce((most, each) => Math.max(most, each), 0);
printJson({
  images: measured.pictures,
  files: found.length,
  skipped: measured.skipped,
  secondsPer100: (100 * measured.seconds) / measured.pictures,
  peakTensorBytesFirst: peak(measured.tensorBytes.slice(0, 100)),
  peakTensorBytesLast: peak(measured.tensorBytes.slice(-100)),
  layers: measured.layers,
  backend: measured.backend,
  threads: measured.threads,
});
