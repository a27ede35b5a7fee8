import { useEffect, useMemo, useState } from 'react';
import type { LikenessError } from '../../../errors.ts';
import { type SortedTriplets, sortTriplets } from '../../../faces/train/tripletKinds.ts';
import type { FacesFound } from '../../../faces/types.ts';
import { asLikenessError } from '../../../failures.ts';
import { actions, openStudies } from '../../../store/react.ts';
import { say } from '../../../words/say.ts';

/** People and photos of each that triplets are made of: enough for some of every kind, few enough to wait for. */
const [PEOPLE, PHOTOS] = [5, 4];

/** A drawn photo, with the face that the app's own detector and encoder found in it. */
export interface DrawnPhoto {
  file: File;
  person: number;
  found: FacesFound;
  encoding: Float32Array;
}

export interface DrawnPhotos {
  /** Those read so far. */
  photos: readonly DrawnPhoto[];
  done: number;
  total: number;
  fault: LikenessError | null;
}

const nothing: DrawnPhotos = { photos: [], done: 0, total: PEOPLE * PHOTOS, fault: null };

/** Drawn people, read as photos of one's own would be, one after the other; `again` after a failure. */
export function useDrawnPhotos(): [DrawnPhotos, again: () => void] {
  const [state, setState] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs anew when asked again.
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setState(nothing);
    readDrawn(signal, (photo) =>
      setState(({ photos, done, ...rest }) => ({
        ...rest,
        photos: photo ? [...photos, photo] : photos,
        done: done + 1,
      })),
    ).catch((error: unknown) => {
      if (!signal.aborted) setState((before) => ({ ...before, fault: asLikenessError(error) }));
    });
    return () => leaving.abort();
  }, [attempt]);
  return [state, () => setAttempt(attempt + 1)];
}

async function readDrawn(signal: AbortSignal, onPhoto: (photo: DrawnPhoto | null) => void): Promise<void> {
  // They are Evaluate's, whose code comes with its own screen or here.
  await openStudies();
  const files = await actions().evaluate.drawnPeople(PEOPLE);
  const people = [...new Set(files.map(({ folders }) => folders.join('/')))];
  const wanted = people.flatMap((folder, person) =>
    files
      .filter(({ folders }) => folders.join('/') === folder)
      .slice(0, PHOTOS)
      .map(({ file }, photo) => ({ file, person, photo })),
  );
  // Two of each first: with the third picture there is a triplet to look at.
  wanted.sort((a, b) => Math.floor(a.photo / 2) - Math.floor(b.photo / 2));
  for (const { file, person, photo } of wanted) {
    signal.throwIfAborted();
    const name = say('verify.drawnPhoto', { person: person + 1, photo: photo + 1 });
    const named = new File([file], name, { type: file.type, lastModified: file.lastModified });
    const found = await actions().faces.findInFile(named, {}, signal);
    const encoding = found.faces[0]?.encoding;
    // A drawing in which no face is seen makes no triplet.
    onPhoto(encoding ? { file: named, person, found, encoding } : null);
  }
}

/** All triplets of the photos by kind, and J. Their distances are those of the head in use. */
export function useTriplets(
  photos: readonly DrawnPhoto[],
  alpha: number,
  inUse: string | null,
): SortedTriplets {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another head in use has other distances.
  const distances = useMemo(() => distancesOf(photos), [photos, inUse]);
  return useMemo(
    () =>
      sortTriplets(
        distances,
        photos.map(({ person }) => person),
        alpha,
      ),
    [photos, distances, alpha],
  );
}

function distancesOf(photos: readonly DrawnPhoto[]): Float32Array {
  const n = photos.length;
  const distances = new Float32Array(n * n);
  const between = actions().trained.distance;
  photos.forEach((one, i) => {
    photos.forEach((other, j) => {
      distances[i * n + j] = between(one.encoding, other.encoding);
    });
  });
  return distances;
}
