import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { EngineStatus, FaceJobs, PackedGallery } from './faceJobs.ts';

/** An idle worker holds some hundred megabytes of weights and WASM memory; it comes back within a second or two. */
const IDLE_MS = 5 * 60_000;

/** The face worker as the page talks to it. */
export interface FaceClient {
  run: JobClient<FaceJobs>['run'];
  dispose: () => void;
}

/**
 * The face worker, started when it is first needed. After a crash or an idle shutdown the new worker is told the
 * engine and the gallery again before its first job.
 */
export function createFaceClient({
  onEngine,
}: {
  onEngine?: (engine: EngineStatus) => void;
} = {}): FaceClient {
  let engine: FaceJobs['prepare']['input'] | null = null;
  let gallery: PackedGallery | null = null;
  const client = new JobClient<FaceJobs>({
    spawn: () => spawnWorker('faces'),
    onEngine,
    idleMs: IDLE_MS,
    onStart: async (run) => {
      // For the job that it is started for.
      if (engine) await run('prepare', { ...engine, ahead: false });
      if (gallery) await run('setGallery', gallery);
    },
  });
  const run: JobClient<FaceJobs>['run'] = async (name, input, options) => {
    // Kept before it is sent: if the worker dies meanwhile, the next one hears of it.
    if (name === 'setGallery') gallery = input as PackedGallery;
    const output = await client.run(name, input, options);
    if (name === 'prepare') engine = input as FaceJobs['prepare']['input'];
    return output;
  };
  return { run, dispose: () => client.dispose() };
}
