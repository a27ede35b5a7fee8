import { Play, Square, SquareDashed, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Box, FaceObservation } from '../../faces/types.ts';
import type { Borrowed } from '../../store/faces/borrowedNames.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { initials } from '../../ui/buttons/Chip.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { FacePicture } from '../../ui/pictures/FacePicture.tsx';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { say } from '../../words/say.ts';
import styles from './Identify.module.css';
import { NameFace } from './NameFace.tsx';
import { placeOf, said, useAnswers, usePhotoSearch } from './photoAnswers.ts';
import { nameOfCandidate, type SeenFace, title } from './Readings.tsx';

interface PhotoIdentifyProps {
  file: File;
  /** The photos beside it. */
  strip: ReactNode;
  /** People known for this photo alone. */
  borrowed: readonly Borrowed[];
  onSeen: (seen: SeenFace[]) => void;
  onClose: () => void;
}

/** A photo with every face named or unknown. Decides again when the gallery or the rule changes. */
export function PhotoIdentify({ file, strip, borrowed, onSeen, onClose }: PhotoIdentifyProps) {
  const people = useLikeness((state) => state.gallery.people);
  const { search, state } = usePhotoSearch(file);
  const { status, found, fault, contentHash } = state;
  const { answers, fault: notCompared } = useAnswers(found, borrowed);
  const wrong = fault ?? notCompared;
  const latest = useRef(onSeen);
  latest.current = onSeen;

  useEffect(() => {
    latest.current(
      leftToRight(found?.faces ?? []).flatMap((face, id) => {
        const { encoding, chip, doubt } = face;
        const answer = answers.get(placeOf(face));
        const seen = { id, encoding, chip, source: 'photo' as const, contentHash, doubtful: Boolean(doubt) };
        return answer ? [{ ...seen, ...answer }] : [];
      }),
    );
  }, [found, answers, contentHash]);

  const nameOf = nameOfCandidate(people, borrowed);
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
  const [drawing, setDrawing] = useState<'no' | 'waiting' | 'looking'>('no');
  const look = (box: Box) => {
    setDrawing('looking');
    search
      ?.addInBox(box)
      .then((face) => {
        if (face) setChosenPlace(placeOf(face));
        else toast(say('identify.noneInBox'), { tone: 'bad', detail: say('identify.noneInBoxMore') });
      }, toastError)
      .finally(() => setDrawing('no'));
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
            {drawing === 'waiting' && say('people.drawAround')}
            {drawing === 'looking' && say('people.lookingInBox')}
            {drawing === 'no' && !wrong && said(state, answers)}
          </p>
          {found && !wrong && (
            <Button
              icon={<SquareDashed />}
              aria-pressed={drawing !== 'no'}
              disabled={drawing === 'looking' || status === 'searching'}
              onClick={() => setDrawing(drawing === 'no' ? 'waiting' : 'no')}
            >
              {say('people.addMissed')}
            </Button>
          )}
          {status === 'searching' && !wrong && (
            <Button icon={<Square />} onClick={() => search?.stop()}>
              {say('ui.stop')}
            </Button>
          )}
          {status === 'stopped' && !wrong && (
            <Button icon={<Play />} onClick={() => search?.goOn()}>
              {say('ui.continue')}
            </Button>
          )}
          <Button icon={<X />} onClick={onClose}>
            {say('identify.closePhoto')}
          </Button>
        </>
      }
    >
      {wrong ? (
        <div className={styles.failed}>
          <Notice tone="bad" title={whatHappened(wrong)}>
            {whatToDo(wrong)}
          </Notice>
        </div>
      ) : (
        <FacePicture
          picture={file}
          size={found}
          alt={file.name}
          {...(drawing === 'waiting' && { onDraw: look })}
          onFace={(index) => setChosenPlace(ordered[index] ? placeOf(ordered[index]) : null)}
          faces={ordered.map((face) => {
            const answer = answers.get(placeOf(face));
            const stopped = status === 'stopped' && !face.encoding;
            const waiting = say(stopped ? 'identify.notCompared' : 'identify.looking');
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
  return doubt ? say('identify.mayBeNoFace') : label;
}
