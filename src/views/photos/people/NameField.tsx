import { useEffect, useRef, useState } from 'react';
import { personLabel } from '../../../faces/group/labels.ts';
import { actions, photoActions, stateNow, useLikeness } from '../../../store/react.ts';
import { NewName } from '../../../ui/fields/NewName.tsx';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import { say } from '../../../words/say.ts';
import styles from '../Photos.module.css';

interface NameFieldProps {
  faces: readonly string[];
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
  /** Whose name stands there already. */
  person?: { id: string; name: string } | null;
  /** A name was given. Called before it is written, so that the cursor is in the next field when the next key comes. */
  onNamed?: () => void;
}

/** Type a name, Enter. Enrolled people are suggested, the nearest first. */
export function NameField({ faces, label, placeholder, autoFocus, person = null, onNamed }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const people = useLikeness((state) => state.gallery.people);
  const [typed, setTyped] = useState(person?.name ?? '');
  const [near, setNear] = useState<string[]>([]);
  const [renaming, setRenaming] = useState(false);
  const naming = useLikeness((state) => state.photos.naming.get(faces[0] ?? ''));
  const busy = renaming || naming !== undefined;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);

  const suggest = () => {
    photoActions().suggest(faces).then(setNear, toastError);
  };
  const save = async () => {
    const name = typed.trim();
    if (!name || busy || name === person?.name) return;
    if (!stateNow().settings.agreed) {
      toast(say('photos.agreeFirst'), { detail: say('photos.agreeFirstWhere') });
      return;
    }
    onNamed?.();
    // What was typed stays if it cannot be written.
    if (!person) {
      photoActions().name(faces, name).catch(toastError);
      return;
    }
    setRenaming(true);
    try {
      const known = people.find((each) => each.name.toLowerCase() === name.toLowerCase());
      if (known && known.id !== person.id) await photoActions().merge([personLabel(person.id)], known.id);
      else await actions().gallery.rename(person.id, name);
    } catch (error) {
      toastError(error);
    } finally {
      setRenaming(false);
    }
  };

  return (
    <NewName
      ref={field}
      className={styles.name}
      label={label}
      placeholder={placeholder}
      value={naming ?? typed}
      onChange={setTyped}
      onEnter={() => void save()}
      suggested={[...near, ...people.map(({ name }) => name)]}
      readOnly={busy}
      onFocus={suggest}
    />
  );
}
