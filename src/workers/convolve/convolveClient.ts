import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { ConvolveJobs } from './convolveJobs.ts';

const IDLE_MS = 5 * 60_000;

/** The convolution worker as the page talks to it. It holds nothing the page could not send again. */
export type ConvolveClient = JobClient<ConvolveJobs>;

export function createConvolveClient(): ConvolveClient {
  return new JobClient<ConvolveJobs>({
    spawn: () => spawnWorker('convolve'),
    idleMs: IDLE_MS,
  });
}
