import { hostJobs, type JobHandlers, Transferred } from '../../src/workers/jobs/jobHost.ts';
import type { DemoJobs } from './demoJobs.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const jobs: JobHandlers<DemoJobs> = {
  sizeOf: async ({ image }) => {
    const { width, height } = image;
    image.close();
    return { width, height };
  },
  // Deaf to its signal on purpose: what it says after a cancel must be dropped.
  countTo: async ({ end, pause: ms }, { partial }) => {
    for (let n = 1; n <= end; n++) {
      await pause(ms);
      partial(n);
    }
    return `counted to ${end}`;
  },
  crash: async () => {
    // Outside the handler, as a fault in a library's callback would be.
    setTimeout(() => {
      throw new Error('out of luck');
    });
    return new Promise<never>(() => undefined);
  },
  square: async ({ numbers }) => {
    const squares = numbers.map((x) => x * x);
    return new Transferred(squares, [squares.buffer as ArrayBuffer]);
  },
};

hostJobs(async () => ({ jobs, serial: [] }));
