import { median, printJson, runPage } from './harness.ts';
import type { EncoderTimes } from './pages/faces/encoder.ts';

// Faces a second through our encoder and face-api's: the same weights, chips, backend and page, mirroring off.

const times = await runPage<{ rounds: number }, EncoderTimes>('bench/pages/faces/encoder.html', {
  rounds: 12,
});

const perSecond = (milliseconds: number[]) => (1000 * times.chips) / median(milliseconds);
const oursPerSecond = perSecond(times.single);
const batchPerSecond = perSecond(times.batch);
const faceApiPerSecond = perSecond(times.faceApi);

printJson({
  oursPerSecond,
  batchPerSecond,
  faceApiPerSecond,
  faceApiBatchPerSecond: perSecond(times.faceApiBatch),
  ratio: Math.max(oursPerSecond, batchPerSecond) / faceApiPerSecond,
  maxDifference: times.maxDifference,
  backend: times.backend,
  threads: times.threads,
});
