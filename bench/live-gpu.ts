import { parseArgs } from 'node:util';
import { printJson, runPage } from './harness.ts';
import type { LiveGpuInput, LiveGpuOutput } from './pages/faces/live-gpu.ts';

// What frames of a live video with four faces read back from a WebGL context, counted on the context itself; and one still of them.
//   npm run bench:live-gpu -- [--frames 5]

const { values } = parseArgs({ options: { frames: { type: 'string', default: '5' } } });
const input: LiveGpuInput = { backend: 'webgl', frames: Number(values.frames) };
printJson(await runPage<LiveGpuInput, LiveGpuOutput>('bench/pages/faces/live-gpu.html', input, 20));
