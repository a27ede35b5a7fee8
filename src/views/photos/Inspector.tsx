import { Download, FolderOutput, Pause, Play, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TakeAway } from '../../store/photos/photosState.ts';
import { actions, photoActions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Menu, MenuItem } from '../../ui/buttons/Menu.tsx';
import { Segments } from '../../ui/fields/controls.tsx';
import { Switch } from '../../ui/fields/Switch.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Consent } from '../../ui/messages/Consent.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { many, timeLeft } from '../../ui/numbers.ts';
import styles from './Photos.module.css';
import type { Place } from './Photos.tsx';
import { Questions } from './people/Questions.tsx';

interface InspectorProps {
  place: Place;
  onPlace: (place: Place) => void;
}

/** The run, the question, what to find, what to take away, and what is kept. */
export function Inspector({ place, onPlace }: InspectorProps) {
  const { photos, faces, damaged, fault, closedFolders } = useLikeness((state) => state.photos);
  const keepPictures = useLikeness((state) => state.settings.keepPictures);
  const agreed = useLikeness((state) => state.settings.agreed);
  return (
    <>
      <Run />
      {fault && (
        <Notice tone="bad" title={fault.message}>
          {fault.advice}
        </Notice>
      )}
      {damaged > 0 && (
        <Notice tone="caution">
          {many(damaged, 'stored row', 'stored rows')} could not be read and {damaged === 1 ? 'was' : 'were'}{' '}
          left out.
        </Notice>
      )}
      {closedFolders > 0 && (
        <Notice
          tone="info"
          actions={
            <Button size="small" onClick={() => photoActions().openFolders().catch(toastError)}>
              Open {many(closedFolders, 'folder', 'folders')}
            </Button>
          }
        >
          The browser asks before it opens the photos of an earlier visit again.
        </Notice>
      )}
      <Questions onPlace={onPlace} />
      {photos > 0 && (
        <>
          <Section
            title="Find"
            aside={
              <span className={`${styles.soft} number`}>
                {many(photos, 'photo', 'photos')}, {many(faces, 'face', 'faces')}
              </span>
            }
          >
            <Segments
              label="Show"
              value={shownBy(place)}
              options={[
                { value: 'people', label: 'People' },
                { value: 'all', label: 'All' },
                { value: 'nobody', label: 'Unnamed' },
                { value: 'empty', label: 'No face' },
              ]}
              onChange={(kind) =>
                onPlace(
                  kind === 'people' || kind === 'other'
                    ? { kind: 'people' }
                    : { kind: 'found', find: { kind } },
                )
              }
            />
          </Section>
          {!agreed && (
            <Section title="Naming">
              <Consent
                agreed={false}
                onAgreed={(ticked) => ticked && actions().settings.change({ agreed: true })}
                who="these people"
              />
            </Section>
          )}
          <TakeAwaySection place={place} />
        </>
      )}
      <Section title="What is kept">
        <p className={styles.soft}>
          Of each photo where it lies, and of each face its place and, encrypted, 128 numbers: in this browser
          only. The photos stay where they are.
        </p>
        <Switch
          label="Keep a small picture of each face"
          checked={keepPictures}
          onChange={(keep) => actions().settings.change({ keepPictures: keep })}
          hint="Encrypted, too. Otherwise faces are shown while their photos are at hand."
        />
        {photos > 0 && <Forget onForgotten={() => onPlace({ kind: 'people' })} />}
      </Section>
    </>
  );
}

type Shown = 'people' | 'all' | 'nobody' | 'empty' | 'other';

function shownBy(place: Place): Shown {
  if (place.kind === 'photo') return shownBy(place.from);
  if (place.kind !== 'found') return 'people';
  return place.find.kind === 'groups' ? 'other' : place.find.kind;
}

function Run() {
  const run = useLikeness((state) => state.photos.run);
  const unfinished = useLikeness((state) => state.photos.unfinished);
  const engine = useLikeness((state) => state.engine.status);
  const [open, setOpen] = useState(false);
  const again = () =>
    photoActions()
      .goOn()
      .then((could) => {
        if (!could) toast('Drop the folder again', { detail: 'What is known is not computed again.' });
      })
      .catch(toastError);
  if (!run) {
    return (
      unfinished && (
        <Notice
          tone="info"
          title={`${unfinished.name || 'The last run'}: ${unfinished.done} of ${unfinished.total} photos`}
          actions={
            unfinished.rootIds.length > 0 && (
              <Button size="small" onClick={again}>
                Go on
              </Button>
            )
          }
        >
          This tab was closed before the end.{' '}
          {unfinished.rootIds.length > 0 ? '' : 'Drop the same folder to go on: '}
          What is known is not computed again.
        </Notice>
      )
    );
  }
  const underWay = run.state === 'running' || run.state === 'paused';
  const { left } = run;
  return (
    <Section title="Looking at photos">
      {underWay ? (
        <>
          <Progress
            label={
              run.state === 'paused'
                ? 'Paused'
                : engine === 'loading'
                  ? 'The networks are loading'
                  : 'Looking for faces'
            }
            share={run.done / Math.max(1, run.total)}
            detail={`${run.done} of ${run.total}${run.secondsLeft === null ? '' : `, ${timeLeft(run.secondsLeft)} left`}`}
          />
          <div className={styles.row}>
            {run.state === 'paused' ? (
              <Button size="small" icon={<Play />} onClick={() => photoActions().resume()}>
                Go on
              </Button>
            ) : (
              <Button size="small" icon={<Pause />} onClick={() => photoActions().pause()}>
                Pause
              </Button>
            )}
            <Button size="small" look="quiet" icon={<Square />} onClick={() => photoActions().stop()}>
              Stop
            </Button>
          </div>
        </>
      ) : (
        <p role="status">
          {run.state === 'stopped' ? `Stopped after ${run.done} of ${run.total} photos. ` : ''}
          {many(run.photos, 'new photo', 'new photos')} with {many(run.faces, 'face', 'faces')}
          {run.known > 0 ? `, ${run.known} known before` : ''}.
        </p>
      )}
      {left.length > 0 && (
        <div className={styles.row}>
          <Button size="small" onClick={() => setOpen(true)}>
            {many(left.length, 'file', 'files')} left out…
          </Button>
        </div>
      )}
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`${many(left.length, 'file', 'files')} left out`}
      >
        <ul className={styles.left}>
          {left.slice(0, 500).map(({ name, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end.
            <li key={index}>
              <strong>{name}</strong>: {why}
            </li>
          ))}
        </ul>
      </Dialog>
    </Section>
  );
}

const WAYS: { what: TakeAway; word: string }[] = [
  { what: 'csv', word: 'Table (CSV)' },
  { what: 'json', word: 'JSON' },
  { what: 'named', word: 'Copies with the names written in' },
  { what: 'sidecars', word: 'Names beside the photos (XMP)' },
  { what: 'copies', word: 'Copies of the photos' },
  { what: 'encodings', word: 'Encodings (JSON Lines)' },
];

function TakeAwaySection({ place }: { place: Place }) {
  const [busy, setBusy] = useState(false);
  const photos = photoActions();
  const ids = () => {
    if (place.kind === 'found') return photos.find(place.find);
    if (place.kind === 'group') return photos.find({ kind: 'groups', ids: [place.id] });
    if (place.kind === 'photo') return [place.id];
    return photos.find({ kind: 'all' });
  };
  const save = (what: TakeAway) => {
    setBusy(true);
    photos
      .takeAway(what, ids())
      .then(({ saved, missing }) =>
        toast(`${many(saved, 'photo', 'photos')} in the file`, {
          ...(missing > 0 && {
            detail: `${missing} are not at hand: drop their folder again to have them too.`,
          }),
        }),
      )
      .catch(toastError)
      .finally(() => setBusy(false));
  };
  const [copied, setCopied] = useState<{ done: number; of: number } | null>(null);
  const copy = () => {
    const chosen = ids();
    setBusy(true);
    photos
      .copyToFolder(chosen, (done) => setCopied({ done, of: chosen.length }))
      .then((outcome) => {
        if (!outcome) return;
        const { saved, known, missing } = outcome;
        const detail = [
          known > 0 && `${known} were there already.`,
          missing > 0 && `${missing} are not at hand: drop their folder again to have them too.`,
        ].filter((line) => line !== false);
        toast(`${many(saved, 'photo', 'photos')} copied`, {
          ...(detail.length > 0 && { detail: detail.join(' ') }),
        });
      }, toastError)
      .finally(() => {
        setBusy(false);
        setCopied(null);
      });
  };
  return (
    <Section title="Take away">
      <p className={styles.soft}>
        {place.kind === 'people' ? 'Of all photos' : 'Of the photos shown'}, as a file for other programs or
        as copies.
      </p>
      <Menu
        trigger={
          <Button icon={<Download />} disabled={busy}>
            Take away…
          </Button>
        }
      >
        {WAYS.map(({ what, word }) => (
          <MenuItem key={what} icon={<Download />} onSelect={() => save(what)}>
            {word}
          </MenuItem>
        ))}
        {photos.canPickFolder() && (
          <MenuItem icon={<FolderOutput />} onSelect={copy}>
            Copy the photos to a folder
          </MenuItem>
        )}
      </Menu>
      {copied && (
        <Progress
          label="Copying"
          share={copied.done / Math.max(1, copied.of)}
          detail={`${copied.done} of ${copied.of}`}
        />
      )}
    </Section>
  );
}

function Forget({ onForgotten }: { onForgotten: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" look="quiet" icon={<Trash2 />} onClick={() => setAsking(true)}>
        Forget these photos…
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Forget all photos?"
        description="What was found on them is deleted. The photos themselves and the people you named stay."
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep them</Button>
            <Button
              look="danger"
              onClick={() => {
                setAsking(false);
                photoActions().forgetAll().then(onForgotten, toastError);
              }}
            >
              Forget them
            </Button>
          </>
        }
      />
    </>
  );
}
