import { FolderCheck, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { type FoundFile, groupByFolder, looksLikePicture } from '../../ui/pictures/files.ts';
import { Consent } from './Consent.tsx';
import styles from './Enroll.module.css';

interface Outcome {
  people: number;
  pictures: number;
  /** Files that gave no face, with the reason. */
  left: { name: string; why: string }[];
  cancelled: boolean;
}

/** A folder for each person: shows what it found, enrols it all, lists what it left out. */
export function FolderImport({ files, onClose }: { files: FoundFile[]; onClose: () => void }) {
  const groups = useMemo(() => pictureGroups(files), [files]);
  const total = groups.reduce((sum, [, group]) => sum + group.length, 0);
  const [done, setDone] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [begun, setBegun] = useState(0);
  const agreed = useLikeness((state) => state.settings.agreed);
  const [ticked, setTicked] = useState(false);
  const stop = useRef<AbortController | null>(null);

  const start = async () => {
    const control = new AbortController();
    stop.current = control;
    const result: Outcome = { people: 0, pictures: 0, left: [], cancelled: false };
    setDone(0);
    setBegun(performance.now());
    let finished = 0;
    try {
      for (const [name, group] of groups) {
        const faces: NewFace[] = [];
        for (const file of group) {
          if (control.signal.aborted) break;
          try {
            const found = await actions().faces.findInFile(file, {}, control.signal);
            // Largest first: in a folder named after a person the largest face is theirs.
            const face = found.faces[0];
            if (face?.encoding && face.chip) {
              faces.push({ encoding: face.encoding, chip: face.chip, source: 'photo' });
            } else result.left.push({ name: `${name}/${file.name}`, why: 'no face found' });
          } catch (error) {
            if (control.signal.aborted) break;
            result.left.push({ name: `${name}/${file.name}`, why: (error as Error).message });
          }
          finished += 1;
          setDone(finished);
        }
        // What was found before a cancel is kept: a person is written as a whole or not at all.
        if (control.signal.aborted) break;
        if (faces.length > 0) {
          await actions().gallery.enroll({ name, faces });
          if (!agreed && result.people === 0) actions().settings.change({ agreed: true });
          result.people += 1;
          result.pictures += faces.length;
        }
      }
      setOutcome({ ...result, cancelled: control.signal.aborted });
    } catch (error) {
      setOutcome({ ...result, cancelled: true });
      toastError(error);
    } finally {
      setDone(null);
    }
  };

  const close = () => {
    stop.current?.abort();
    onClose();
  };
  const left = done && done > 0 ? ((performance.now() - begun) / done) * (total - done) : null;

  return (
    <Stage
      bar={
        <Button icon={<X />} onClick={close}>
          Close folder
        </Button>
      }
    >
      <div className={styles.folder}>
        {total === 0 && (
          <Notice tone="caution" title="There are no pictures in this folder.">
            Choose a folder that holds one folder per person, each with JPEG or PNG pictures.
          </Notice>
        )}
        {total > 0 && done === null && !outcome && (
          <>
            <h2 className="number">
              {groups.length} {groups.length === 1 ? 'person' : 'people'}, {total}{' '}
              {total === 1 ? 'picture' : 'pictures'}
            </h2>
            <p className={styles.soft}>
              Each folder becomes a person; the largest face of each picture counts.
            </p>
            <ul className={styles.folders}>
              {groups.map(([name, group]) => (
                <li key={name}>
                  <span>{name}</span>
                  <span className="number">{group.length}</span>
                </li>
              ))}
            </ul>
            {!agreed && <Consent agreed={ticked} onAgreed={setTicked} who="these people" />}
            <Button look="primary" icon={<FolderCheck />} disabled={!(agreed || ticked)} onClick={start}>
              Enroll {groups.length === 1 ? 'one person' : `${groups.length} people`}
            </Button>
          </>
        )}
        {done !== null && (
          <>
            <Progress
              label="Enrolling"
              share={done / total}
              detail={`${done} of ${total}${left === null ? '' : `, ${timeLeft(left)} left`}`}
            />
            <Button onClick={() => stop.current?.abort()}>Stop</Button>
          </>
        )}
        {outcome && (
          <Notice
            tone={outcome.left.length > 0 || outcome.cancelled ? 'caution' : 'good'}
            title={`${outcome.people} ${outcome.people === 1 ? 'person' : 'people'} enrolled with ${outcome.pictures} ${outcome.pictures === 1 ? 'picture' : 'pictures'}${outcome.cancelled ? ', then stopped' : ''}`}
          >
            {outcome.left.length > 0 && (
              <details>
                <summary>
                  {outcome.left.length} {outcome.left.length === 1 ? 'picture was' : 'pictures were'} left out
                </summary>
                <ul>
                  {outcome.left.map(({ name, why }) => (
                    <li key={name}>
                      {name}: {why}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Notice>
        )}
      </div>
    </Stage>
  );
}

function pictureGroups(files: FoundFile[]): [string, File[]][] {
  return [...groupByFolder(files.filter(({ file }) => looksLikePicture(file)))]
    .map(([name, group]): [string, File[]] => [name || 'Unnamed', group])
    .sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }));
}

function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
