import type { Point } from '../../faces/group/point.ts';
import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { PhotoJobs } from './photoJobs.ts';

export type PhotoClient = Pick<JobClient<PhotoJobs>, 'run'>;

/** The groups hold an encoding for each face; made anew they come back in seconds. */
const IDLE_MS = 10 * 60_000;

/** Groups faces apart from the page. Whenever its worker begins, it is given all faces. @param points what it must know */
export function createPhotoClient(points: () => Point[]): PhotoClient {
  return new JobClient<PhotoJobs>({
    spawn: () => spawnWorker('photos'),
    idleMs: IDLE_MS,
    onStart: async (run) => {
      await run('start', { points: points() });
    },
  });
}
