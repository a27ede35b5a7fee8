import { EyeOff, Merge } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { personOf } from '../../../faces/group/labels.ts';
import { photoActions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Dialog } from '../../../ui/frames/Dialog.tsx';
import { Progress } from '../../../ui/messages/Progress.tsx';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import { say } from '../../../words/say.ts';
import styles from '../Photos.module.css';
import type { Place } from '../Photos.tsx';
import { Cards, PAGE } from './Cards.tsx';
import { FaceImage } from './FaceImage.tsx';

/** Everybody found, those seen most first; strangers seen once and the ignored are folded away. */
export function People({ onPlace }: { onPlace: (place: Place) => void }) {
  const { people, single, ignored } = useLikeness((state) => state.photos.groups);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const enrolled = useLikeness((state) => state.gallery.people);
  const [asking, setAsking] = useState(false);
  // Null until the person folds or unfolds: strangers show while there is nobody else.
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const all = [...people, ...single, ...ignored];
  const now = all.filter(({ id }) => chosen.has(id));
  const ids = now.map(({ id }) => id);

  const showSingle = unfolded ?? people.length === 0;

  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const act = (work: Promise<void>): void => {
    work.then(() => {
      setChosen(new Set());
      // The button that was pressed is gone: the keyboard goes on from the list.
      list.current?.focus();
    }, toastError);
  };
  const unnamed = people.filter(({ label }) => !personOf(label)).map(({ id }) => id);
  const named = enrolled.filter((person) => now.some(({ label }) => personOf(label) === person.id));
  /** Where the cursor goes when a name was given: the next field without one. */
  const next = useCallback((after: string) => {
    const fields = [
      ...(list.current?.querySelectorAll<HTMLInputElement>('[data-unnamed] input[list]') ?? []),
    ].filter((field) => !field.readOnly);
    const at = fields.findIndex(
      (field) => field.closest('[data-unnamed]')?.getAttribute('data-unnamed') === after,
    );
    fields[at + 1]?.focus();
  }, []);

  return (
    <div className={styles.people} ref={list} tabIndex={-1}>
      <UnderWay />
      {now.length > 0 && (
        <div className={styles.chosen} role="toolbar" aria-label={say('photos.chosenGroups')}>
          <strong>{say('photos.groupsChosen', { count: now.length })}</strong>
          <Button
            size="small"
            icon={<Merge />}
            disabled={now.length < 2}
            onClick={() => (named.length > 1 ? setAsking(true) : act(photoActions().merge(ids)))}
          >
            {say('photos.samePerson')}
          </Button>
          <Button size="small" icon={<EyeOff />} onClick={() => act(photoActions().ignore(ids))}>
            {say('photos.ignore')}
          </Button>
          <Button size="small" look="quiet" onClick={() => setChosen(new Set())}>
            {say('photos.chooseNone')}
          </Button>
        </div>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={say('photos.whichName')}
        description={say('photos.whichNameMore')}
        actions={named.map(({ id, name }) => (
          <Button
            key={id}
            onClick={() => {
              setAsking(false);
              act(photoActions().merge(ids, id));
            }}
          >
            {name}
          </Button>
        ))}
      />
      {people.length === 0 && <p className={styles.soft}>{say('photos.nobodyTwice')}</p>}
      <Cards
        groups={people}
        unnamed="photos.unnamedGroup"
        chosen={chosen}
        onToggle={toggle}
        onPlace={onPlace}
        onNamed={next}
      />
      {unnamed.length > 1 && unnamed.length < people.length && (
        <Button
          size="small"
          look="quiet"
          icon={<EyeOff />}
          onClick={() => act(photoActions().ignore(unnamed))}
        >
          {say('photos.ignoreUnnamed', { count: unnamed.length })}
        </Button>
      )}
      {single.length > 0 && (
        <details
          className={styles.folded}
          open={showSingle}
          onToggle={({ currentTarget: { open } }) => {
            // It is told, too, when it was not the person who unfolded it.
            if (open !== showSingle) setUnfolded(open);
          }}
        >
          <summary>{say('photos.seenOnce', { count: single.length })}</summary>
          {showSingle && (
            <Cards
              groups={single}
              unnamed="photos.seenOnceNumber"
              chosen={chosen}
              onToggle={toggle}
              onPlace={onPlace}
              onNamed={next}
            />
          )}
        </details>
      )}
      {ignored.length > 0 && (
        <details className={styles.folded}>
          <summary>{say('photos.ignoredCount', { count: ignored.length })}</summary>
          <ul className={styles.cards}>
            {ignored.slice(0, PAGE).map(({ id, faces }) => (
              <li key={id} className={styles.card}>
                <FaceImage id={faces[0] ?? ''} alt={say('photos.ignoredOne')} />
                <Button
                  size="small"
                  onClick={() =>
                    photoActions()
                      .notice([id])
                      .then(() => toast(say('photos.didNotice')), toastError)
                  }
                >
                  {say('photos.noticeAgain')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function UnderWay() {
  const run = useLikeness((state) => state.photos.run);
  if (run?.state !== 'running' && run?.state !== 'paused') return null;
  return (
    <div className={styles.underWay}>
      <Progress
        label={say(run.state === 'paused' ? 'photos.paused' : 'people.lookingForFaces')}
        share={run.done / Math.max(1, run.total)}
        detail={say('ui.ofTotal', { done: run.done, total: run.total })}
      />
    </div>
  );
}
