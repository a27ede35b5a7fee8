import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { recipeOf } from '../src/style/recipe/networkRecipes.ts';
import { median, printJson, runPage } from './harness.ts';
import type { StyleBenchInput, StyleBenchOutput } from './pages/style/style.ts';

// Makes one picture in headless Chromium as a first run of the app makes it, and prints what it took.
//   npm run bench:style -- --content A.jpg --style B.jpg [--size 256] [--finish 1024] [--steps 80] [--content-weight 0.05]
//     [--network embedded|embedded-fine|FILE] [--seed 1] [--backend wasm] [--out G.png] [--judge VGG.safetensors] [--free-faces]
//     [--recipe '{"styleScale":1.2}']
// --finish 0 ends with the draft; --recipe changes any of the recipe's fields; --judge adds how that network sees G (training/view.py).

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    style: { type: 'string' },
    size: { type: 'string' },
    finish: { type: 'string' },
    steps: { type: 'string' },
    network: { type: 'string', default: 'embedded' },
    seed: { type: 'string', default: '1' },
    backend: { type: 'string', default: 'wasm' },
    'content-weight': { type: 'string' },
    out: { type: 'string' },
    judge: { type: 'string' },
    'free-faces': { type: 'boolean', default: false },
    recipe: { type: 'string', default: '{}' },
  },
});
if (!values.content || !values.style) {
  throw new Error('Say --content FILE and --style FILE.');
}
const shipped = (name: string) => new URL(`../public/models/style-${name}.safetensors`, import.meta.url);
const files: Record<string, string | URL | undefined> = {
  content: values.content,
  style: values.style,
  network: values.network.endsWith('.safetensors') ? values.network : shipped(values.network),
  judge: values.judge,
  embedded: shipped('embedded'),
  instant: shipped('instant'),
};

const input: StyleBenchInput = {
  recipe: {
    ...recipeOf(values.network),
    ...(values.size && { size: Number(values.size) }),
    ...(values.finish && { finishSide: Number(values.finish) }),
    ...(values.steps && { stepsPerScale: Number(values.steps) }),
    ...(values['content-weight'] && { contentWeight: Number(values['content-weight']) }),
    seed: Number(values.seed),
    keepFaces: !values['free-faces'],
    ...JSON.parse(values.recipe),
  },
  backend: values.backend as StyleBenchInput['backend'],
  judge: values.judge !== undefined,
};
const result = await runPage<StyleBenchInput, StyleBenchOutput>('bench/pages/style/style.html', input, 120, {
  give: async (name) => (await readFile(files[name] ?? '')).toString('base64'),
});
const { reports, seconds } = result;
const last = reports.at(-1);
const lastScale = reports.flatMap(({ scale }, i) => (scale === last?.scale ? [seconds[i] ?? 0] : []));
if (values.out) await writeFile(values.out, Buffer.from(result.png, 'base64'));

printJson({
  size: `${last?.width} x ${last?.height}`,
  steps: reports.length,
  scales: last?.scales,
  secondsPerStep: median(lastScale.slice(1)),
  seconds: seconds.reduce((a, b) => a + b, 0),
  firstStepSeconds: seconds[0],
  costs: {
    first: reports[0]?.cost,
    last: last?.cost,
    perLayer: Object.fromEntries(last?.layers.map(({ layer, cost }) => [layer, cost]) ?? []),
  },
  tensorsBefore: result.tensorsAfterFirst,
  tensorsAfter: result.tensorsAfter,
  peakTensorBytes: result.peakTensorBytes,
  faces: result.faces,
  backend: result.backend,
  threads: result.threads,
  ...(result.view && { view: result.view }),
});
