import { FolderOpen } from 'lucide-react';
import { actions, useLikeness } from '../../store/react.ts';
import type { TrainSource } from '../../store/train/trainState.ts';
import { Segments, TextField } from '../../ui/fields/controls.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { sayWhy } from '../../words/faults.ts';
import { sentences } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Train.module.css';

/** So many names at most: a list of thousands helps nobody. */
const MOST_LISTED = 200;

interface DataChoiceProps {
  locked: boolean;
  onFolder: (files: FoundFile[], skipped: number) => void;
}

/** What it learns from: drawn faces, the enrolled people, or a folder. */
export function DataChoice({ locked, onFolder }: DataChoiceProps) {
  const source = useLikeness((state) => state.train.choice.source);
  const drawn = useLikeness((state) => state.train.choice.drawn);
  const change = actions().train.change;
  return (
    <Section title={say('train.data')}>
      <fieldset className={styles.locked} disabled={locked}>
        <Segments<TrainSource>
          label={say('train.learnFrom')}
          value={source}
          options={[
            { value: 'drawn', label: say('train.fromDrawn') },
            { value: 'enrolled', label: say('train.fromEnrolled') },
            { value: 'folder', label: say('train.fromFolder') },
          ]}
          onChange={(next) => change({ source: next })}
        />
        {source === 'drawn' && (
          <>
            <Slider
              label={say('train.people')}
              value={drawn.people}
              min={8}
              max={400}
              step={4}
              onChange={(people) => change({ drawn: { ...drawn, people } })}
            />
            <Slider
              label={say('train.photosOfEach')}
              value={drawn.photos}
              min={2}
              max={10}
              step={1}
              onChange={(photos) => change({ drawn: { ...drawn, photos } })}
              hint={say('train.drawnPictures', { count: drawn.people * drawn.photos })}
            />
            <TextField
              label={say('train.seed')}
              value={String(drawn.seed)}
              maxLength={6}
              onChange={(text) => change({ drawn: { ...drawn, seed: Number(text.replace(/\D/g, '')) } })}
              hint={say('train.seedMore')}
            />
          </>
        )}
        {source === 'enrolled' && <Enrolled />}
        {source === 'folder' && <Folder onFolder={onFolder} />}
      </fieldset>
    </Section>
  );
}

function Enrolled() {
  const people = useLikeness((state) => state.gallery.people);
  const usable = people.filter(({ templates }) => templates.length >= 2);
  const encodings = usable.reduce((sum, person) => sum + person.templates.length, 0);
  return (
    <p className={styles.soft} role="status">
      {say('train.enrolledUsable', { usable: usable.length, people: people.length, encodings })}
    </p>
  );
}

function Folder({ onFolder }: Pick<DataChoiceProps, 'onFolder'>) {
  const folder = useLikeness((state) => state.train.folder);
  return (
    <>
      <FileButton folder icon={<FolderOpen />} onFiles={onFolder}>
        {say('ui.chooseFolder')}
      </FileButton>
      {folder.status === 'none' && <p className={styles.soft}>{say('train.folderMore')}</p>}
      {folder.status === 'reading' && (
        <Progress
          label={say('train.findingFaces')}
          share={folder.total > 0 ? folder.done / folder.total : null}
          detail={say('ui.ofTotal', { done: folder.done, total: folder.total })}
        />
      )}
      {folder.status === 'ready' && (
        <p className={styles.soft} role="status">
          {sentences(
            say('train.folderRead', { faces: folder.photos, people: folder.people }),
            folder.skipped > 0 && say('train.hiddenSkipped', { count: folder.skipped }),
          )}
        </p>
      )}
      {folder.left.length > 0 && folder.status === 'ready' && (
        <details className={styles.soft}>
          <summary>{say('train.leftOut', { count: folder.left.length })}</summary>
          <ul>
            {folder.left.slice(0, MOST_LISTED).map(({ name, why }) => (
              <li key={name}>{say('train.leftOutLine', { name, why: sayWhy(why) })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
