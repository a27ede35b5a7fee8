import type { LikenessError } from '../../errors.ts';
import type { Box, FaceObservation, FacesFound } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
import { sameFace } from './drawnBox.ts';
import type { FaceActions } from './faces.ts';

/** How far the search through one picture is. */
export interface PhotoSearchState {
  status: 'searching' | 'stopped' | 'done' | 'failed';
  /** The faces so far, those compared with their encodings; null before there is one. */
  found: FacesFound | null;
  /** Share of the picture's parts that the search under way, or the one stopped, has looked at, 0..1; null before it tells. */
  searched: number | null;
  fault: LikenessError | null;
  /** Of the file; null until it is known. */
  contentHash: string | null;
}

export interface PhotoSearch {
  /** Ends the search and keeps what it found. */
  stop: () => void;
  /** Searches the picture anew; what was found before stays until the new search has found as many. */
  goOn: () => void;
  /** Looks again in a box drawn around a face that was missed. Resolves to it, or to null when nothing is seen there. */
  addInBox: (box: Box) => Promise<FaceObservation | null>;
  /** Ends the search; nobody is told of anything any more. */
  end: () => void;
}

/**
 * Searches a picture for faces and tells of each as it is found. A stop keeps them.
 *
 * @param before what an earlier search of this file had found at its end: then there is nothing to search any more
 */
export function photoSearch(
  { findInFile, findInBox, contentHash }: Pick<FaceActions, 'findInFile' | 'findInBox' | 'contentHash'>,
  file: File,
  onChange: (state: PhotoSearchState) => void,
  before: PhotoSearchState | null = null,
): PhotoSearch {
  let state: PhotoSearchState = before ?? {
    status: 'searching',
    found: null,
    searched: null,
    fault: null,
    contentHash: null,
  };
  let control = new AbortController();
  const change = (part: Partial<PhotoSearchState>) => {
    state = { ...state, ...part };
    onChange(state);
  };
  /** Faces in drawn boxes: a search that goes on finds them no more than the first did. */
  const drawn: FaceObservation[] = [];
  const whole = (found: FacesFound): FacesFound => {
    const missed = drawn.filter(({ box }) => !found.faces.some((face) => sameFace(face.box, box)));
    return missed.length > 0 ? { ...found, faces: [...found.faces, ...missed] } : found;
  };
  const lifetime = new AbortController();
  const search = async () => {
    control = new AbortController();
    const { signal } = control;
    change({ status: 'searching', searched: null, fault: null });
    const onFound = (found: FacesFound) => {
      if (signal.aborted) return;
      const { searched = null } = found;
      const next = whole(found);
      const asMany = next.faces.length >= (state.found?.faces.length ?? 0);
      change({ searched, ...(asMany && { found: next }) });
    };
    try {
      const hash = state.contentHash ?? (await contentHash(file));
      signal.throwIfAborted();
      change({ contentHash: hash });
      const found = await findInFile(file, { asFound: true }, signal, { onFound });
      if (!signal.aborted) change({ status: 'done', found: whole(found) });
    } catch (error) {
      if (!signal.aborted) change({ status: 'failed', fault: asLikenessError(error) });
    }
  };
  // What fails is told in the state.
  if (before) onChange(before);
  else void search();
  return {
    stop: () => {
      if (state.status !== 'searching') return;
      control.abort();
      change({ status: 'stopped' });
    },
    goOn: () => {
      if (state.status === 'stopped') void search();
    },
    addInBox: async (box) => {
      const face = await findInBox(file, box, lifetime.signal);
      const { found } = state;
      if (!face || !found) return null;
      const known = found.faces.find((each) => sameFace(each.box, face.box));
      if (known) return known;
      drawn.push(face);
      change({ found: whole(found) });
      return face;
    },
    end: () => {
      control.abort();
      lifetime.abort();
    },
  };
}
