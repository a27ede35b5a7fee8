import type { TrainEvent } from './trainJobs.ts';

/** How the page holds a run. */
export interface Hold {
  paused: boolean;
  finish: boolean;
  /** Ends the wait of a paused run. */
  wake: () => void;
}

/** What a run gets beside its data. */
export interface RunContext {
  signal: AbortSignal;
  partial: (event: TrainEvent) => void;
  hold: Hold;
}

/** Waits until the page lets a paused run go on, or ends it. */
export async function waitWhilePaused({ signal, hold }: RunContext): Promise<void> {
  while (hold.paused && !hold.finish) {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      hold.wake = resolve;
    });
  }
  signal.throwIfAborted();
}
