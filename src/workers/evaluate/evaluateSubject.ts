import { evaluate } from '../../faces/evaluate/evaluation.ts';
import { turn } from '../../turn.ts';
import type { Subject } from '../jobs/subject.ts';
import type { EvaluateJobs } from './evaluateJobs.ts';

/** Milliseconds between two looks at the page's messages. */
const EVERY = 100;

export const subject: Subject<EvaluateJobs> = {
  jobs: {
    evaluate: async (input, { signal, partial }) => {
      let last = performance.now();
      return evaluate(input, async (stage, share) => {
        if (performance.now() - last < EVERY) return;
        partial({ stage, share });
        await turn();
        signal.throwIfAborted();
        last = performance.now();
      });
    },
  },
  serial: [],
};
