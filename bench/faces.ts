import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluate, ratesOf } from '../src/faces/evaluate/evaluation.ts';
import { gather } from '../src/faces/evaluate/evaluationInput.ts';
import { readPairsFile } from '../src/faces/evaluate/pairsFile.ts';
import { lookUpPairs } from '../src/faces/evaluate/pairsLookup.ts';
import { tauIndex } from '../src/faces/evaluate/tauGrid.ts';
import type { BackendName } from '../src/networks/backend/backend.ts';
import { median, printJson, runPage } from './harness.ts';
import type { FacesInput, FacesMeasured } from './pages/faces/faces.ts';

// Verification and one-shot identification on a folder of pictures, by the app's own worker in headless Chromium.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string' }, backend: { type: 'string', default: 'wasm' } },
});
const [folder] = positionals;
if (!folder) {
  console.error('Usage: npm run bench:faces -- DIR [--pairs FILE.csv] [--backend wasm|webgl|cpu|auto]');
  process.exit(2);
}

const isPicture = (name: string) => /\.(jpe?g|png|webp|avif|gif|bmp)$/i.test(name);
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** Pictures below the folder, in order: `person/picture`, or `picture` when flat. */
async function listPictures(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && isPicture(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
    .sort(byNumber);
}

const pictures = await listPictures(folder);
if (pictures.length === 0) {
  console.error(`There are no pictures in ${folder}.`);
  process.exit(2);
}
const measured = await runPage<FacesInput, FacesMeasured>(
  'bench/pages/faces/faces.html',
  { pictures, backend: values.backend as BackendName | 'auto' },
  60,
  { pictureOf: async (name: string) => (await readFile(join(folder, name))).toString('base64') },
);

const named = pictures.map((path, i) => {
  const encoding = measured.encodings[i];
  return {
    path,
    person: path.split('/').slice(0, -1).join('/'),
    encoding: encoding ? Float32Array.from(encoding) : null,
  };
});
const list = values.pairs ? readPairsFile(await readFile(values.pairs, 'utf8'), values.pairs) : null;
const { input, without } = gather(named, list && lookUpPairs(list.pairs, named).found);
const begun = performance.now();
const figures = await evaluate(input);
const evaluateMs = performance.now() - begun;
const { fmr, fnmr } = ratesOf(figures);
const at036 = tauIndex(0.36);
printJson({
  images: pictures.length,
  found: measured.encodings.filter((encoding) => encoding !== null).length,
  missed: pictures.filter((_, i) => measured.encodings[i] === null),
  genuine: figures.genuine,
  impostor: figures.impostor,
  ...(list && { pairsWithoutFace: without }),
  auc: figures.auc?.value ?? null,
  aucInterval: figures.auc?.interval ?? null,
  eer: figures.eer?.rate ?? null,
  eerInterval: figures.eer?.interval ?? null,
  eerThreshold: figures.eer?.tau ?? null,
  tarAtFar1e3: figures.tar.find(({ far }) => far === 1e-3)?.value ?? null,
  rank1: list ? null : figures.rank1 && { correct: figures.rank1.right, total: figures.rank1.of },
  folds: figures.folds && { mean: figures.folds.mean, standardError: figures.folds.standardError },
  fmrAt036: fmr[at036],
  fnmrAt036: fnmr[at036],
  refusals: figures.refusals,
  msPerImage: median(measured.ms),
  evaluateMs,
  backend: measured.backend,
  threads: measured.threads,
});
