import { JobClient } from '../jobs/jobClient.ts';
import type { EngineStatus } from '../jobs/jobs.ts';
import { spawnWorker } from '../spawn.ts';
import type { TrainJobs } from './trainJobs.ts';

const IDLE_MS = 2 * 60_000;

/** The training worker as the page talks to it. It holds nothing the page could not send again. */
export type TrainClient = JobClient<TrainJobs>;

export function createTrainClient(onEngine?: (engine: EngineStatus) => void): TrainClient {
  return new JobClient<TrainJobs>({
    spawn: () => spawnWorker('train'),
    onEngine,
    idleMs: IDLE_MS,
  });
}
