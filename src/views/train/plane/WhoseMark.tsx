import { useEffect, useState } from 'react';
import { actions } from '../../../store/react.ts';
import type { LearntFace as Face } from '../../../store/train/learntFrom.ts';
import { toastError } from '../../../ui/messages/toasts.ts';
import { worded } from '../../../words/say.ts';
import { LearntFace, useOwner } from '../LearntFace.tsx';

interface WhoseMarkProps {
  /** The row of the run's data. */
  row: number;
  /** Called when the photo is there and the tip has its size. */
  onShown: () => void;
}

/** A small picture of the photo that a mark is, with whose it is. */
export function WhoseMark({ row, onShown }: WhoseMarkProps) {
  const [face, setFace] = useState<{ row: number; face: Face } | null>(null);
  const owner = useOwner(row);
  useEffect(() => {
    let gone = false;
    actions()
      .train.faceOf(row)
      .then((found) => {
        if (!gone && found) setFace({ row, face: found });
      }, toastError);
    return () => {
      gone = true;
    };
  }, [row]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another photo has come.
  useEffect(onShown, [face]);
  // The photo before is not shown under another's name.
  const shown = face?.row === row ? face.face : null;
  const name = owner?.name ?? (shown && worded(shown.name));
  if (!shown || !name) return null;
  return (
    <>
      <div aria-hidden>
        <LearntFace row={row} picture={shown.picture} label={name} size={72} />
      </div>
      <span>{name}</span>
    </>
  );
}
