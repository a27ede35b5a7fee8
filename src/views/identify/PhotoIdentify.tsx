import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import type { FacesFound, Identification } from '../../store/shared.ts';
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
  const [answers, setAnswers] = useState<Identification[]>([]);
  const [fault, setFault] = useState<(Error & { advice?: string }) | null>(null);
  const tell = useRef(onSeen);
  tell.current = onSeen;

  useEffect(() => {
    const stop = new AbortController();
    setFound(null);
    setAnswers([]);
    setFault(null);
    actions()
      .faces.findInFile(file, {}, stop.signal)
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
            found.faces.map(({ encoding, chip }, id) => ({
              id,
              verdict: next[id]?.verdict ?? 'unknown',
              candidates: next[id]?.candidates ?? [],
              margin: next[id]?.margin ?? null,
              encoding,
              chip,
              source: 'photo',
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
            {found ? said(found, answers) : fault ? '' : 'Looking for faces…'}
          </p>
          <Button icon={<X />} onClick={onClose}>
            Close photo
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
          size={found}
          alt={file.name}
          faces={(found?.faces ?? []).map((face, index) => {
            const answer = answers[index];
            return {
              box: face.box,
              label: answer ? title(answer, nameOf) : 'Looking…',
              mark: answer && answer.verdict !== 'unknown' ? initials(title(answer, nameOf)) : '?',
              tone: tones[answer?.verdict ?? 'unknown'],
            };
          })}
        />
      )}
      {!found && !fault && (
        <div className={styles.busy}>
          <Progress label="Looking for faces" share={null} />
        </div>
      )}
    </Stage>
  );
}

const tones = { known: 'good', ambiguous: 'caution', unsure: 'caution', unknown: 'plain' } as const;

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
