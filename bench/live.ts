import { parseArgs } from 'node:util';
import { median, printJson, runPage } from './harness.ts';
import type { LiveInput, LiveMeasured } from './pages/faces/live.ts';

// Simulated live video: the frames of so many minutes at so many a second, one after another as fast as they go, through the app's
// own worker. Memory must not grow.
//   npm run bench:live -- [--minutes 60] [--rate 3]

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, rate: { type: 'string', default: '3' } },
});
const frames = Math.round(60 * Number(values.minutes) * Number(values.rate));
const { heap, tensors, bytes, ms, faces } = await runPage<LiveInput, LiveMeasured>(
  'bench/pages/faces/live.html',
  { frames, looks: 20 },
  180,
);
printJson({
  frames,
  secondsSimulated: 60 * Number(values.minutes),
  msPerFrame: median(ms),
  faces,
  tensorsFirst: tensors[0],
  tensorsLast: tensors.at(-1),
  tensorBytesFirst: bytes[0],
  tensorBytesLast: bytes.at(-1),
  heapMbByTwentieth: heap.map((value) => +(value / 1e6).toFixed(1)),
});
