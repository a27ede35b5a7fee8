import type { FacesFound } from '../../../faces/types.ts';

/** People and photos of each that triplets are made of: enough for some of every kind, few enough to wait for. */
export const [PEOPLE, PHOTOS] = [5, 4];

/** A drawn photo, with the face that the app's own detector and encoder found in it. */
export interface DrawnPhoto {
  file: File;
  person: number;
  found: FacesFound;
  encoding: Float32Array;
}

interface Needs {
  /** Drawn people, a folder each. */
  draw: () => Promise<{ file: File; folders: readonly string[] }[]>;
  find: (file: File, signal: AbortSignal) => Promise<FacesFound>;
  /** What a photo is called, both numbers from 1. */
  nameOf: (person: number, photo: number) => string;
}

/**
 * Reads drawn people as photos of one's own would be read, one after the other, once: whoever comes back finds what was read before,
 * and the rest is read from there on. Twenty small pictures are kept, under the key they were last read for.
 *
 * @param onPhoto told of each in turn; null for a drawing in which no face is seen, which makes no triplet
 */
export function drawnReader({ draw, find, nameOf }: Needs) {
  let kept: { key: string; read: (DrawnPhoto | null)[] } = { key: '', read: [] };
  return async (
    key: string,
    signal: AbortSignal,
    onPhoto: (photo: DrawnPhoto | null) => void,
  ): Promise<void> => {
    if (kept.key !== key) kept = { key, read: [] };
    const { read } = kept;
    for (const photo of read) onPhoto(photo);
    if (read.length === PEOPLE * PHOTOS) return;
    const wanted = inOrder(await draw());
    for (const { file, person, photo } of wanted.slice(read.length)) {
      signal.throwIfAborted();
      const name = nameOf(person + 1, photo + 1);
      const named = new File([file], name, { type: file.type, lastModified: file.lastModified });
      const found = await find(named, signal);
      signal.throwIfAborted();
      const encoding = found.faces[0]?.encoding;
      const taken = encoding ? { file: named, person, found, encoding } : null;
      read.push(taken);
      onPhoto(taken);
    }
  };
}

/** Two of each person first: with the third picture there is a triplet to look at. */
function inOrder(files: Awaited<ReturnType<Needs['draw']>>) {
  const people = [...new Set(files.map(({ folders }) => folders.join('/')))];
  return people
    .flatMap((folder, person) =>
      files
        .filter(({ folders }) => folders.join('/') === folder)
        .slice(0, PHOTOS)
        .map(({ file }, photo) => ({ file, person, photo })),
    )
    .sort((a, b) => Math.floor(a.photo / 2) - Math.floor(b.photo / 2));
}
