import type { ErrorCode } from '../../errorCodes.ts';
import type { ErrorValues } from '../../errors.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import type { LoadProgress } from '../../networks/files/modelFiles.ts';

export type { EngineStatus } from '../../networks/backend/backend.ts';

// What the page and its workers say to each other about a piece of work.

/** Loading (files, bytes) and computing (steps) are two different things and are shown as such. */
export type JobProgress = LoadProgress | { phase: 'compute'; done: number; total: number };

/** One kind of job: what goes in, what may come back on the way, what comes back at the end. */
export interface JobSpec {
  input: unknown;
  partial: unknown;
  output: unknown;
}

/** The jobs of one worker, by name. Declare with `type`, not `interface`, so that it fits an index signature. */
export type JobTable = Record<string, JobSpec>;

export type JobEvent<Partial> =
  | { kind: 'progress'; progress: JobProgress }
  | { kind: 'partial'; value: Partial };

/** An error as it crosses between threads: its code and its values, of which the page makes words; or `AbortError`. */
export interface JobFault {
  name: ErrorCode | 'AbortError';
  values: ErrorValues;
  stack?: string;
}

export type JobAnswer<Output> = { ok: true; output: Output } | { ok: false; fault: JobFault };

/** What a worker says outside of any job: that its engine is another one now, or that something failed that no job waits for. */
export type WorkerNews = { kind: 'engine'; engine: EngineStatus } | { kind: 'fault'; fault: JobFault };
