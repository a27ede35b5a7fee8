import { evaluate } from '../faces/evaluation.ts';
import { turn } from '../turn.ts';
import type { EvaluateJobs } from './evaluateJobs.ts';
import { hostJobs } from './jobHost.ts';

/** Milliseconds between two looks at the page's messages. */
const EVERY = 100;

hostJobs<EvaluateJobs>({
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
});
