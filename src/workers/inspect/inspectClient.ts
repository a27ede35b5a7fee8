import { JobClient } from '../jobs/jobClient.ts';
import type { EngineStatus } from '../jobs/jobs.ts';
import { spawnWorker } from '../spawn.ts';
import type { InspectJobs } from './inspectJobs.ts';

const IDLE_MS = 5 * 60_000;

/** The inspect worker as the page talks to it. What it has loaded and seen is gone when it was idle; a look sends it again. */
export type InspectClient = JobClient<InspectJobs>;

/** @param onStart re-sends what a new worker must know */
export function createInspectClient(
  onStart: (run: InspectClient['run']) => Promise<void>,
  onEngine?: (engine: EngineStatus) => void,
): InspectClient {
  return new JobClient<InspectJobs>({
    onStart,
    onEngine,
    spawn: () => spawnWorker('inspect'),
    idleMs: IDLE_MS,
  });
}
