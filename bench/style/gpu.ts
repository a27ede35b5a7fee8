import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { softwareWebgpu } from '../../e2e/launch.ts';
import { buildPage, embeddedFiles, openBrowser, printJson, serve } from '../harness.ts';
import type { GpuInput, GpuOutput } from '../pages/style/gpu.ts';

// Seconds a step on WebGL and WebGPU against WASM, one after the other in one browser; with the names of what computed.
//   npm run bench:gpu -- [--sizes 256,512,1024] [--steps 16] [--backends wasm,webgl,webgpu] [--software] [--flags "--use-angle=vulkan"]
// --software imitates a graphics card on the processor: its figures show that the bench works, and nothing of a card.

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '256,512,1024' },
    steps: { type: 'string', default: '16' },
    backends: { type: 'string', default: 'wasm,webgl,webgpu' },
    software: { type: 'boolean', default: false },
    flags: { type: 'string', default: '' },
  },
});
const page = 'bench/pages/style/gpu.html';
const given = values.flags.split(' ').filter(Boolean);
const flags = [
  ...(values.software ? softwareWebgpu : ['--enable-unsafe-webgpu', '--ignore-gpu-blocklist']),
  ...given,
];

const folder = await buildPage(page, { files: embeddedFiles });
const server = await serve(folder);
const browser = await openBrowser(flags);
const results: (GpuOutput | (GpuInput & { failed: string }))[] = [];
try {
  for (const size of values.sizes.split(',').map(Number)) {
    for (const backend of values.backends.split(',') as GpuInput['backend'][]) {
      const input: GpuInput = { backend, size, steps: Number(values.steps) };
      const tab = await browser.newPage();
      await tab.goto(server.url + page);
      await tab.waitForFunction(() => 'bench' in window);
      const answer = tab.evaluate(
        (asked) => (window as unknown as { bench: (asked: unknown) => Promise<unknown> }).bench(asked),
        input as unknown,
      ) as Promise<GpuOutput>;
      results.push(await answer.catch((error: Error) => ({ ...input, failed: error.message })));
      await tab.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
const one = results.find((result) => 'renderer' in result && result.backend === 'webgl');
const other = results.find((result) => 'adapter' in result && result.adapter);
printJson({
  renderer: one && 'renderer' in one ? one.renderer : null,
  adapter: other && 'adapter' in other ? other.adapter : null,
  results: results.map((result) =>
    'failed' in result
      ? result
      : {
          backend: result.backend,
          size: result.size,
          secondsPerStep: result.secondsPerStep,
          firstStepSeconds: result.firstStepSeconds,
          cost: result.cost,
          threads: result.threads,
        },
  ),
});
