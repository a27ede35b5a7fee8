import { Check, X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { PersonSummary } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Chip } from '../../ui/buttons/Chip.tsx';
import { TextField } from '../../ui/fields/controls.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { many } from '../../ui/numbers.ts';
import styles from './Enroll.module.css';
import type { Capture } from './Enroll.tsx';

interface NewPersonProps {
  captures: Capture[];
  /** Which of several people; null of one alone. */
  number: number | null;
  /** Their agreement was given. */
  agreed: boolean;
  name: string;
  onName: (name: string) => void;
  onRemove: (id: number) => void;
  onDone: () => void;
  /** What is chosen before the name is saved. */
  children?: ReactNode;
}

interface LooksLike {
  person: PersonSummary;
  distance: number;
}

/** The pictures taken so far, the name, and the two warnings: looks like somebody else, and does not look like itself. */
export function NewPerson(props: NewPersonProps) {
  const { captures, number, agreed, name, onName, onRemove, onDone, children } = props;
  const people = useLikeness((state) => state.gallery.people);
  const tau = useLikeness((state) => state.settings.tau);
  const [busy, setBusy] = useState(false);
  const looksLike = useLooksLike(captures, people);
  const typed = name.trim();
  const target = people.find((person) => person.name.toLowerCase() === typed.toLowerCase()) ?? null;
  const stray = useMemo(() => findStray(captures, target, tau), [captures, target, tau]);

  const save = async (into: PersonSummary | null) => {
    if (captures.length === 0 || busy || !(into || typed) || !agreed) return;
    setBusy(true);
    try {
      const shown = into?.name ?? typed;
      const { added, known } = await actions().gallery.enroll({
        ...(into && { personId: into.id }),
        name: shown,
        faces: captures,
      });
      actions().settings.change({ agreed: true });
      const pictures = many(added, 'picture', 'pictures');
      const again = known > 0 ? `${many(known, 'picture was', 'pictures were')} there already. ` : '';
      if (added === 0) toast(`Nothing new: ${shown} has these pictures already`);
      else if (into) {
        toast(`Added ${pictures} to ${shown}`, { detail: `${again}More pictures make recognition surer.` });
      } else {
        toast(`${shown} is enrolled`, { detail: `With ${pictures}. ${again}Try Identify or Verify now.` });
      }
      onDone();
    } catch (error) {
      // The pictures and the name stay as they are, to try again.
      toastError(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Section
      title={number === null ? 'New person' : `Person ${number}`}
      aside={
        captures.length > 0 && (
          <span className={`${styles.count} number`}>{many(captures.length, 'picture', 'pictures')}</span>
        )
      }
    >
      {captures.length === 0 ? (
        <p className={styles.soft}>Faces you take or choose gather here, then get a name.</p>
      ) : (
        <ul
          className={styles.tray}
          aria-label={number === null ? 'Pictures taken' : `Pictures taken of person ${number}`}
        >
          {captures.map((capture, index) => (
            <li
              key={capture.id}
              className={styles.captured}
              data-stray={stray?.id === capture.id || undefined}
            >
              <Chip pixels={capture.chip} size={72} label={`Picture ${index + 1}`} />
              <IconButton
                className={styles.remove ?? ''}
                label={`Remove picture ${index + 1}`}
                icon={<X />}
                size="small"
                onClick={() => onRemove(capture.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {captures.flatMap((capture) =>
        capture.caution ? (
          <Notice key={capture.id} tone="caution">
            {capture.caution}
          </Notice>
        ) : (
          []
        ),
      )}
      {stray && (
        <Notice
          tone="caution"
          title="One picture looks like somebody else"
          actions={
            <Button size="small" onClick={() => onRemove(stray.id)}>
              Remove it
            </Button>
          }
        >
          Its distance to the nearest other picture is {stray.distance.toFixed(2)}, over {tau.toFixed(2)}.
          Mixed people make mistakes likely.
        </Notice>
      )}
      {looksLike && looksLike.person.id !== target?.id && (
        <Notice
          tone="caution"
          title={`This looks like ${looksLike.person.name}`}
          actions={
            <Button size="small" onClick={() => save(looksLike.person)} disabled={busy || !agreed}>
              Add to {looksLike.person.name}
            </Button>
          }
        >
          Distance {looksLike.distance.toFixed(2)}, under {tau.toFixed(2)}. If it is someone else, give a name
          of their own.
        </Notice>
      )}
      <TextField
        label={number === null ? 'Name' : `Name of person ${number}`}
        value={name}
        onChange={onName}
        placeholder="Who is it?"
        suggestions={people.slice(0, 50).map((person) => person.name)}
        hint={target ? `${target.name} is enrolled: the pictures will be added.` : undefined}
        onEnter={() => save(target)}
      />
      {children}
      <Button
        look="primary"
        icon={<Check />}
        disabled={busy || captures.length === 0 || !typed || !agreed}
        onClick={() => save(target)}
      >
        {target ? `Add to ${target.name}` : typed ? `Enroll ${typed}` : 'Enroll'}
      </Button>
      {!busy && <NextStep taken={captures.length > 0} named={typed !== ''} agreed={agreed} />}
    </Section>
  );
}

/** What is missing once something is there. */
function NextStep({ taken, named, agreed }: { taken: boolean; named: boolean; agreed: boolean }) {
  if (taken === named && (agreed || !taken)) return null;
  const missing = !taken
    ? 'Take or choose a picture first.'
    : !named
      ? 'Type a name to go on.'
      : 'Ask them, then tick their agreement to go on.';
  return <p className={styles.soft}>{missing}</p>;
}

/** The enrolled person that the newest picture matches, if any. */
function useLooksLike(captures: Capture[], people: PersonSummary[]): LooksLike | null {
  const [found, setFound] = useState<LooksLike | null>(null);
  const newest = captures.at(-1);
  useEffect(() => {
    setFound(null);
    if (!newest || people.length === 0) return;
    const stop = new AbortController();
    actions()
      .faces.identify([newest.encoding], stop.signal)
      .then(([answer]) => {
        const best = answer?.candidates[0];
        const person = people.find((each) => each.id === best?.personId);
        if (answer && answer.verdict !== 'unknown' && best && person) {
          setFound({ person, distance: best.distance });
        }
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) toastError(error);
      });
    return () => stop.abort();
  }, [newest, people]);
  return found;
}

/** The picture that is further than tau from every other picture of the same person. */
function findStray(captures: Capture[], target: PersonSummary | null, tau: number) {
  const found = actions().gallery.strayFace(
    captures.map((capture) => capture.encoding),
    target?.id ?? null,
  );
  const capture = found && captures[found.index];
  return found && capture && found.distance > tau ? { id: capture.id, distance: found.distance } : null;
}
