import type { LikenessError } from '../../errors.ts';
import type { FacesFound } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
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
  /** Ends the search; nobody is told of anything any more. */
  end: () => void;
}

/** Searches a picture for faces and tells of each as it is found. A stop keeps them. */
export function photoSearch(
  { findInFile, contentHash }: Pick<FaceActions, 'findInFile' | 'contentHash'>,
  file: File,
  onChange: (state: PhotoSearchState) => void,
): PhotoSearch {
  let state: PhotoSearchState = {
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
  const search = async () => {
    control = new AbortController();
    const { signal } = control;
    change({ status: 'searching', searched: null, fault: null });
    const onFound = (found: FacesFound) => {
      if (signal.aborted) return;
      const { searched = null } = found;
      const asMany = found.faces.length >= (state.found?.faces.length ?? 0);
      change({ searched, ...(asMany && { found }) });
    };
    try {
      const hash = state.contentHash ?? (await contentHash(file));
      signal.throwIfAborted();
      change({ contentHash: hash });
      const found = await findInFile(file, { asFound: true }, signal, { onFound });
      if (!signal.aborted) change({ status: 'done', found });
    } catch (error) {
      if (!signal.aborted) change({ status: 'failed', fault: asLikenessError(error) });
    }
  };
  // What fails is told in the state.
  void search();
  return {
    stop: () => {
      if (state.status !== 'searching') return;
      control.abort();
      change({ status: 'stopped' });
    },
    goOn: () => {
      if (state.status === 'stopped') void search();
    },
    end: () => control.abort(),
  };
}
