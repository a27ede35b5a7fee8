import * as Comlink from 'comlink';
import { LikenessError } from '../../errors.ts';
import { errorOfKind } from '../../failures.ts';
import type { JobEndpoint } from './jobHost.ts';
import type { EngineStatus, JobEvent, JobFault, JobProgress, JobTable, WorkerNews } from './jobs.ts';

export interface JobClientOptions<T extends JobTable> {
  spawn: () => Worker;
  /** Milliseconds without a job after which the worker is ended; it comes back at the next job. Default: never. */
  idleMs?: number;
  /** Runs after each start of the worker and before its first job: re-sends what the worker must know. */
  onStart?: (run: JobClient<T>['run']) => Promise<void>;
  /** The worker had to leave its graphics context or its backend, and works on with this one. */
  onEngine?: ((engine: EngineStatus) => void) | undefined;
}

export interface JobRunOptions<Partial> {
  signal?: AbortSignal;
  onProgress?: (progress: JobProgress) => void;
  onPartial?: (value: Partial) => void;
  /** Bitmaps and buffers of the input that move to the worker instead of being copied. */
  transfer?: Transferable[];
}

interface LiveWorker {
  worker: Worker;
  remote: Comlink.Remote<JobEndpoint>;
  /** Rejects when the worker dies. */
  crashed: Promise<never>;
  /** Ends the worker; jobs under way reject with this error. */
  end: (why: LikenessError) => void;
  started: Promise<void>;
}

/**
 * The page's side of a worker: starts it when there is work, gives each job an id, cancels by AbortSignal, drops late
 * answers, starts it anew after a crash and ends it when idle.
 */
export class JobClient<T extends JobTable> {
  readonly #options: JobClientOptions<T>;
  #live: LiveWorker | null = null;
  #busy = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(options: JobClientOptions<T>) {
    this.#options = options;
  }

  /** Whether a worker exists now. */
  get alive(): boolean {
    return this.#live !== null;
  }

  /**
   * Runs a job. Rejects at once with an AbortError when the signal fires, whatever the worker does then; with
   * LikenessError `WorkerCrashed` when the worker dies; else with what the handler threw, code and values kept.
   */
  run = async <Name extends keyof T & string>(
    name: Name,
    input: T[Name]['input'],
    options: JobRunOptions<T[Name]['partial']> = {},
  ): Promise<T[Name]['output']> => {
    const { signal, transfer = [] } = options;
    if (this.#disposed) throw new LikenessError('WorkerEnded');
    let sent = false;
    this.#busy += 1;
    clearTimeout(this.#idle);
    try {
      signal?.throwIfAborted();
      const live = this.#start();
      await withAbort(Promise.race([live.started, live.crashed]), signal);
      sent = true;
      return await this.#send(live, name, input, options);
    } finally {
      // What was never sent was never transferred either, so its memory is still this side's to free.
      if (!sent) for (const each of transfer) if (isBitmap(each)) each.close();
      this.#busy -= 1;
      this.#sleepWhenIdle();
    }
  };

  /** Ends the worker for good; jobs under way reject. */
  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#idle);
    this.#live?.end(new LikenessError('WorkerEnded'));
  }

  async #send<Name extends keyof T & string>(
    live: LiveWorker,
    name: Name,
    input: T[Name]['input'],
    { signal, onProgress, onPartial, transfer = [] }: JobRunOptions<T[Name]['partial']>,
  ): Promise<T[Name]['output']> {
    const id = crypto.randomUUID();
    let over = false;
    const emit = (event: JobEvent<unknown>) => {
      if (over) return;
      if (event.kind === 'progress') onProgress?.(event.progress);
      else onPartial?.(event.value);
    };
    const cancel = () => void live.remote.cancel(id);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const answer = live.remote.run(
        id,
        name,
        Comlink.transfer(input as object, transfer),
        Comlink.proxy(emit),
      );
      const settled = await withAbort(Promise.race([answer, live.crashed]), signal);
      if (!settled.ok) throw fromFault(settled.fault);
      return settled.output as T[Name]['output'];
    } finally {
      over = true;
      signal?.removeEventListener('abort', cancel);
    }
  }

  #start(): LiveWorker {
    if (this.#live) return this.#live;
    const worker = this.#options.spawn();
    let reject: (why: LikenessError) => void = () => undefined;
    const crashed = new Promise<never>((_, refuse) => {
      reject = refuse;
    });
    // Nobody may be waiting when the worker dies; the next run simply starts a new one.
    crashed.catch(() => undefined);
    const ended = new AbortController();
    const end = (why: LikenessError) => {
      if (this.#live?.worker === worker) this.#live = null;
      ended.abort();
      worker.terminate();
      reject(why);
    };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      const { message: detail } = event;
      end(detail ? new LikenessError('WorkerCrashed', { detail }) : new LikenessError('WorkerCrashed:load'));
    });
    worker.addEventListener('messageerror', () => end(new LikenessError('WorkerCrashed:message')));
    const remote = Comlink.wrap<JobEndpoint>(worker);
    remote
      .listen(Comlink.proxy((news: WorkerNews) => this.#onNews(news)))
      // It is gone already; its jobs reject with that.
      .catch(() => undefined);
    void watch(remote, ended.signal, () => end(new LikenessError('WorkerCrashed:closed')));
    const live: LiveWorker = { worker, remote, crashed, end, started: Promise.resolve() };
    this.#live = live;
    if (this.#options.onStart) {
      const run = ((name, input, options) =>
        this.#send(live, name, input, options ?? {})) as JobClient<T>['run'];
      live.started = this.#options.onStart(run);
      live.started.catch(() => {
        // A worker that could not be set up is no use: the next run tries with a new one.
        if (this.#live === live) end(new LikenessError('WorkerEnded:setUp'));
      });
    }
    return live;
  }

  #onNews(news: WorkerNews): void {
    if (news.kind === 'engine') this.#options.onEngine?.(news.engine);
    // No job waits for it: it goes where the page's own uncaught errors go.
    else reportError(fromFault(news.fault));
  }

  #sleepWhenIdle(): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined || this.#busy > 0 || !this.#live) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#live?.end(new LikenessError('WorkerEnded:idle')), idleMs);
  }
}

/** A worker that is simply gone sends no event, and its jobs would wait for ever: but the lock it held is free then. */
async function watch(
  remote: Comlink.Remote<JobEndpoint>,
  ended: AbortSignal,
  die: () => void,
): Promise<void> {
  // words: the same in every language
  const name = `likeness worker ${crypto.randomUUID()}`;
  try {
    if (await remote.hold(name)) await navigator.locks.request(name, { signal: ended }, die);
  } catch {
    // It was ended from here meanwhile, or its locks are refused: then only its own events tell.
  }
}

/** Settles as the promise does, or rejects with an AbortError as soon as the signal fires. */
function withAbort<V>(promise: Promise<V>, signal: AbortSignal | undefined): Promise<V> {
  if (!signal) return promise;
  return new Promise<V>((resolve, reject) => {
    const abort = () => reject(new DOMException('The job was cancelled.', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function fromFault(fault: JobFault): Error {
  if (fault.name === 'AbortError') return new DOMException('The job was cancelled.', 'AbortError');
  const error = errorOfKind(fault.name, fault.values);
  if (fault.stack) error.stack = fault.stack;
  return error;
}

function isBitmap(value: Transferable): value is ImageBitmap {
  return typeof ImageBitmap !== 'undefined' && value instanceof ImageBitmap;
}
