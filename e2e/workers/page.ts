import { JobClient } from '../../src/workers/jobs/jobClient.ts';
import type { DemoJobs } from './demoJobs.ts';

let spawned = 0;

const jobs = new JobClient<DemoJobs>({
  spawn: () => {
    spawned += 1;
    return new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module' });
  },
  idleMs: 1500,
});

const page = { jobs, spawned: () => spawned };

declare global {
  interface Window {
    demo: typeof page;
  }
}

window.demo = page;
