import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

// Who may import whom, by the real paths of the files: `npm run lint` runs it. docs/architecture.md says why.

/** The layers, and the layers each may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  app: ['views', 'store', 'ui', 'words'],
  views: ['store', 'ui', 'words'],
  ui: ['media', 'words'],
  store: ['workers', 'storage', 'media', 'words'],
  workers: ['networks', 'faces', 'style', 'visualisation', 'convolution', 'picture'],
  storage: ['words'],
  words: [],
  media: ['picture', 'words'],
  networks: ['picture'],
  faces: ['networks', 'picture', 'style'],
  style: ['networks', 'picture'],
  visualisation: ['networks', 'picture', 'faces', 'style'],
  convolution: ['picture'],
  picture: [],
  serviceWorker: [],
};
/** The formulas' layers: what in them needs no tensor may be imported by the page's side directly. */
const FORMULAS = ['networks', 'faces', 'style', 'visualisation', 'convolution', 'picture'];
const PAGE = ['app', 'views', 'ui', 'store', 'storage', 'media'];
/** Packages the formulas' layers must not know: each of them runs in Node without a page. */
const PAGE_PACKAGES = /^(react|react-dom|zustand|idb|wouter|@base-ui\/react|comlink)(\/|$)/;
/** Where messages and the type of their keys are: no words in any language, so that every layer may import it. */
const MESSAGES = 'words/keys.ts';
/** Files of one folder, tests not counted: beyond it a newcomer gets lost. */
const MOST_FILES = 20;

interface Import {
  target: string;
  typeOnly: boolean;
}

const root = 'src';
const files = (await readdir(root, { recursive: true }))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));
const importsOf = new Map<string, Import[]>();
for (const file of files) importsOf.set(file, readImports(await readFile(join(root, file), 'utf8')));

const layerOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');
const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);
const resolve = (file: string, target: string) =>
  normalize(join(dirname(file), target)).replaceAll('\\', '/');

function readImports(text: string): Import[] {
  return [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gm),
    ...text.matchAll(/^import\s+()'([^']+)'/gm),
    ...text.matchAll(/(?<!typeof\s)()\bimport\(\s*'([^']+)'/g),
  ].map(([, typeOnly, target = '']) => ({ target, typeOnly: Boolean(typeOnly) }));
}

/** Whether a file, or what it imports at run time, loads TensorFlow.js. */
const reaching = new Map<string, boolean>();
function reachesTensors(file: string): boolean {
  const known = reaching.get(file);
  if (known !== undefined) return known;
  reaching.set(file, false);
  const reaches = (importsOf.get(file) ?? []).some(
    ({ target, typeOnly }) =>
      !typeOnly &&
      (target.startsWith('@tensorflow/') ||
        (target.startsWith('.') && reachesTensors(resolve(file, target)))),
  );
  reaching.set(file, reaches);
  return reaches;
}

const faults: string[] = [];
for (const file of files) {
  const layer = layerOf(file);
  const allowed = MAY_IMPORT[layer];
  if (!allowed || isTest(file)) continue;
  for (const { target, typeOnly } of importsOf.get(file) ?? []) {
    if (!target.startsWith('.')) {
      if (PAGE.includes(layer) && target.startsWith('@tensorflow/'))
        faults.push(`${file} imports ${target}: the page's side computes in workers.`);
      if (FORMULAS.includes(layer) && PAGE_PACKAGES.test(target))
        faults.push(`${file} imports ${target}: ${layer} runs without the page.`);
      continue;
    }
    const to = resolve(file, target);
    const toLayer = layerOf(to);
    if (toLayer === '' || to.startsWith('..')) continue;
    // Messages are made anywhere; they are said on the page.
    if (to === MESSAGES) continue;
    if (layer === 'views' && toLayer === 'views' && file.split('/')[1] !== to.split('/')[1])
      faults.push(`${file} imports ${to}: views never import each other.`);
    if (toLayer === layer || allowed.includes(toLayer)) continue;
    if (PAGE.includes(layer) && FORMULAS.includes(toLayer) && (typeOnly || !reachesTensors(to))) continue;
    faults.push(
      PAGE.includes(layer) && FORMULAS.includes(toLayer)
        ? `${file} imports ${to}, which loads TensorFlow.js: the page's side computes in workers.`
        : `${file} imports ${to}: ${layer} may import only ${allowed.join(', ') || 'nothing'}.`,
    );
  }
}
for (const top of ['src', 'bench', 'e2e', 'docs']) {
  const counts = new Map<string, number>();
  for (const entry of await readdir(top, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
  }
  for (const [folder, count] of counts)
    if (count > MOST_FILES) faults.push(`${folder} holds ${count} files, more than ${MOST_FILES}.`);
}
if (faults.length > 0) {
  process.stderr.write(`${faults.sort().join('\n')}\n${faults.length} faults against the layers.\n`);
  process.exit(1);
}
