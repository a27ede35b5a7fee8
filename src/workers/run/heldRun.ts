import { LikenessError } from '../../errors.ts';

/** A run of many steps as the page holds it: paused, let go on, stepped, finished early, cancelled. It looks at this between steps. */
export class HeldRun {
  readonly #signal: AbortSignal;
  #paused = false;
  #finishing = false;
  /** Steps to make although paused, and whether one of them is under way. */
  #single = 0;
  #once = false;
  #wake: () => void = () => undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake());
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Whether the person has seen enough: the run ends with what it has. */
  get finishing(): boolean {
    return this.#finishing;
  }

  pause(): void {
    this.#paused = true;
    this.#once = false;
  }

  resume(): void {
    this.#paused = false;
    this.#wake();
  }

  finish(): void {
    this.#finishing = true;
    this.#wake();
  }

  /** Lets a paused run make one step. */
  stepOnce(): void {
    this.#single++;
    this.#wake();
  }

  /** Resolves when the next step may be made, or none any more (`finishing`). @throws AbortError when the run was cancelled */
  next(): Promise<void> {
    this.#once = false;
    return this.goOn();
  }

  /** The same in the midst of a long step, which a step that was asked for is not held up in. */
  async goOn(): Promise<void> {
    for (;;) {
      this.#signal.throwIfAborted();
      if (this.#finishing || !this.#paused || this.#once) return;
      if (this.#single > 0) {
        this.#single--;
        this.#once = true;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** The one run of a worker, and the jobs that hold it. */
export class RunDesk {
  readonly #none: 'NoRun' | 'NoRun:training';
  #run: HeldRun | null = null;

  /** @param none the error when there is no run to be held */
  constructor(none: 'NoRun' | 'NoRun:training') {
    this.#none = none;
  }

  /** Runs what can be held from its first moment on. */
  async run<Result>(signal: AbortSignal, work: (held: HeldRun) => Promise<Result>): Promise<Result> {
    const held = new HeldRun(signal);
    this.#run = held;
    try {
      return await work(held);
    } finally {
      if (this.#run === held) this.#run = null;
    }
  }

  /** What the page asks of the run under way. @throws LikenessError `NoRun` */
  readonly jobs = {
    pause: async () => this.#tell((run) => run.pause()),
    resume: async () => this.#tell((run) => run.resume()),
    finish: async () => this.#tell((run) => run.finish()),
    stepOnce: async () => this.#tell((run) => run.stepOnce()),
  };

  #tell(order: (run: HeldRun) => void): null {
    if (!this.#run) throw new LikenessError(this.#none);
    order(this.#run);
    return null;
  }
}
