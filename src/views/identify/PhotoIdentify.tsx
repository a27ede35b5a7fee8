import { Play, Square, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LikenessError } from '../../errors.ts';
import type { FaceObservation, FacesFound, Identification } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
import { type PhotoSearch, type PhotoSearchState, photoSearch } from '../../store/faces/photoSearch.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { initials } from '../../ui/buttons/Chip.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { many } from '../../ui/numbers.ts';
import { FacePicture } from '../../ui/pictures/FacePicture.tsx';
import styles from './Identify.module.css';
import { NameFace } from './NameFace.tsx';
import { type SeenFace, title } from './Readings.tsx';

interface PhotoIdentifyProps {
  file: File;
  /** The photos beside it. */
  strip: ReactNode;
  onSeen: (seen: SeenFace[]) => void;
  onClose: () => void;
}

/** A photo with every face named or unknown. Decides again when the gallery or the rule changes. */
export function PhotoIdentify({ file, strip, onSeen, onClose }: PhotoIdentifyProps) {
  const people = useLikeness((state) => state.gallery.people);
  const { search, state } = usePhotoSearch(file);
  const { status, found, fault, contentHash } = state;
  const { answers, fault: notCompared } = useAnswers(found);
  const wrong = fault ?? notCompared;
  const tell = useRef(onSeen);
  tell.current = onSeen;

  useEffect(() => {
    tell.current(
      leftToRight(found?.faces ?? []).flatMap((face, id) => {
        const { encoding, chip, doubt } = face;
        const answer = answers.get(placeOf(face));
        const seen = { id, encoding, chip, source: 'photo' as const, contentHash, doubtful: Boolean(doubt) };
        return answer ? [{ ...seen, ...answer }] : [];
      }),
    );
  }, [found, answers, contentHash]);

  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'a deleted person';
  const ordered = leftToRight(found?.faces ?? []);
  const [chosenPlace, setChosenPlace] = useState<string | null>(null);
  const chosen = ordered.find((face) => placeOf(face) === chosenPlace);
  const toName = chosen && newFace(chosen, contentHash);
  /** The next one to the right that is not known yet, around the end. */
  const next = () => {
    const at = chosen ? ordered.indexOf(chosen) : -1;
    const others = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(0, at))];
    const unknown = others.find(
      (face) => !face.doubt && face.encoding && answers.get(placeOf(face))?.verdict !== 'known',
    );
    setChosenPlace(unknown ? placeOf(unknown) : null);
  };
  return (
    <Stage
      bar={
        <>
          {strip}
          {toName && (
            <NameFace
              face={toName}
              near={(answers.get(chosenPlace ?? '')?.candidates ?? []).map(({ personId }) =>
                nameOf(personId),
              )}
              onNamed={next}
            />
          )}
          <p className={styles.said} role="status">
            {wrong ? '' : said(state, answers)}
          </p>
          {status === 'searching' && !wrong && (
            <Button icon={<Square />} onClick={() => search?.stop()}>
              Stop
            </Button>
          )}
          {status === 'stopped' && !wrong && (
            <Button icon={<Play />} onClick={() => search?.goOn()}>
              Go on
            </Button>
          )}
          <Button icon={<X />} onClick={onClose}>
            Close photo
          </Button>
        </>
      }
    >
      {wrong ? (
        <div className={styles.failed}>
          <Notice tone="bad" title={wrong.message}>
            {wrong.advice}
          </Notice>
        </div>
      ) : (
        <FacePicture
          picture={file}
          size={found}
          alt={file.name}
          onFace={(index) => setChosenPlace(ordered[index] ? placeOf(ordered[index]) : null)}
          faces={ordered.map((face) => {
            const answer = answers.get(placeOf(face));
            const waiting = status === 'stopped' && !face.encoding ? 'Not compared' : 'Looking…';
            return {
              box: face.box,
              label: labelOf(face, answer ? title(answer, nameOf) : waiting),
              mark: answer && answer.verdict !== 'unknown' ? initials(title(answer, nameOf)) : '?',
              pressed: placeOf(face) === chosenPlace,
              tone: face.doubt ? 'caution' : tones[answer?.verdict ?? 'unknown'],
            };
          })}
        />
      )}
      {status === 'searching' && !wrong && (
        <div className={styles.busy}>
          <Progress label={said(state, answers)} share={null} />
        </div>
      )}
    </Stage>
  );
}

const noneFound: PhotoSearchState = {
  status: 'searching',
  found: null,
  searched: null,
  fault: null,
  contentHash: null,
};

/** Photos that were looked at to the end: going back to one of several does not begin anew. */
const searched = new WeakMap<File, PhotoSearchState>();

function usePhotoSearch(file: File) {
  const [state, setState] = useState<PhotoSearchState>(noneFound);
  const [search, setSearch] = useState<PhotoSearch | null>(null);
  useEffect(() => {
    const done = searched.get(file);
    if (done) {
      setState(done);
      return;
    }
    const begun = photoSearch(actions().faces, file, (next) => {
      setState(next);
      if (next.status === 'done') searched.set(file, next);
    });
    setSearch(begun);
    return () => begun.end();
  }, [file]);
  return { search, state };
}

type Answers = ReadonlyMap<string, Identification>;

/** A face of one picture is the one at its place: while more are found their order changes. */
const placeOf = ({ box }: FaceObservation) => `${box.x} ${box.y} ${box.width} ${box.height}`;

/** Who each compared face is, by its place. */
function useAnswers(found: FacesFound | null): { answers: Answers; fault: LikenessError | null } {
  const people = useLikeness((state) => state.gallery.people);
  const tau = useLikeness((state) => state.settings.tau);
  const margin = useLikeness((state) => state.settings.margin);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [fault, setFault] = useState<LikenessError | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: people, tau and margin change the answers.
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
              compared.flatMap(({ place }, i) => {
                const answer = next[i];
                return answer ? [[place, answer]] : [];
              }),
            ),
          );
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setFault(asLikenessError(error));
        },
      );
    return () => stop.abort();
  }, [found, people, tau, margin]);
  return { answers, fault };
}

/** As people read a group: from left to right. */
const leftToRight = (faces: readonly FaceObservation[]) =>
  [...faces].sort((a, b) => a.box.x + a.box.width / 2 - (b.box.x + b.box.width / 2));

/** The same object for the same face, so that its field is not begun anew. */
const newFaces = new WeakMap<Float32Array, NewFace>();
function newFace({ encoding, chip }: FaceObservation, contentHash: string | null): NewFace | null {
  if (!encoding || !chip) return null;
  const known = newFaces.get(encoding);
  if (known) return known;
  const made: NewFace = { encoding, chip, source: 'photo', contentHash };
  newFaces.set(encoding, made);
  return made;
}

const tones = { known: 'good', ambiguous: 'caution', unsure: 'caution', unknown: 'plain' } as const;

/** A face that may be none is never shown as somebody. */
function labelOf({ doubt }: FaceObservation, label: string): string {
  return doubt ? 'Perhaps no face' : label;
}

/** What the picture showed so far, in a sentence. */
function said({ status, found, searched }: PhotoSearchState, answers: Answers): string {
  const count = found?.faces.length ?? 0;
  const faces = many(count, 'face', 'faces');
  const compared = (found?.faces ?? []).filter(({ encoding }) => encoding).length;
  const share = searched ? `${Math.floor(100 * searched)} % of the picture searched` : '';
  if (status === 'searching') {
    if (count === 0) return share ? `Looking for faces… ${share}.` : 'Looking for faces…';
    return `${faces} so far, ${compared} compared. Looking for more… ${share && `${share}.`}`;
  }
  if (status === 'stopped') {
    const until = share ? `, with ${share}` : ', after a first look at the whole picture';
    if (count === 0) return `Stopped before a face was found${until}. Going on looks from the beginning.`;
    return `Stopped at ${faces}, ${compared} compared${until}; there may be more. Going on looks from the beginning.`;
  }
  if (!found || count === 0)
    return 'No face was found. A picture where faces are larger or sharper may help.';
  if (!found.faces.every((face) => answers.has(placeOf(face)))) return `${faces}. Comparing…`;
  const verdicts = [...answers.values()].map(({ verdict }) => verdict);
  const known = verdicts.filter((verdict) => verdict === 'known').length;
  const unsure = verdicts.filter((verdict) => verdict === 'ambiguous' || verdict === 'unsure').length;
  const time = Math.round(found.ms.detect + found.ms.encode);
  return `${faces}, ${known} known${unsure > 0 ? `, ${unsure} too close to tell` : ''}, in ${time} ms.`;
}
