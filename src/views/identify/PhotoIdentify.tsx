import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { FaceObservation, FacesFound, Identification } from '../../faces/types.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { initials } from '../../ui/buttons/Chip.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { FacePicture } from '../../ui/pictures/FacePicture.tsx';
import styles from './Identify.module.css';
import { type SeenFace, title } from './Readings.tsx';

interface PhotoIdentifyProps {
  file: File;
  onSeen: (seen: SeenFace[]) => void;
  onClose: () => void;
}

/** A photo with every face named or unknown. Decides again when the gallery or the rule changes. */
export function PhotoIdentify({ file, onSeen, onClose }: PhotoIdentifyProps) {
  const people = useLikeness((state) => state.gallery.people);
  const tau = useLikeness((state) => state.settings.tau);
  const margin = useLikeness((state) => state.settings.margin);
  const [found, setFound] = useState<FacesFound | null>(null);
  /** On the way: the faces found so far, and how many of them were compared; null once all are. */
  const [partial, setPartial] = useState<FacesFound | null>(null);
  const [encoded, setEncoded] = useState<[done: number, total: number] | null>(null);
  const [answers, setAnswers] = useState<Identification[]>([]);
  const [fault, setFault] = useState<(Error & { advice?: string }) | null>(null);
  const tell = useRef(onSeen);
  tell.current = onSeen;

  useEffect(() => {
    const stop = new AbortController();
    setFound(null);
    setPartial(null);
    setEncoded(null);
    setAnswers([]);
    setFault(null);
    actions()
      .faces.findInFile(file, {}, stop.signal, {
        onFound: setPartial,
        onEncoded: (done, total) => setEncoded([done, total]),
      })
      .then(setFound, (error: Error) => {
        if (!stop.signal.aborted) setFault(error);
      });
    return () => stop.abort();
  }, [file]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: people, tau and margin change the answers.
  useEffect(() => {
    if (!found) return;
    const stop = new AbortController();
    const encoded = found.faces.flatMap((face) => (face.encoding ? [face.encoding] : []));
    actions()
      .faces.identify(encoded, stop.signal)
      .then(
        (next) => {
          setAnswers(next);
          tell.current(
            found.faces.map(({ encoding, chip, doubt }, id) => ({
              id,
              verdict: next[id]?.verdict ?? 'unknown',
              candidates: next[id]?.candidates ?? [],
              margin: next[id]?.margin ?? null,
              encoding,
              chip,
              source: 'photo',
              doubtful: Boolean(doubt),
            })),
          );
        },
        (error: Error) => {
          if (!stop.signal.aborted) setFault(error);
        },
      );
    return () => stop.abort();
  }, [found, people, tau, margin]);

  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'a deleted person';
  return (
    <Stage
      bar={
        <>
          <p className={styles.said} role="status">
            {found ? said(found, answers) : fault ? '' : saidOnTheWay(partial, encoded)}
          </p>
          <Button icon={<X />} onClick={onClose}>
            {found || fault ? 'Close photo' : 'Stop'}
          </Button>
        </>
      }
    >
      {fault ? (
        <div className={styles.failed}>
          <Notice tone="bad" title={fault.message}>
            {fault.advice}
          </Notice>
        </div>
      ) : (
        <FacePicture
          picture={file}
          size={found ?? partial}
          alt={file.name}
          faces={((found ?? partial)?.faces ?? []).map((face, index) => {
            const answer = answers[index];
            return {
              box: face.box,
              label: labelOf(face, answer ? title(answer, nameOf) : 'Looking…'),
              mark: answer && answer.verdict !== 'unknown' ? initials(title(answer, nameOf)) : '?',
              tone: face.doubt ? 'caution' : tones[answer?.verdict ?? 'unknown'],
            };
          })}
        />
      )}
      {!found && !fault && (
        <div className={styles.busy}>
          <Progress
            label={saidOnTheWay(partial, encoded)}
            share={encoded ? encoded[0] / Math.max(1, encoded[1]) : null}
          />
        </div>
      )}
    </Stage>
  );
}

const tones = { known: 'good', ambiguous: 'caution', unsure: 'caution', unknown: 'plain' } as const;

/** A face that may be none is never shown as somebody. */
function labelOf({ doubt }: FaceObservation, label: string): string {
  return doubt ? 'Perhaps no face' : label;
}

function saidOnTheWay(partial: FacesFound | null, encoded: [number, number] | null): string {
  if (encoded) return `${encoded[0]} of ${encoded[1]} faces compared…`;
  const count = partial?.faces.length ?? 0;
  if (count === 0) return 'Looking for faces…';
  return `${count} ${count === 1 ? 'face' : 'faces'} so far, looking for more…`;
}

function said(found: FacesFound, answers: Identification[]): string {
  const count = found.faces.length;
  if (count === 0) return 'No face was found. A picture where faces are larger or sharper may help.';
  const known = answers.filter(({ verdict }) => verdict === 'known').length;
  const faces = `${count} ${count === 1 ? 'face' : 'faces'}`;
  if (answers.length === 0) return `${faces}. Comparing…`;
  const time = Math.round(found.ms.detect + found.ms.encode);
  const unsure = answers.filter(({ verdict }) => verdict === 'ambiguous' || verdict === 'unsure').length;
  return `${faces}, ${known} known${unsure > 0 ? `, ${unsure} not to be told` : ''}, in ${time} ms.`;
}
