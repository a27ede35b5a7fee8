import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { median, printJson, runPage } from '../harness.ts';
import type { InstantBenchInput, InstantBenchOutput } from '../pages/style/instant.ts';

// The picture of one pass in headless Chromium: what it takes, how VGG-19 sees it, and what a run gains by beginning as it.
//   npm run bench:instant -- --content A.jpg --style B.jpg [--size 256] [--amount 0.9] [--out G.png] [--backend wasm]
//     [--vgg VGG.safetensors --deep DEEP.safetensors]      how they see it (training/instant/judge.py)
//   npm run bench:instant -- --steps --pairs "A.jpg B.jpg, C.jpg D.jpg"      starts compared on these pairs

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    style: { type: 'string' },
    size: { type: 'string', default: '256' },
    amount: { type: 'string', default: '0.9' },
    rounds: { type: 'string', default: '5' },
    out: { type: 'string' },
    backend: { type: 'string', default: 'wasm' },
    vgg: { type: 'string' },
    deep: { type: 'string' },
    steps: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '' },
  },
});
const pairs = values.pairs
  .split(',')
  .map((pair) => pair.trim().split(/\s+/))
  .filter((pair) => pair.length === 2) as [string, string][];
const content = values.content ?? pairs[0]?.[0];
const style = values.style ?? pairs[0]?.[1];
if (!content || !style)
  throw new Error('Say --content FILE and --style FILE, or --steps --pairs "A B, C D".');
const shipped = (name: string) =>
  fileURLToPath(new URL(`../../public/models/style-${name}.safetensors`, import.meta.url));
const fileOf = (name: string): string => {
  const [role, pair] = name.split(' ');
  if (pair !== undefined) return pairs[Number(pair)]?.[role === 'content' ? 0 : 1] ?? '';
  return { content, style, embedded: shipped('embedded'), instant: shipped('instant') }[name] ?? '';
};
const input: InstantBenchInput = {
  backend: values.backend as InstantBenchInput['backend'],
  size: Number(values.size),
  amount: Number(values.amount),
  rounds: Number(values.rounds),
  pairs: values.steps ? pairs.length : 0,
};
const result = await runPage<InstantBenchInput, InstantBenchOutput>(
  'bench/pages/style/instant.html',
  input,
  120,
  {
    give: async (name) => (await readFile(fileOf(name))).toString('base64'),
  },
);
const png = Buffer.from(result.png, 'base64');
if (values.out) await writeFile(values.out, png);

const shares = result.starts.map(({ steps, instantSteps }) => (instantSteps ?? steps) / steps);
printJson({
  size: `${result.width} x ${result.height}`,
  ms: median(result.another),
  firstMs: result.first,
  sliderMs: median(result.again),
  framesPerSecond: 1000 / median(result.frames),
  tensorsBefore: result.tensorsBefore,
  tensorsAfter: result.tensorsAfter,
  backend: result.backend,
  threads: result.threads,
  ...(values.vgg && values.deep && { view: await viewOf(values.vgg, values.deep) }),
  ...(shares.length > 0 && { stepsShare: median(shares), starts: result.starts }),
});

async function viewOf(vgg: string, deep: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'likeness-judge-'));
  try {
    const g = join(folder, 'g.png');
    await writeFile(g, png);
    const training = fileURLToPath(new URL('../../training', import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.env.PYTHON ?? 'python3',
      [
        'instant/judge.py',
        '--vgg',
        vgg,
        '--deep',
        deep,
        '--content',
        content as string,
        '--style',
        style as string,
        g,
      ],
      { cwd: training, env: { ...process.env, PYTHONPATH: '.' } },
    );
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}
