import { expect, vi } from 'vitest';

interface RunOptions {
  signal?: AbortSignal;
  onPartial?: (value: never) => void;
  onProgress?: (progress: { phase: 'compute'; done: number; total: number }) => void;
}

/**
 * A worker's client that answers what it is told. The job named `long` waits until the test ends it, as a run does.
 *
 * @param answers what the other jobs answer; those without one answer null
 */
export function fakeClient<Partial, Result>(long: string, answers: Record<string, unknown> = {}) {
  const asked: [name: string, input: unknown][] = [];
  const failing = new Map<string, Error>();
  let options: RunOptions = {};
  let settle: { resolve: (result: Result) => void; reject: (error: Error) => void } | null = null;

  const run = async (name: string, input: unknown, given: RunOptions = {}) => {
    asked.push([name, input]);
    const fault = failing.get(name);
    if (fault) throw fault;
    if (name !== long) return answers[name] ?? null;
    options = given;
    return new Promise<Result>((resolve, reject) => {
      settle = { resolve, reject };
      given.signal?.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    });
  };

  return {
    run,
    asked,
    names: () => asked.map(([name]) => name),
    /** From now on a job of this name fails with it. */
    fail: (name: string, error: Error) => failing.set(name, error),
    mend: (name: string) => failing.delete(name),
    /** Resolves when the long job is under way. */
    began: () => vi.waitFor(() => expect(settle).not.toBeNull()),
    emit: (event: Partial) => options.onPartial?.(event as never),
    progress: (done: number, total: number) => options.onProgress?.({ phase: 'compute', done, total }),
    end: (result: Result) => {
      settle?.resolve(result);
      settle = null;
    },
    crash: (error: Error) => {
      settle?.reject(error);
      settle = null;
    },
  };
}
