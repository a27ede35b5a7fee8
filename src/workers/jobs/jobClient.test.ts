import { MessageChannel } from 'node:worker_threads';
import type * as Comlink from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LikenessError } from '../../errors.ts';
import { JobClient, type JobClientOptions } from './jobClient.ts';
import { hostJobs, Transferred } from './jobHost.ts';

type Jobs = {
  double: { input: { x: number }; partial: never; output: number };
  count: { input: { to: number }; partial: number; output: string };
  wait: { input: Record<string, never>; partial: string; output: string };
  fail: { input: Record<string, never>; partial: never; output: never };
  bytes: { input: { buffer: ArrayBuffer }; partial: never; output: ArrayBuffer };
};

/** A worker that lives in this thread behind a MessageChannel, and can be made to crash. */
class FakeWorker extends EventTarget {
  readonly log: string[] = [];
  readonly #here;
  readonly #there;
  release: () => void = () => undefined;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#here = port1;
    this.#there = port2;
    hostJobs<Jobs>(
      async () => ({
        jobs: {
          double: async ({ x }) => 2 * x,
          count: async ({ to }, { partial, progress }) => {
            for (let n = 1; n <= to; n++) {
              progress({ phase: 'compute', done: n, total: to });
              partial(n);
            }
            return 'counted';
          },
          wait: async (_, { signal, partial }) => {
            this.log.push('begun');
            await new Promise<void>((resolve) => {
              this.release = resolve;
            });
            this.log.push(signal.aborted ? 'told' : 'not told');
            partial('late');
            return 'late';
          },
          fail: async () => {
            throw new LikenessError('EmptyFile', { name: 'a.png' });
          },
          bytes: async ({ buffer }) => {
            const answer = new Uint8Array([...new Uint8Array(buffer), 9]).buffer;
            return new Transferred(answer, [answer]);
          },
        },
        serial: ['wait', 'double'],
      }),
      asEndpoint(port2),
    );
  }

  override addEventListener(type: string, listener: never): void {
    if (type === 'message') asEndpoint(this.#here).addEventListener(type, listener);
    else super.addEventListener(type, listener);
  }

  override removeEventListener(type: string, listener: never): void {
    if (type === 'message') asEndpoint(this.#here).removeEventListener(type, listener);
    else super.removeEventListener(type, listener);
  }

  postMessage(message: unknown, transfer: never[] = []): void {
    this.#here.postMessage(message, transfer);
  }

  terminate(): void {
    this.#here.close();
    this.#there.close();
  }
}

const wrapped = new WeakMap<object, WeakMap<object, (data: unknown) => void>>();

/** Node's ports call back with the bare data; Comlink wants events. */
function asEndpoint(port: InstanceType<typeof MessageChannel>['port1']): Comlink.Endpoint {
  const listeners = wrapped.get(port) ?? new WeakMap<object, (data: unknown) => void>();
  wrapped.set(port, listeners);
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer as never),
    addEventListener: (_type, listener) => {
      const call = (data: unknown) => (listener as unknown as (event: { data: unknown }) => void)({ data });
      listeners.set(listener, call);
      port.on('message', call);
    },
    removeEventListener: (_type, listener) => {
      const call = listeners.get(listener);
      if (call) port.off('message', call);
    },
    start: () => port.start(),
  } as Comlink.Endpoint;
}

let workers: FakeWorker[] = [];

function client(options: Partial<JobClientOptions<Jobs>> = {}): JobClient<Jobs> {
  return new JobClient<Jobs>({
    spawn: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    ...options,
  });
}

const begun = (worker: FakeWorker) => vi.waitFor(() => expect(worker.log).toContain('begun'));

afterEach(() => {
  vi.useRealTimers();
  for (const worker of workers) worker.terminate();
  workers = [];
});

describe('JobClient', () => {
  it('runs a job and gives its output', async () => {
    const jobs = client();
    expect(await jobs.run('double', { x: 21 })).toBe(42);
    expect(workers).toHaveLength(1);
  });

  it('hands on progress and partial results in order, before the output', async () => {
    const seen: unknown[] = [];
    const output = await client().run(
      'count',
      { to: 3 },
      { onProgress: (p) => seen.push(p.phase === 'compute' && p.done), onPartial: (n) => seen.push(`p${n}`) },
    );
    expect(seen).toEqual([1, 'p1', 2, 'p2', 3, 'p3']);
    expect(output).toBe('counted');
  });

  it('carries an error with its code and values', async () => {
    await expect(client().run('fail', {})).rejects.toMatchObject({
      name: 'EmptyFile',
      values: { name: 'a.png' },
    });
  });

  it('moves buffers there and back', async () => {
    const buffer = new Uint8Array([1, 2]).buffer;
    const answer = await client().run('bytes', { buffer }, { transfer: [buffer] });
    expect(buffer.byteLength).toBe(0);
    expect([...new Uint8Array(answer)]).toEqual([1, 2, 9]);
  });

  it('never starts a worker for a job cancelled before', async () => {
    const jobs = client();
    await expect(jobs.run('double', { x: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(workers).toHaveLength(0);
  });

  it('rejects at once when cancelled, tells the worker, and drops what it still answers', async () => {
    const jobs = client();
    const control = new AbortController();
    const partials: string[] = [];
    const running = jobs.run(
      'wait',
      {},
      { signal: control.signal, onPartial: (word) => partials.push(word) },
    );
    await vi.waitFor(() => expect(workers).toHaveLength(1));
    const [worker] = workers;
    if (!worker) throw new Error('no worker');
    await begun(worker);
    control.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    // The cancel has reached the worker once another message has come back from it.
    await jobs.run('count', { to: 1 });
    worker.release();
    await vi.waitFor(() => expect(worker.log).toContain('told'));
    await jobs.run('count', { to: 1 });
    expect(partials).toEqual([]);
  });

  it('never begins a queued job that is cancelled', async () => {
    const jobs = client();
    const first = jobs.run('wait', {});
    await vi.waitFor(() => expect(workers).toHaveLength(1));
    const [worker] = workers;
    if (!worker) throw new Error('no worker');
    await begun(worker);
    const control = new AbortController();
    const second = jobs.run('wait', {}, { signal: control.signal });
    control.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    worker.release();
    expect(await first).toBe('late');
    expect(await jobs.run('double', { x: 2 })).toBe(4);
    expect(worker.log.filter((word) => word === 'begun')).toHaveLength(1);
  });

  it('rejects what is under way when the worker crashes, and starts anew, telling the new worker first', async () => {
    const told: number[] = [];
    const jobs = client({ onStart: async (run) => void told.push(await run('double', { x: 5 })) });
    const running = jobs.run('wait', {});
    await vi.waitFor(() => expect(workers).toHaveLength(1));
    const [worker] = workers;
    if (!worker) throw new Error('no worker');
    await begun(worker);
    worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    await expect(running).rejects.toMatchObject({
      name: 'WorkerCrashed',
      values: { detail: 'out of memory' },
    });
    expect(await jobs.run('double', { x: 3 })).toBe(6);
    expect(workers).toHaveLength(2);
    expect(told).toEqual([10, 10]);
  });

  it('can be tried again when setting the worker up failed', async () => {
    let times = 0;
    const jobs = client({
      onStart: async () => {
        times += 1;
        if (times === 1) throw new LikenessError('NoBackend', { notes: '' });
      },
    });
    await expect(jobs.run('double', { x: 1 })).rejects.toThrow('NoBackend');
    expect(await jobs.run('double', { x: 1 })).toBe(2);
    expect(workers).toHaveLength(2);
  });

  it('ends an idle worker and brings it back for the next job', async () => {
    const jobs = client({ idleMs: 40 });
    await jobs.run('double', { x: 1 });
    expect(jobs.alive).toBe(true);
    await vi.waitFor(() => expect(jobs.alive).toBe(false));
    expect(await jobs.run('double', { x: 4 })).toBe(8);
    expect(workers).toHaveLength(2);
  });

  it('refuses jobs after its end', async () => {
    const jobs = client();
    await jobs.run('double', { x: 1 });
    jobs.dispose();
    await expect(jobs.run('double', { x: 1 })).rejects.toThrow('WorkerEnded');
  });
});
