import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { squaredDistance } from '../src/faces/distance.ts';
import { auc, equalErrorRate, fmrAt, fnmrAt, type PairDistances, tarAtFar } from '../src/faces/metrics.ts';
import type { BackendName } from '../src/workers/faceClient.ts';
import { median, printJson, runPage } from './harness.ts';
import type { FacesInput, FacesMeasured } from './pages/faces.ts';

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

/** Rows of `file_x,file_y,Decision`, Decision being Yes or No (or 1 or 0). */
async function readPairs(file: string): Promise<{ x: string; y: string; same: boolean }[]> {
  const [, ...rows] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
  return rows.map((row) => {
    const [x = '', y = '', decision = ''] = row.split(',').map((cell) => cell.trim());
    return { x, y, same: /^(yes|1|true)$/i.test(decision) };
  });
}

const pictures = await listPictures(folder);
if (pictures.length === 0) {
  console.error(`There are no pictures in ${folder}.`);
  process.exit(2);
}
const measured = await runPage<FacesInput, FacesMeasured>(
  'bench/pages/faces.html',
  { pictures, backend: values.backend as BackendName | 'auto' },
  60,
  { pictureOf: async (name: string) => (await readFile(join(folder, name))).toString('base64') },
);

const encodingOf = new Map(
  pictures.flatMap((name, i) => {
    const encoding = measured.encodings[i];
    return encoding ? [[name, Float32Array.from(encoding)] as const] : [];
  }),
);
const personOf = (name: string) => name.split('/').slice(0, -1).join('/');

function allPairs(): PairDistances {
  const found = [...encodingOf];
  const genuine: number[] = [];
  const impostor: number[] = [];
  found.forEach(([x, fx], i) => {
    for (const [y, fy] of found.slice(i + 1)) {
      (personOf(x) === personOf(y) ? genuine : impostor).push(squaredDistance(fx, fy));
    }
  });
  return { genuine, impostor };
}

async function listedPairs(file: string): Promise<PairDistances> {
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const { x, y, same } of await readPairs(file)) {
    const [fx, fy] = [encodingOf.get(x), encodingOf.get(y)];
    if (fx && fy) (same ? genuine : impostor).push(squaredDistance(fx, fy));
  }
  return { genuine, impostor };
}

/** One-shot: each person's first found picture is enrolled, every other found picture of theirs is asked for. */
function rankOne(): { correct: number; total: number } {
  const enrolled = new Map<string, Float32Array>();
  const probes: [string, Float32Array][] = [];
  for (const [name, encoding] of encodingOf) {
    if (enrolled.has(personOf(name))) probes.push([personOf(name), encoding]);
    else enrolled.set(personOf(name), encoding);
  }
  const correct = probes.filter(([person, probe]) => {
    const ranked = [...enrolled].map(([name, template]) => ({ name, d: squaredDistance(probe, template) }));
    return ranked.reduce((best, each) => (each.d < best.d ? each : best)).name === person;
  }).length;
  return { correct, total: probes.length };
}

const pairs = values.pairs ? await listedPairs(values.pairs) : allPairs();
const eer = equalErrorRate(pairs);
printJson({
  images: pictures.length,
  found: encodingOf.size,
  missed: pictures.filter((name) => !encodingOf.has(name)),
  genuine: pairs.genuine.length,
  impostor: pairs.impostor.length,
  auc: auc(pairs),
  eer: eer.rate,
  eerThreshold: eer.tau,
  tarAtFar1e3: tarAtFar(pairs, 1e-3),
  rank1: values.pairs ? null : rankOne(),
  fmrAt036: fmrAt(pairs.impostor, 0.36),
  fnmrAt036: fnmrAt(pairs.genuine, 0.36),
  msPerImage: median(measured.ms),
  backend: measured.backend,
  threads: measured.threads,
});
