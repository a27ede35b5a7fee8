import { parseArgs } from 'node:util';
import { printJson, runPage } from './harness.ts';
import type { LiveGpuInput, LiveGpuOutput } from './pages/faces/live-gpu.ts';

// What frames of a live video with four faces read back from a WebGL context, counted on the context itself; then stills of the sample
// photos, and of a picture without faces.
//   npm run bench:live-gpu -- [--frames 5] [--stills 1,2,3,4,5,6]

const { values } = parseArgs({
  options: { frames: { type: 'string', default: '5' }, stills: { type: 'string', default: '1,2,3,4,5,6' } },
});
const stills = values.stills.split(',').map(Number);
const input: LiveGpuInput = { backend: 'webgl', frames: Number(values.frames), stills };
printJson(await runPage<LiveGpuInput, LiveGpuOutput>('bench/pages/faces/live-gpu.html', input, 20));
