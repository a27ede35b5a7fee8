import type { LikenessError } from '../../errors.ts';
import type { EngineStatus, FaceClient, JobProgress } from '../../workers/faces/faceClient.ts';
import { asLikenessError } from '../errors.ts';
import type { GetState, SetState } from '../state.ts';

export interface EngineState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Bytes of the networks' files, over all files begun so far. */
  loaded: number;
  total: number;
  engine: EngineStatus | null;
  fault: LikenessError | null;
}

export const idleEngine: EngineState = { status: 'idle', loaded: 0, total: 0, engine: null, fault: null };

/**
 * Loads the networks on the backend the settings name; a second call while loading joins the first. Called before each
 * piece of work, too: it then tells at little cost whether the worker had to leave a backend meanwhile.
 */
export function engineLoader(
  set: SetState,
  get: GetState,
  client: FaceClient,
  assets: string,
): () => Promise<EngineStatus> {
  let underway: Promise<EngineStatus> | null = null;

  async function load(): Promise<EngineStatus> {
    const { backend } = get().settings;
    const files = new Map<string, { loaded: number; total: number }>();
    const onProgress = (progress: JobProgress) => {
      if (progress.phase !== 'download') return;
      files.set(progress.file, progress);
      let loaded = 0;
      let total = 0;
      for (const file of files.values()) {
        loaded += file.loaded;
        total += file.total;
      }
      set({ engine: { ...get().engine, status: 'loading', loaded, total } });
    };
    // Asked again of a worker that is ready, it answers at once: nothing to show then.
    if (get().engine.status !== 'ready') set({ engine: { ...idleEngine, status: 'loading' } });
    try {
      const engine = await client.run('prepare', { backend, assets }, { onProgress });
      const { status, engine: before } = get().engine;
      if (status !== 'ready' || !sameEngine(engine, before)) {
        set({ engine: { ...get().engine, status: 'ready', engine, fault: null } });
      }
      return engine;
    } catch (error) {
      const fault = asLikenessError(error);
      set({ engine: { ...idleEngine, status: 'failed', fault } });
      throw fault;
    }
  }

  return () => {
    underway ??= load().finally(() => {
      underway = null;
    });
    return underway;
  };
}

function sameEngine(a: EngineStatus, b: EngineStatus | null): boolean {
  return (
    b !== null && a.backend === b.backend && a.threads === b.threads && a.notes.join() === b.notes.join()
  );
}
