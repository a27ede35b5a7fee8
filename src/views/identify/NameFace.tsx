import { useEffect, useRef, useState } from 'react';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { NewName } from '../../ui/fields/NewName.tsx';
import { Consent } from '../../ui/messages/Consent.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { say } from '../../words/say.ts';
import styles from './Identify.module.css';

interface NameFaceProps {
  face: NewFace;
  /** The nearest enrolled people's names, nearest first. */
  near: readonly string[];
  onNamed: () => void;
}

/** The chosen face gets a name without leaving its photo: type, Enter, and the next one follows. */
export function NameFace({ face, near, onNamed }: NameFaceProps) {
  const field = useRef<HTMLInputElement>(null);
  const people = useLikeness((state) => state.gallery.people);
  const agreed = useLikeness((state) => state.settings.agreed);
  const [ticked, setTicked] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each face begins with the cursor in its field.
  useEffect(() => {
    setTyped('');
    field.current?.focus();
  }, [face]);

  const save = async () => {
    const name = typed.trim();
    if (!name || busy || !(agreed || ticked)) return;
    const known = people.find((person) => person.name.toLowerCase() === name.toLowerCase());
    setBusy(true);
    try {
      await actions().gallery.enroll({ ...(known && { personId: known.id }), name, faces: [face] });
      if (!agreed) actions().settings.change({ agreed: true });
      toast(known ? say('identify.addedTo', { name: known.name }) : say('identify.enrolled', { name }));
      onNamed();
    } catch (error) {
      // What was typed stays, to try again.
      toastError(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={styles.naming}>
      <NewName
        ref={field}
        className={styles.name}
        label={say('identify.nameOfFace')}
        value={typed}
        onChange={setTyped}
        onEnter={() => void save()}
        suggested={[...near, ...people.map(({ name }) => name)]}
      />
      <Button size="small" disabled={busy || !typed.trim() || !(agreed || ticked)} onClick={save}>
        {say('identify.nameIt')}
      </Button>
      {!agreed && <Consent agreed={ticked} onAgreed={setTicked} who="this person" />}
    </div>
  );
}
