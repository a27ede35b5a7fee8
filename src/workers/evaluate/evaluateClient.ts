import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { EvaluateJobs } from './evaluateJobs.ts';

/** It holds nothing between jobs. */
const IDLE_MS = 30_000;

export type EvaluateClient = JobClient<EvaluateJobs>;

export function createEvaluateClient(): EvaluateClient {
  return new JobClient<EvaluateJobs>({
    spawn: () => spawnWorker('evaluate'),
    idleMs: IDLE_MS,
  });
}
