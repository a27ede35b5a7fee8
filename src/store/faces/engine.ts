import type { LikenessError } from '../../errors.ts';
import { asLikenessError } from '../../failures.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import type { FaceClient } from '../../workers/faces/faceClient.ts';
import type { JobProgress } from '../../workers/jobs/jobs.ts';
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

/** Notes that a worker had to leave its graphics context or its backend, to be shown above every screen. */
export const showEngineNews = (set: SetState) => (engine: EngineStatus) => set({ engineNews: engine });

/** The same of the faces' worker, whose engine the settings show, too. */
export const showFaceEngineNews = (set: SetState, get: GetState) => (engine: EngineStatus) =>
  set({ engine: { ...get().engine, engine }, engineNews: engine });

/**
 * Loads the networks on the backend the settings name; a second call while loading joins the first. Costs nothing once they
 * are loaded: the worker tells by itself when it had to leave a backend, and loads them anew when it was ended.
 */
export function engineLoader(
  set: SetState,
  get: GetState,
  client: FaceClient,
  assets: string,
): (ahead: boolean) => Promise<EngineStatus> {
  let underway: Promise<EngineStatus> | null = null;
  let loadedFor: EngineStatus['backend'] | 'auto' | null = null;

  async function load(ahead: boolean): Promise<EngineStatus> {
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
    set({ engine: { ...idleEngine, status: 'loading' } });
    try {
      const engine = await client.run('prepare', { backend, assets, ahead }, { onProgress });
      set({ engine: { ...get().engine, status: 'ready', engine, fault: null } });
      loadedFor = backend;
      return engine;
    } catch (error) {
      loadedFor = null;
      const fault = asLikenessError(error);
      set({ engine: { ...idleEngine, status: 'failed', fault } });
      throw fault;
    }
  }

  return (ahead) => {
    const { status, engine } = get().engine;
    if (status === 'ready' && engine && loadedFor === get().settings.backend) return Promise.resolve(engine);
    underway ??= load(ahead).finally(() => {
      underway = null;
    });
    return underway;
  };
}
