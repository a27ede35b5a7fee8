import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { EvaluateJobs } from './evaluateJobs.ts';

export type { Interval } from '../../faces/evaluate/bootstrap.ts';
export {
  type Derivation,
  type DerivedTau,
  deriveTau,
  type RateCurves,
  ruleOfThree,
  strangersPerAlarm,
} from '../../faces/evaluate/calibration.ts';
export { ratesOf } from '../../faces/evaluate/evaluation.ts';
export { gather } from '../../faces/evaluate/evaluationInput.ts';
export { confusionAt, evaluationCsv, evaluationJson } from '../../faces/evaluate/evaluationReport.ts';
export { normalQuantile } from '../../faces/evaluate/normal.ts';
export { type PairsFile, readPairsFile } from '../../faces/evaluate/pairsFile.ts';
export { lookUpPairs } from '../../faces/evaluate/pairsLookup.ts';
export { TAU_STEPS, tauAt, tauIndex } from '../../faces/evaluate/tauGrid.ts';
export { falseMatchInSearch } from '../../faces/match/thresholds.ts';
export type * from './evaluateJobs.ts';

/** It holds nothing between jobs. */
const IDLE_MS = 30_000;

export type EvaluateClient = JobClient<EvaluateJobs>;

export function createEvaluateClient(): EvaluateClient {
  return new JobClient<EvaluateJobs>({
    spawn: () => spawnWorker('evaluate'),
    idleMs: IDLE_MS,
  });
}
