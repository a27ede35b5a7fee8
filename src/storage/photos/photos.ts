import * as v from 'valibot';
import { turn } from '../../turn.ts';
import { tx } from '../database.ts';
import { canEncrypt, readGalleryKey } from '../encryption/encryption.ts';
import { writeWithKey } from '../encryption/sealedWrites.ts';
import {
  asUnfinishedRun,
  type Decision,
  type Face,
  FaceRow,
  type Photo,
  PhotoRow,
  type Root,
  type SealedFace,
  type UnfinishedRun,
} from './photoRows.ts';
import { openFace, openPicture, sealFace } from './sealedFaces.ts';

/** Rows read and opened at once. */
const PART = 120;

/** Key in `settings`. */
const RUN_KEY = 'photos-run';

export interface StoredPhotos {
  photos: Photo[];
  faces: Face[];
  /** Rows that could not be read, or whose photo is missing: left out and left alone. */
  damaged: number;
  unfinished: UnfinishedRun | null;
}

/** Reads what is known of all photos, each row checked; pictures of faces stay sealed. */
export async function loadPhotos(): Promise<StoredPhotos> {
  const [photoRows, faceRows, run] = await tx(
    ['photos', 'faces', 'settings'],
    'readonly',
    async (transaction) => [
      await readInParts(transaction.objectStore('photos')),
      await readInParts(transaction.objectStore('faces')),
      await transaction.objectStore('settings').get(RUN_KEY),
    ],
  );
  const photos = photoRows.flatMap((row) => {
    const read = v.safeParse(PhotoRow, row);
    return read.success ? [read.output] : [];
  });
  const known = new Set(photos.map(({ id }) => id));
  const key = canEncrypt() ? await readGalleryKey() : null;
  const faces: Face[] = [];
  for (let start = 0; start < faceRows.length; start += PART) {
    if (start > 0) await turn();
    const opened = await Promise.all(
      faceRows.slice(start, start + PART).map((row) => {
        const read = v.safeParse(FaceRow, row);
        return read.success && key && known.has(read.output.photoId) ? openFace(key.key, read.output) : null;
      }),
    );
    faces.push(...opened.filter((face) => face !== null));
  }
  const damaged = photoRows.length - photos.length + faceRows.length - faces.length;
  return { photos, faces, damaged, unfinished: asUnfinishedRun(run) };
}

/** What the person said of each face, without opening anything: for what another tab or the gallery changed. */
export async function readDecisions(): Promise<Decision[]> {
  const rows = await tx(['faces'], 'readonly', (transaction) =>
    readInParts(transaction.objectStore('faces')),
  );
  return rows.flatMap((row) => {
    const read = v.safeParse(FaceRow, row);
    return read.success ? [{ id: read.output.id, label: read.output.label, not: read.output.not }] : [];
  });
}

/**
 * Writes a photo with its faces, all or nothing; the run's progress goes with it.
 *
 * @param pictures the small picture of each face, by id, where its keeping was agreed to
 * @throws LikenessError `NoEncryption`, `StorageFull`
 */
export async function addPhoto(
  photo: Photo,
  faces: readonly Face[],
  pictures: ReadonlyMap<string, Blob>,
  run: UnfinishedRun | null,
): Promise<void> {
  await writeWithKey(
    ['photos', 'faces'],
    (key) => Promise.all(faces.map((face) => sealFace(key, face, pictures.get(face.id) ?? null))),
    async (transaction, rows) => {
      await transaction.objectStore('photos').put(photo);
      for (const row of rows) await transaction.objectStore('faces').put(row);
      if (run) await transaction.objectStore('settings').put(run, RUN_KEY);
    },
  );
}

/** A known photo was found in another place, or again after its folder was given anew. */
export async function movePhoto(photo: Photo): Promise<void> {
  await tx(['photos'], 'readwrite', async (transaction) => {
    const photos = transaction.objectStore('photos');
    if (await photos.get(photo.id)) await photos.put(photo);
  });
}

/** Remembers that a run is under way, or, with null, that none is. */
export async function writeRun(run: UnfinishedRun | null): Promise<void> {
  await tx(['settings'], 'readwrite', async (transaction) => {
    const settings = transaction.objectStore('settings');
    if (run) await settings.put(run, RUN_KEY);
    else await settings.delete(RUN_KEY);
  });
}

/** Writes what the person said of faces, all or nothing; of faces that are gone nothing is said. */
export async function writeDecisions(decisions: readonly Decision[]): Promise<void> {
  await tx(['faces'], 'readwrite', async (transaction) => {
    const faces = transaction.objectStore('faces');
    for (const { id, label, not } of decisions) {
      const row = await faces.get(id);
      if (row) await faces.put({ ...(row as SealedFace), label, not: [...not] });
    }
  });
}

/** The kept picture of a face; null when none was kept. */
export async function readPicture(faceId: string): Promise<Blob | null> {
  const row = await tx(['faces'], 'readonly', (transaction) => transaction.objectStore('faces').get(faceId));
  const read = v.safeParse(FaceRow, row);
  const key = canEncrypt() ? await readGalleryKey() : null;
  return read.success && key ? openPicture(key.key, read.output) : null;
}

/** Forgets photos with their faces. */
export async function deletePhotos(photoIds: readonly string[]): Promise<void> {
  await tx(['photos', 'faces'], 'readwrite', async (transaction) => {
    const faces = transaction.objectStore('faces');
    for (const id of photoIds) {
      for (const key of await faces.index('byPhoto').getAllKeys(id)) await faces.delete(key);
      await transaction.objectStore('photos').delete(id);
    }
  });
}

/** Forgets every photo, face, folder and run. */
export async function deleteAllPhotos(): Promise<void> {
  await tx(['photos', 'faces', 'photoRoots', 'settings'], 'readwrite', async (transaction) => {
    for (const store of ['photos', 'faces', 'photoRoots'] as const)
      await transaction.objectStore(store).clear();
    await transaction.objectStore('settings').delete(RUN_KEY);
  });
}

/** Forgets one face. */
export async function deleteFace(faceId: string): Promise<void> {
  await tx(['faces'], 'readwrite', async (transaction) => {
    await transaction.objectStore('faces').delete(faceId);
  });
}

export async function loadRoots(): Promise<Root[]> {
  const rows = await tx(['photoRoots'], 'readonly', (transaction) =>
    transaction.objectStore('photoRoots').getAll(),
  );
  return rows.flatMap((row) => {
    const { id, handle } = (row ?? {}) as Partial<Root>;
    return typeof id === 'string' && handle?.kind === 'directory' ? [{ id, handle }] : [];
  });
}

export async function addRoot(root: Root): Promise<void> {
  await tx(['photoRoots'], 'readwrite', async (transaction) => {
    await transaction.objectStore('photoRoots').put(root);
  });
}

/** Every row of a store, some at a time, so that reading thousands does not hold up the page. */
async function readInParts(store: {
  getAll: (range: IDBKeyRange | null, count: number) => Promise<unknown[]>;
}): Promise<unknown[]> {
  const all: unknown[] = [];
  for (;;) {
    const last = all.at(-1) as { id?: unknown } | undefined;
    const part = await store.getAll(last ? IDBKeyRange.lowerBound(String(last.id), true) : null, PART);
    all.push(...part);
    if (part.length < PART) return all;
  }
}
