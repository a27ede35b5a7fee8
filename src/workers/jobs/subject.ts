import type * as Comlink from 'comlink';
import { LikenessError } from '../../errors.ts';
import { Memo } from '../../memo.ts';
import { hostJobs, type JobHandlers } from './jobHost.ts';
import type { JobTable } from './jobs.ts';

/** The jobs of one subject, as its module gives them. */
export interface Subject<T extends JobTable> {
  jobs: JobHandlers<T>;
  /** Jobs that run one after another: TF.js shares one engine, and two passes at once only trip over each other. */
  serial: readonly (keyof T & string)[];
}

/**
 * Serves a subject's jobs from code that is loaded when the worker starts. It listens at once: what the page sends before the code is
 * there waits for it. Code that could not be loaded is asked for anew by the next job.
 */
export function hostSubject(
  // biome-ignore lint/suspicious/noExplicitAny: each subject has jobs of its own, and the page's side knows which.
  load: () => Promise<{ subject: Subject<any> }>,
  endpoint?: Comlink.Endpoint,
): void {
  const code = new Memo<'code', Subject<JobTable>>();
  const loaded = () =>
    code.get('code', async () => {
      try {
        return (await load()).subject;
      } catch (cause) {
        throw new LikenessError('CodeMissing', {}, { cause });
      }
    });
  // The first job says what went wrong.
  loaded().catch(() => undefined);
  hostJobs(loaded, endpoint);
}
