import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { StyleJobs } from './styleJobs.ts';

const IDLE_MS = 5 * 60_000;

/** The style worker as the page talks to it. It holds nothing the page could not send again. */
export type StyleClient = JobClient<StyleJobs>;

export function createStyleClient(): StyleClient {
  return new JobClient<StyleJobs>({
    spawn: () => spawnWorker('style'),
    idleMs: IDLE_MS,
  });
}
