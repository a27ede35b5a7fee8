import { Check, X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { apart } from '../../faces/match/thresholds.ts';
import type { PersonSummary } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Chip } from '../../ui/buttons/Chip.tsx';
import { TextField } from '../../ui/fields/controls.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { sentences } from '../../words/numbers.ts';
import { say, tell } from '../../words/say.ts';
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
      if (added === 0) toast(say('enroll.nothingNewFor', { name: shown }));
      else if (into) {
        toast(say('enroll.added', { count: added, name: shown }), {
          detail: say('enroll.addedMore', { known }),
        });
      } else {
        toast(say('enroll.enrolled', { name: shown }), {
          detail: say('enroll.enrolledMore', { count: added, known }),
        });
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
      title={number === null ? say('enroll.newPerson') : say('enroll.personNumber', { n: number })}
      aside={
        captures.length > 0 && (
          <span className={`${styles.count} number`}>
            {say('enroll.pictureCount', { count: captures.length })}
          </span>
        )
      }
    >
      {captures.length === 0 ? (
        <p className={styles.soft}>{say('enroll.gather')}</p>
      ) : (
        <ul
          className={styles.tray}
          aria-label={
            number === null ? say('enroll.picturesTaken') : say('enroll.picturesTakenOf', { n: number })
          }
        >
          {captures.map((capture, index) => (
            <li
              key={capture.id}
              className={styles.captured}
              data-stray={stray?.id === capture.id || undefined}
            >
              <Chip pixels={capture.chip} size={72} label={say('enroll.picture', { n: index + 1 })} />
              <IconButton
                className={styles.remove ?? ''}
                label={say('enroll.removePicture', { n: index + 1 })}
                icon={<X />}
                size="small"
                onClick={() => onRemove(capture.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {captures.flatMap(({ id, cautions }) =>
        cautions.length > 0 ? (
          <Notice key={id} tone="caution">
            {sentences(...cautions.map(tell))}
          </Notice>
        ) : (
          []
        ),
      )}
      {stray && (
        <Notice
          tone="caution"
          title={say('enroll.stray')}
          actions={
            <Button size="small" onClick={() => onRemove(stray.id)}>
              {say('enroll.removeIt')}
            </Button>
          }
        >
          {say('enroll.strayMore', beside(stray.distance, tau))}
        </Notice>
      )}
      {looksLike && looksLike.person.id !== target?.id && (
        <Notice
          tone="caution"
          title={say('enroll.looksLike', { name: looksLike.person.name })}
          actions={
            <Button size="small" onClick={() => save(looksLike.person)} disabled={busy || !agreed}>
              {say('enroll.addTo', { name: looksLike.person.name })}
            </Button>
          }
        >
          {say('enroll.looksLikeMore', beside(looksLike.distance, tau))}
        </Notice>
      )}
      <TextField
        label={number === null ? say('enroll.name') : say('enroll.nameOf', { n: number })}
        value={name}
        onChange={onName}
        placeholder={say('enroll.who')}
        suggestions={people.slice(0, 50).map((person) => person.name)}
        hint={target ? say('enroll.willBeAdded', { name: target.name }) : undefined}
        onEnter={() => save(target)}
      />
      {children}
      <Button
        look="primary"
        icon={<Check />}
        disabled={busy || captures.length === 0 || !typed || !agreed}
        onClick={() => save(target)}
      >
        {target
          ? say('enroll.addTo', { name: target.name })
          : typed
            ? say('enroll.enrollName', { name: typed })
            : say('enroll.enrollNobodyYet')}
      </Button>
      {!busy && <NextStep taken={captures.length > 0} named={typed !== ''} agreed={agreed} />}
    </Section>
  );
}

/** What is missing once something is there. */
function NextStep({ taken, named, agreed }: { taken: boolean; named: boolean; agreed: boolean }) {
  if (taken === named && (agreed || !taken)) return null;
  const missing = !taken ? 'enroll.needPicture' : !named ? 'enroll.needName' : 'enroll.needAgreement';
  return <p className={styles.soft}>{say(missing)}</p>;
}

/** A distance and the limit it lies over or under, as they are written beside each other. */
function beside(d: number, limit: number) {
  const [distance, tau] = apart(d, limit);
  return { distance, tau };
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
