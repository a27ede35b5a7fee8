import { ENCODER_VERSION } from '../../faces/encode/version.ts';
import { foundsGroup } from '../../faces/group/founding.ts';
import type { FaceObservation, FacesFound } from '../../faces/types.ts';
import { asLikenessError, hasCode } from '../../failures.ts';
import { type FoundFile, looksLikePicture } from '../../media/files.ts';
import type { Face, Photo, UnfinishedRun } from '../../storage/photos/photoRows.ts';
import { turn } from '../../turn.ts';
import { message } from '../../words/keys.ts';
import type { PhotosRun } from './photosState.ts';

/** Photos under way at once: the next is read and decoded while one is computed. */
const LANES = 2;
/** Photos computed before the time left is told. */
const SETTLED = 3;

export interface TakeInNeeds {
  findInFile: (file: File, signal: AbortSignal) => Promise<FacesFound>;
  hash: (file: File) => Promise<string | null>;
  /** A known photo that lies at this place with this size and date, or null. */
  atPlace: (file: File, folders: readonly string[]) => Photo | null;
  withHash: (hash: string) => Photo | null;
  /** A photo that was known is at hand again. */
  again: (photo: Photo, found: FoundFile) => Promise<void>;
  /** Keeps what was found. Rejects when it cannot be kept: that ends the run. */
  keep: (
    photo: Photo,
    faces: Face[],
    observed: FaceObservation[],
    file: File,
    run: UnfinishedRun,
  ) => Promise<void>;
  rootOf: (found: FoundFile) => string | null;
  onRun: (run: PhotosRun) => void;
  now?: () => number;
}

export interface RunningTakeIn {
  /** Resolves when all is done or it was stopped; rejects when nothing can be kept any more. */
  ended: Promise<void>;
  pause: () => void;
  resume: () => void;
  stop: () => void;
}

/**
 * Looks at photos one by one: whether it is known, else its faces, which are kept before the next is told done. So at any
 * moment all but the one under way is safe. What is wrong with a file is listed and ends nothing.
 */
export function takeIn(
  given: readonly FoundFile[],
  name: string,
  rootIds: string[],
  needs: TakeInNeeds,
): RunningTakeIn {
  const { now = () => performance.now() } = needs;
  const files = given.filter(({ file }) => looksLikePicture(file));
  const stop = new AbortController();
  let run: PhotosRun = {
    state: 'running',
    total: files.length,
    done: 0,
    known: 0,
    photos: 0,
    faces: 0,
    left: given
      .filter(({ file }) => !looksLikePicture(file))
      .map((found) => ({ name: labelOf(found), why: message('photos.notAPicture') })),
    secondsLeft: null,
  };
  const tell = (change: Partial<PhotosRun>) => {
    run = { ...run, ...change };
    needs.onRun(run);
  };

  let gate = Promise.resolve();
  let open: () => void = () => undefined;
  const clock = activeClock(now);

  /** Hashes under way in the other lane: the same picture twice at the same moment is still looked at once. */
  const underWay = new Map<string, Promise<void>>();

  const look = async (found: FoundFile): Promise<void> => {
    const { file, folders } = found;
    const before = needs.atPlace(file, folders);
    if (before) {
      await needs.again(before, found);
      tell({ known: run.known + 1 });
      return;
    }
    const hash = file.size > 0 ? await needs.hash(file) : null;
    stop.signal.throwIfAborted();
    // Nothing is awaited between the last look and the entry below, or both lanes would pass.
    for (let other = hash && underWay.get(hash); other; other = hash && underWay.get(hash)) await other;
    stop.signal.throwIfAborted();
    const known = hash === null ? null : needs.withHash(hash);
    if (known) {
      await needs.again(known, found);
      tell({ known: run.known + 1 });
      return;
    }
    const work = compute(found, hash ?? '');
    if (hash)
      underWay.set(
        hash,
        work.catch(() => undefined),
      );
    try {
      await work;
    } finally {
      if (hash) underWay.delete(hash);
    }
  };

  const compute = async (found: FoundFile, hash: string): Promise<void> => {
    const { file, folders } = found;
    const seen = await needs.findInFile(file, stop.signal);
    stop.signal.throwIfAborted();
    const photo: Photo = {
      id: crypto.randomUUID(),
      hash,
      name: file.name,
      folders: [...folders],
      size: file.size,
      modifiedAt: file.lastModified,
      addedAt: Date.now(),
      width: seen.width,
      height: seen.height,
      rootId: needs.rootOf(found),
    };
    const observed = seen.faces.filter(({ encoding }) => encoding !== null);
    const faces = observed.map((face) => toFace(face, photo.id));
    await needs.keep(photo, faces, observed, file, { total: run.total, done: run.done + 1, name, rootIds });
    tell({ photos: run.photos + 1, faces: run.faces + faces.length });
  };

  let next = 0;
  const lane = async () => {
    for (;;) {
      await gate;
      if (stop.signal.aborted || next >= files.length) return;
      const found = files[next++] as FoundFile;
      try {
        await look(found);
      } catch (error) {
        if (stop.signal.aborted) return;
        const failure = asLikenessError(error);
        // Nothing more can be kept: going on would compute for nothing.
        if (ENDS.some((code) => hasCode(failure, code))) {
          stop.abort();
          throw failure;
        }
        tell({ left: [...run.left, { name: labelOf(found), why: failure }] });
      }
      const computed = run.photos + run.left.length;
      tell({
        done: run.done + 1,
        secondsLeft: run.photos < SETTLED ? null : (clock.seconds() / computed) * (run.total - run.done - 1),
      });
      await turn();
    }
  };

  tell({});
  const ended = Promise.all(Array.from({ length: LANES }, lane)).then(
    () => tell({ state: stop.signal.aborted ? 'stopped' : 'ended', secondsLeft: null }),
    (error: unknown) => {
      tell({ state: 'stopped', secondsLeft: null });
      throw error;
    },
  );
  return {
    ended,
    pause: () => {
      if (run.state !== 'running') return;
      clock.hold();
      gate = new Promise((resolve) => {
        open = resolve;
      });
      tell({ state: 'paused' });
    },
    resume: () => {
      if (run.state !== 'paused') return;
      clock.go();
      open();
      gate = Promise.resolve();
      tell({ state: 'running' });
    },
    stop: () => {
      stop.abort();
      open();
    },
  };
}

/** Failures after which nothing is kept any more, or nothing can be computed. */
const ENDS = [
  'NoEncryption',
  'NoStorage',
  'StorageFull',
  'StorageFailed',
  'StorageNewer',
  'KeyChanged',
  'NoBackend',
  'ModelFileMissing',
  'CodeMissing',
] as const;

const labelOf = ({ folders, file }: FoundFile) => [...folders, file.name].join('/');

export function toFace(face: FaceObservation, photoId: string): Face {
  return {
    id: crypto.randomUUID(),
    photoId,
    box: face.box,
    score: face.score,
    founds: foundsGroup(face),
    sharpness: face.quality.sharpness,
    encoderVersion: ENCODER_VERSION,
    drawn: false,
    label: null,
    not: [],
    encoding: face.encoding ?? new Float32Array(0),
  };
}

/** Seconds of work, without those of rest. */
function activeClock(now: () => number) {
  let spent = 0;
  let since: number | null = now();
  return {
    seconds: () => (spent + (since === null ? 0 : now() - since)) / 1000,
    hold: () => {
      if (since !== null) spent += now() - since;
      since = null;
    },
    go: () => {
      since ??= now();
    },
  };
}
