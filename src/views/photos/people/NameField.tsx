import { useEffect, useRef, useState } from 'react';
import { actions, photoActions, stateNow, useLikeness } from '../../../store/react.ts';
import { NewName } from '../../../ui/fields/NewName.tsx';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import styles from '../Photos.module.css';

interface NameFieldProps {
  faces: readonly string[];
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
  /** Whose name stands there already. */
  person?: { id: string; name: string } | null;
  onNamed?: () => void;
}

/** Type a name, Enter. Enrolled people are suggested, the nearest first. */
export function NameField({ faces, label, placeholder, autoFocus, person = null, onNamed }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const people = useLikeness((state) => state.gallery.people);
  const [typed, setTyped] = useState(person?.name ?? '');
  const [near, setNear] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);

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
      toast('Tick their agreement first', { detail: 'Beside the pictures, under Naming.' });
      return;
    }
    setBusy(true);
    try {
      const known = people.find((each) => each.name.toLowerCase() === name.toLowerCase());
      if (person && known && known.id !== person.id) await actions().gallery.merge(person.id, known.id);
      else if (person) await actions().gallery.rename(person.id, name);
      else await photoActions().name(faces, name);
      onNamed?.();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <NewName
      ref={field}
      className={styles.name}
      label={label}
      placeholder={placeholder}
      value={typed}
      onChange={setTyped}
      onEnter={() => void save()}
      suggested={[...near, ...people.map(({ name }) => name)]}
      readOnly={busy}
      onFocus={suggest}
    />
  );
}
