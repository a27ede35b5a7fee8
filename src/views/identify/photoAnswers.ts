import { useEffect, useState } from 'react';
import type { LikenessError } from '../../errors.ts';
import type { FaceObservation, FacesFound, Identification } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
import { type Borrowed, identifyAmong } from '../../store/faces/borrowedNames.ts';
import { type PhotoSearch, type PhotoSearchState, photoSearch } from '../../store/faces/photoSearch.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { milliseconds, percent, sentences } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';

const noneFound: PhotoSearchState = {
  status: 'searching',
  found: null,
  searched: null,
  fault: null,
  contentHash: null,
};

/** Photos that were looked at to the end: going back to one of several does not begin anew. */
const searched = new WeakMap<File, PhotoSearchState>();

export function usePhotoSearch(file: File) {
  const [state, setState] = useState<PhotoSearchState>(noneFound);
  const [search, setSearch] = useState<PhotoSearch | null>(null);
  useEffect(() => {
    const tell = (next: PhotoSearchState) => {
      setState(next);
      if (next.status === 'done') searched.set(file, next);
    };
    const begun = photoSearch(actions().faces, file, tell, searched.get(file));
    setSearch(begun);
    return () => begun.end();
  }, [file]);
  return { search, state };
}

export type Answers = ReadonlyMap<string, Identification>;

/** A face of one picture is the one at its place: while more are found their order changes. */
export const placeOf = ({ box }: FaceObservation) => `${box.x} ${box.y} ${box.width} ${box.height}`;

/** Who each compared face is, by its place: among those enrolled, and where none of them is it, among the borrowed. */
export function useAnswers(
  found: FacesFound | null,
  borrowed: readonly Borrowed[],
): { answers: Answers; fault: LikenessError | null } {
  const people = useLikeness((state) => state.gallery.people);
  const tau = useLikeness((state) => state.settings.tau);
  const margin = useLikeness((state) => state.settings.margin);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [fault, setFault] = useState<LikenessError | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: people change the answers.
  useEffect(() => {
    setFault(null);
    const compared = (found?.faces ?? []).flatMap((face) =>
      face.encoding ? [{ place: placeOf(face), encoding: face.encoding }] : [],
    );
    if (compared.length === 0) {
      setAnswers(new Map());
      return;
    }
    const stop = new AbortController();
    const encodings = compared.map(({ encoding }) => encoding);
    actions()
      .faces.identify(encodings, stop.signal)
      .then(
        (next) => {
          if (stop.signal.aborted) return;
          setAnswers(
            new Map(
              compared.flatMap(({ place, encoding }, i) => {
                const answer = next[i];
                if (!answer) return [];
                const among = answer.verdict !== 'known' && borrowed.length > 0;
                return [[place, among ? identifyAmong(borrowed, encoding, { tau, margin }) : answer]];
              }),
            ),
          );
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setFault(asLikenessError(error));
        },
      );
    return () => stop.abort();
  }, [found, people, tau, margin, borrowed]);
  return { answers, fault };
}

/** What the picture showed so far, in a sentence. */
export function said({ status, found, searched }: PhotoSearchState, answers: Answers): string {
  const count = found?.faces.length ?? 0;
  const compared = (found?.faces ?? []).filter(({ encoding }) => encoding).length;
  const share = searched ? percent(Math.floor(100 * searched) / 100) : null;
  if (status === 'searching') {
    return sentences(
      count === 0 ? say('identify.searching') : say('identify.searchingMore', { count, compared }),
      share && say('identify.searched', { share }),
    );
  }
  if (status === 'stopped') {
    if (count === 0) return share ? say('identify.stoppedNoneShare', { share }) : say('identify.stoppedNone');
    if (share) return say('identify.stoppedShare', { count, compared, share });
    return say('identify.stopped', { count, compared });
  }
  if (!found || count === 0) return say('identify.noFace');
  if (!found.faces.every((face) => answers.has(placeOf(face)))) return say('identify.comparing', { count });
  const verdicts = [...answers.values()].map(({ verdict }) => verdict);
  const known = verdicts.filter((verdict) => verdict === 'known').length;
  const unsure = verdicts.filter((verdict) => verdict === 'ambiguous' || verdict === 'unsure').length;
  const time = milliseconds(found.ms.detect + found.ms.encode);
  if (unsure > 0) return say('identify.answeredUnsure', { count, known, unsure, time });
  return say('identify.answered', { count, known, time });
}
