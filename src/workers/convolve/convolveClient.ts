import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { ConvolveJobs } from './convolveJobs.ts';

export {
  countsOf,
  explainImpossible,
  outputSize,
  type Problem,
  samePadding,
  spanOf,
  unseenCells,
  words,
} from '../../convolution/arithmetic.ts';
export { type BankFilter, bankFilter, filterBank, refitBank } from '../../convolution/bank.ts';
export { cornerOf, readWindow, sumOfProducts, type WindowNumbers } from '../../convolution/directSum.ts';
export {
  denseParameters,
  lengthFormula,
  multiplyAddFormula,
  parameterFormula,
  shapeText,
} from '../../convolution/formulas.ts';
export { flatLine, heartbeat, loudestStretch, phantom, textbookInput } from '../../convolution/inputs.ts';
export { type KernelKind, kernelKinds, kernelTitle, matchedFilter } from '../../convolution/kernels.ts';
export {
  cellsOf,
  type Dimensions,
  type Filter,
  flatIndex,
  type Grid,
  placeOf,
  type Settings,
} from '../../convolution/types.ts';
export { type Projection, project, sliceOf, type Upright } from '../../convolution/volume.ts';
export type { SampleName } from '../../style/samples/samples.ts';
export type * from './convolveJobs.ts';

const IDLE_MS = 5 * 60_000;

/** The convolution worker as the page talks to it. It holds nothing the page could not send again. */
export type ConvolveClient = JobClient<ConvolveJobs>;

export function createConvolveClient(): ConvolveClient {
  return new JobClient<ConvolveJobs>({
    spawn: () => spawnWorker('convolve'),
    idleMs: IDLE_MS,
  });
}
