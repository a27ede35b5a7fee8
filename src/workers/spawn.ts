/** What a worker of this app can be asked to work on; each is one folder here. */
export type SubjectName =
  | 'faces'
  | 'style'
  | 'inspect'
  | 'train'
  | 'convolve'
  | 'evaluate'
  | 'photos'
  | 'pictures';

/** A new worker of one subject. All come from one file, which tells them apart by their name. */
export function spawnWorker(subject: SubjectName): Worker {
  return new Worker(new URL('./likeness.worker.ts', import.meta.url), { type: 'module', name: subject });
}
