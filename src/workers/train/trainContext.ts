import type { HeldRun } from '../run/heldRun.ts';
import type { TrainEvent } from './trainJobs.ts';

/** What a training gets beside its data. */
export interface RunContext {
  signal: AbortSignal;
  partial: (event: TrainEvent) => void;
  held: HeldRun;
  /** After an error: puts a new graphics context or the next backend in place. @throws the error, when it was the training's own */
  survive: (error: unknown) => Promise<void>;
}
