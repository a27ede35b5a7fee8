import * as Comlink from 'comlink';
import { LikenessError } from '../../errors.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import type { JobAnswer, JobEvent, JobFault, JobProgress, JobTable, WorkerNews } from './jobs.ts';
import { onNews, tellPage } from './news.ts';
import type { Subject } from './subject.ts';

/** What a handler gets beside its input. */
export interface JobContext<Partial> {
  /** Aborted when the page cancelled the job; long work looks at it between steps. */
  signal: AbortSignal;
  progress: (progress: JobProgress) => void;
  partial: (value: Partial) => void;
}

/** An output with the buffers that move to the page instead of being copied. */
export class Transferred<Output> {
  constructor(
    readonly output: Output,
    readonly buffers: Transferable[],
  ) {}
}

export type JobHandlers<T extends JobTable> = {
  [Name in keyof T]: (
    input: T[Name]['input'],
    context: JobContext<T[Name]['partial']>,
  ) => Promise<T[Name]['output'] | Transferred<T[Name]['output']>>;
};

/** The worker's side of the wire, as the page calls it. */
export interface JobEndpoint {
  run(
    id: string,
    name: string,
    input: unknown,
    emit: (event: JobEvent<unknown>) => Promise<void> | void,
  ): Promise<JobAnswer<unknown>>;
  cancel(id: string): void;
  /** Holds a lock of that name for as long as the worker lives, so that the page can tell when it is gone. False without locks. */
  hold(name: string): Promise<boolean>;
  /** What the worker has to say outside of any job. */
  listen(tell: (news: WorkerNews) => void): void;
}

/**
 * Serves jobs over Comlink. Call once, in the worker, before it does anything else.
 *
 * @param loaded the jobs; called for each, so that jobs whose code failed to load can be asked for again.
 */
export function hostJobs<T extends JobTable>(
  loaded: () => Promise<Subject<T>>,
  endpoint?: Comlink.Endpoint,
): void {
  const running = new Map<string, AbortController>();
  let queue: Promise<unknown> = Promise.resolve();

  const host: JobEndpoint = {
    async run(id, name, input, emit) {
      const control = new AbortController();
      running.set(id, control);
      let heard: unknown;
      // Events of a cancelled job are dropped here already, to spare the wire.
      const send = (event: JobEvent<unknown>) => {
        if (!control.signal.aborted) heard = emit(event);
      };
      const work = async (jobs: JobHandlers<T>) => {
        control.signal.throwIfAborted();
        const handler = jobs[name];
        if (!handler) throw new LikenessError('NoSuchJob', { job: name });
        return handler(input, {
          signal: control.signal,
          progress: (progress) => send({ kind: 'progress', progress }),
          partial: (value) => send({ kind: 'partial', value }),
        });
      };
      try {
        const subject = await loaded();
        const serial = subject.serial.includes(name);
        const turn = serial ? queue.then(() => work(subject.jobs)) : work(subject.jobs);
        if (serial) queue = turn.catch(() => undefined);
        const output = await turn;
        // Events have a port of their own, where an answer may overtake them; and what comes after it is dropped.
        await heard;
        return answer(output);
      } catch (error) {
        closeBitmaps(input);
        return { ok: false, fault: toFault(error) };
      } finally {
        running.delete(id);
      }
    },
    cancel(id) {
      running.get(id)?.abort();
    },
    listen(tell) {
      onNews(tell);
    },
    hold(name) {
      const { locks } = globalThis.navigator ?? {};
      if (!locks) return Promise.resolve(false);
      return new Promise((resolve, reject) => {
        locks
          .request(name, () => {
            resolve(true);
            return new Promise(() => undefined);
          })
          .catch(reject);
      });
    },
  };
  Comlink.expose(host, endpoint);
  // A promise that nobody waits for is a fault of this app: it is told, not lost.
  globalThis.addEventListener?.('unhandledrejection', (event) => {
    event.preventDefault();
    tellPage({ kind: 'fault', fault: toFault(event.reason) });
  });
}

function answer(output: unknown): JobAnswer<unknown> {
  if (!(output instanceof Transferred)) return { ok: true, output };
  const whole: JobAnswer<unknown> = { ok: true, output: output.output };
  return Comlink.transfer(whole, output.buffers);
}

/** Bitmaps handed to a job that failed or never started would hold their memory until the worker ends. */
function closeBitmaps(input: unknown, depth = 0): void {
  if (typeof input !== 'object' || input === null || typeof ImageBitmap === 'undefined') return;
  if (input instanceof ImageBitmap) input.close();
  // Bitmaps lie in lists of an input's parts at the deepest.
  else if (depth < 3 && !ArrayBuffer.isView(input))
    for (const value of Object.values(input)) closeBitmaps(value, depth + 1);
}

function toFault(thrown: unknown): JobFault {
  if (isAbort(thrown)) return { name: 'AbortError', values: {} };
  const { name, values } = asLikenessError(thrown);
  // Of what is no error of this app, the stack is that of where it was thrown.
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  return { name, values, ...(stack && { stack }) };
}
