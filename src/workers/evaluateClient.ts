import type { EvaluateJobs } from './evaluateJobs.ts';
import { JobClient } from './jobClient.ts';

export type { Interval } from '../faces/bootstrap.ts';
export {
  type Derivation,
  type DerivedTau,
  deriveTau,
  type RateCurves,
  ruleOfThree,
  strangersPerAlarm,
} from '../faces/calibration.ts';
export { ratesOf } from '../faces/evaluation.ts';
export { gather } from '../faces/evaluationInput.ts';
export { confusionAt, evaluationCsv, evaluationJson } from '../faces/evaluationReport.ts';
export { normalQuantile } from '../faces/normal.ts';
export { lookUpPairs, type PairsFile, readPairsFile } from '../faces/pairsFile.ts';
export { TAU_STEPS, tauAt, tauIndex } from '../faces/tauGrid.ts';
export { falseMatchInSearch } from '../faces/thresholds.ts';
export type * from './evaluateJobs.ts';

/** It holds nothing between jobs. */
const IDLE_MS = 30_000;

export type EvaluateClient = JobClient<EvaluateJobs>;

export function createEvaluateClient(): EvaluateClient {
  return new JobClient<EvaluateJobs>({
    spawn: () =>
      new Worker(new URL('./evaluate.worker.ts', import.meta.url), { type: 'module', name: 'evaluate' }),
    idleMs: IDLE_MS,
  });
}
