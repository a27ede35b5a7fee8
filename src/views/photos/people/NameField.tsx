import { useEffect, useId, useRef, useState } from 'react';
import { actions, photoActions, stateNow, useLikeness } from '../../../store/react.ts';
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
  const id = useId();
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

  const names = [...new Set([...near, ...people.map(({ name }) => name)])].slice(0, 50);
  return (
    <>
      <input
        ref={field}
        className={styles.name}
        aria-label={label}
        placeholder={placeholder ?? 'Who is this?'}
        value={typed}
        maxLength={80}
        autoComplete="off"
        list={`${id}-names`}
        readOnly={busy}
        onFocus={suggest}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter that ends the composing of a character is none of ours.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
        }}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
