import { Download, FolderOutput, Pause, Play, Square, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Copied, TakeAway } from '../../store/photos/photosState.ts';
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
import { sayWhy, whatHappened, whatToDo } from '../../words/faults.ts';
import type { Key } from '../../words/keys.ts';
import { duration, sentences } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
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
        <Notice tone="bad" title={whatHappened(fault)}>
          {whatToDo(fault)}
        </Notice>
      )}
      {damaged > 0 && <Notice tone="caution">{say('photos.damaged', { count: damaged })}</Notice>}
      {closedFolders > 0 && (
        <Notice
          tone="info"
          actions={
            <Button size="small" onClick={() => photoActions().openFolders().catch(toastError)}>
              {say('photos.openFolders', { count: closedFolders })}
            </Button>
          }
        >
          {say('photos.openFoldersWhy')}
        </Notice>
      )}
      <Questions onPlace={onPlace} />
      {photos > 0 && (
        <>
          <Section
            title={say('photos.find')}
            aside={<span className={`${styles.soft} number`}>{say('photos.counts', { photos, faces })}</span>}
          >
            <Segments
              label={say('ui.show')}
              value={shownBy(place)}
              options={[
                { value: 'people', label: say('photos.showPeople') },
                { value: 'all', label: say('ui.all') },
                { value: 'nobody', label: say('photos.showNobody') },
                { value: 'empty', label: say('photos.showEmpty') },
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
            <Section title={say('photos.naming')}>
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
      <Section title={say('photos.kept')}>
        <p className={styles.soft}>{say('photos.keptWhat')}</p>
        <Switch
          label={say('photos.keepPictures')}
          checked={keepPictures}
          onChange={(keep) => actions().settings.change({ keepPictures: keep })}
          hint={say('photos.keepPicturesHint')}
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
        if (!could) toast(say('photos.dropAgain'), { detail: say('photos.dropAgainMore') });
      })
      .catch(toastError);
  if (!run) {
    if (!unfinished) return null;
    const { name, done, total, rootIds } = unfinished;
    return (
      <Notice
        tone="info"
        title={
          name
            ? say('photos.unfinished', { name, done, total })
            : say('photos.unfinishedUnnamed', { done, total })
        }
        actions={
          rootIds.length > 0 && (
            <Button size="small" onClick={again}>
              {say('ui.continue')}
            </Button>
          )
        }
      >
        {say(rootIds.length > 0 ? 'photos.unfinishedContinue' : 'photos.unfinishedDrop')}
      </Notice>
    );
  }
  const underWay = run.state === 'running' || run.state === 'paused';
  const { left, done, total, secondsLeft, photos, faces, known } = run;
  return (
    <Section title={say('photos.run')}>
      {underWay ? (
        <>
          <Progress
            label={say(
              run.state === 'paused'
                ? 'photos.paused'
                : engine === 'loading'
                  ? 'people.networksLoading'
                  : 'people.lookingForFaces',
            )}
            share={done / Math.max(1, total)}
            detail={
              secondsLeft === null
                ? say('ui.ofTotal', { done, total })
                : say('photos.doneOfLeft', { done, total, time: duration(secondsLeft) })
            }
          />
          <div className={styles.row}>
            {run.state === 'paused' ? (
              <Button size="small" icon={<Play />} onClick={() => photoActions().resume()}>
                {say('ui.continue')}
              </Button>
            ) : (
              <Button size="small" icon={<Pause />} onClick={() => photoActions().pause()}>
                {say('ui.pause')}
              </Button>
            )}
            <Button size="small" look="quiet" icon={<Square />} onClick={() => photoActions().stop()}>
              {say('ui.stop')}
            </Button>
          </div>
        </>
      ) : (
        <p role="status">
          {sentences(
            run.state === 'stopped' && say('photos.stoppedAfter', { done, total }),
            say('photos.outcome', { photos, faces, known }),
          )}
        </p>
      )}
      {left.length > 0 && (
        <div className={styles.row}>
          <Button size="small" onClick={() => setOpen(true)}>
            {say('photos.leftOutShow', { count: left.length })}
          </Button>
        </div>
      )}
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={say('photos.leftOut', { count: left.length })}
      >
        <ul className={styles.left}>
          {left.slice(0, 500).map(({ name, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end.
            <li key={index}>
              {rich('photos.leftOutWhy', {
                file: name,
                why: sayWhy(why),
                name: (words: ReactNode) => <strong>{words}</strong>,
              })}
            </li>
          ))}
        </ul>
      </Dialog>
    </Section>
  );
}

const WAYS: { what: TakeAway; word: Key }[] = [
  { what: 'csv', word: 'photos.exportCsv' },
  { what: 'json', word: 'photos.exportJson' },
  { what: 'named', word: 'photos.exportNamed' },
  { what: 'sidecars', word: 'photos.exportSidecars' },
  { what: 'copies', word: 'photos.exportCopies' },
  { what: 'encodings', word: 'photos.exportEncodings' },
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
        toast(say('photos.exported', { count: saved }), {
          ...(missing > 0 && { detail: say('photos.exportMissing', { missing }) }),
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
        const detail = notCopied(outcome);
        toast(say('photos.copied', { count: outcome.saved }), { ...(detail && { detail }) });
      }, toastError)
      .finally(() => {
        setBusy(false);
        setCopied(null);
      });
  };
  return (
    <Section title={say('photos.export')}>
      <p className={styles.soft}>
        {say(place.kind === 'people' ? 'photos.exportAll' : 'photos.exportShown')}
      </p>
      <Menu
        trigger={
          <Button icon={<Download />} disabled={busy}>
            {say('photos.exportChoose')}
          </Button>
        }
      >
        {WAYS.map(({ what, word }) => (
          <MenuItem key={what} icon={<Download />} onSelect={() => save(what)}>
            {say(word)}
          </MenuItem>
        ))}
        {photos.canPickFolder() && (
          <MenuItem icon={<FolderOutput />} onSelect={copy}>
            {say('photos.exportFolder')}
          </MenuItem>
        )}
      </Menu>
      {copied && (
        <Progress
          label={say('photos.copying')}
          share={copied.done / Math.max(1, copied.of)}
          detail={say('ui.ofTotal', { done: copied.done, total: copied.of })}
        />
      )}
    </Section>
  );
}

/** What became of the photos that were not copied; empty where all were. */
const notCopied = ({ known, missing }: Copied): string =>
  sentences(
    known > 0 && say('photos.copiedKnown', { known }),
    missing > 0 && say('photos.exportMissing', { missing }),
  );

function Forget({ onForgotten }: { onForgotten: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" look="quiet" icon={<Trash2 />} onClick={() => setAsking(true)}>
        {say('photos.forget')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={say('photos.forgetTitle')}
        description={say('photos.forgetWhat')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{say('photos.forgetKeep')}</Button>
            <Button
              look="danger"
              onClick={() => {
                setAsking(false);
                photoActions().forgetAll().then(onForgotten, toastError);
              }}
            >
              {say('photos.forgetNow')}
            </Button>
          </>
        }
      />
    </>
  );
}
