import { useEffect, useMemo, useState } from 'react';
import type { LikenessError } from '../../../errors.ts';
import { type SortedTriplets, sortTriplets } from '../../../faces/train/tripletKinds.ts';
import { asLikenessError } from '../../../failures.ts';
import { actions, openStudies, useLikeness } from '../../../store/react.ts';
import { say, spoken } from '../../../words/say.ts';
import { asWritten } from '../asWritten.ts';
import { type DrawnPhoto, drawnReader, PEOPLE, PHOTOS } from './drawnPhotos.ts';

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
  const mirror = useLikeness((all) => all.settings.mirror);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs anew when asked again.
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setState(nothing);
    readDrawn(`${spoken()} ${mirror}`, signal, (photo) =>
      setState(({ photos, done, ...rest }) => ({
        ...rest,
        photos: photo ? [...photos, photo] : photos,
        done: done + 1,
      })),
    ).catch((error: unknown) => {
      if (!signal.aborted) setState((before) => ({ ...before, fault: asLikenessError(error) }));
    });
    return () => leaving.abort();
  }, [attempt, mirror]);
  return [state, () => setAttempt(attempt + 1)];
}

/** For as long as the page is open. */
const readDrawn = drawnReader({
  draw: async () => {
    // They are Evaluate's, whose code comes with its own screen or here.
    await openStudies();
    return actions().evaluate.drawnPeople(PEOPLE);
  },
  find: (file, signal) => actions().faces.findInFile(file, {}, signal),
  nameOf: (person, photo) => say('verify.drawnPhoto', { person, photo }),
});

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

/** In thousandths: what is counted, and what kind a triplet has, is what can be worked out from the screen. */
function distancesOf(photos: readonly DrawnPhoto[]): Float32Array {
  const n = photos.length;
  const distances = new Float32Array(n * n);
  const between = actions().trained.distance;
  photos.forEach((one, i) => {
    photos.forEach((other, j) => {
      distances[i * n + j] = asWritten(between(one.encoding, other.encoding));
    });
  });
  return distances;
}
