import * as Comlink from 'comlink';
import { LikenessError } from '../../errors.ts';
import type { JobAnswer, JobEvent, JobFault, JobProgress, JobTable } from './jobs.ts';

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
    emit: (event: JobEvent<unknown>) => void,
  ): Promise<JobAnswer<unknown>>;
  cancel(id: string): void;
  /** Holds a lock of that name for as long as the worker lives, so that the page can tell when it is gone. False without locks. */
  hold(name: string): Promise<boolean>;
}

interface HostOptions<T extends JobTable> {
  /** Jobs that run one after another: TF.js shares one engine, and two passes at once only trip over each other. */
  serial?: (keyof T)[];
}

/** Serves jobs over Comlink. Call once, in the worker. */
export function hostJobs<T extends JobTable>(
  handlers: JobHandlers<T>,
  options: HostOptions<T> = {},
  endpoint?: Comlink.Endpoint,
): void {
  const running = new Map<string, AbortController>();
  let queue: Promise<unknown> = Promise.resolve();

  const host: JobEndpoint = {
    async run(id, name, input, emit) {
      const control = new AbortController();
      running.set(id, control);
      // Events of a cancelled job are dropped here already, to spare the wire.
      const send = (event: JobEvent<unknown>) => {
        if (!control.signal.aborted) emit(event);
      };
      const work = async () => {
        try {
          control.signal.throwIfAborted();
          const handler = handlers[name];
          if (!handler)
            throw new LikenessError('NoSuchJob', `The worker has no job "${name}".`, 'Reload the page.');
          return await handler(input, {
            signal: control.signal,
            progress: (progress) => send({ kind: 'progress', progress }),
            partial: (value) => send({ kind: 'partial', value }),
          });
        } catch (error) {
          closeBitmaps(input);
          throw error;
        }
      };
      try {
        const serial = options.serial?.includes(name) ?? false;
        const turn = serial ? queue.then(work) : work();
        if (serial) queue = turn.catch(() => undefined);
        return answer(await turn);
      } catch (error) {
        return { ok: false, fault: toFault(error) };
      } finally {
        running.delete(id);
      }
    },
    cancel(id) {
      running.get(id)?.abort();
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
}

function answer(output: unknown): JobAnswer<unknown> {
  if (!(output instanceof Transferred)) return { ok: true, output };
  const whole: JobAnswer<unknown> = { ok: true, output: output.output };
  return Comlink.transfer(whole, output.buffers);
}

/** Bitmaps handed to a job that failed or never started would hold their memory until the worker ends. */
function closeBitmaps(input: unknown): void {
  if (typeof input !== 'object' || input === null || typeof ImageBitmap === 'undefined') return;
  for (const value of Object.values(input)) if (value instanceof ImageBitmap) value.close();
}

function toFault(error: unknown): JobFault {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...(error instanceof LikenessError && { advice: error.advice }),
    ...(error.stack && { stack: error.stack }),
  };
}
