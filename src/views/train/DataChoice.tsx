import { FolderOpen } from 'lucide-react';
import { actions, useLikeness } from '../../store/react.ts';
import type { TrainSource } from '../../store/train/trainState.ts';
import { Segments, TextField } from '../../ui/fields/controls.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { many } from '../../ui/numbers.ts';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
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
    <Section title="Data">
      <fieldset className={styles.locked} disabled={locked}>
        <Segments<TrainSource>
          label="Learn from"
          value={source}
          options={[
            { value: 'drawn', label: 'Drawn faces' },
            { value: 'enrolled', label: 'Enrolled' },
            { value: 'folder', label: 'Folder' },
          ]}
          onChange={(next) => change({ source: next })}
        />
        {source === 'drawn' && (
          <>
            <Slider
              label="People"
              value={drawn.people}
              min={8}
              max={400}
              step={4}
              onChange={(people) => change({ drawn: { ...drawn, people } })}
            />
            <Slider
              label="Photos of each"
              value={drawn.photos}
              min={2}
              max={10}
              step={1}
              onChange={(photos) => change({ drawn: { ...drawn, photos } })}
              hint={`${(drawn.people * drawn.photos).toLocaleString('en')} pictures, drawn by code. Who it is sets proportions, eyes, brows, nose, mouth and skin; each photo changes hair, beard, glasses, light, pose and background.`}
            />
            <TextField
              label="Seed"
              value={String(drawn.seed)}
              maxLength={6}
              onChange={(text) => change({ drawn: { ...drawn, seed: Number(text.replace(/\D/g, '')) } })}
              hint="The same seed draws the same people."
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
  const templates = usable.reduce((sum, person) => sum + person.templates.length, 0);
  return (
    <p className={styles.soft} role="status">
      {usable.length} of {many(people.length, 'enrolled person', 'enrolled people')}{' '}
      {usable.length === 1 ? 'has' : 'have'} two or more photos ({many(templates, 'encoding', 'encodings')}
      ). A triplet needs two photos of a person: four such people are the least, two to learn from and two to
      measure with. No photo is needed again.
    </p>
  );
}

function Folder({ onFolder }: Pick<DataChoiceProps, 'onFolder'>) {
  const folder = useLikeness((state) => state.train.folder);
  return (
    <>
      <FileButton folder icon={<FolderOpen />} onFiles={onFolder}>
        Choose a folder
      </FileButton>
      {folder.status === 'none' && (
        <p className={styles.soft}>
          One folder per person, each with two or more photos. The pictures stay in this page’s memory.
        </p>
      )}
      {folder.status === 'reading' && (
        <Progress
          label="Finding and encoding faces"
          share={folder.total > 0 ? folder.done / folder.total : null}
          detail={`${folder.done} of ${folder.total}`}
        />
      )}
      {folder.status === 'ready' && (
        <p className={styles.soft} role="status">
          {many(folder.photos, 'face', 'faces')} of {many(folder.people, 'person', 'people')}.
          {folder.skipped > 0 &&
            ` ${many(folder.skipped, 'hidden or service file or folder was', 'hidden or service files and folders were')} passed over.`}
        </p>
      )}
      {folder.left.length > 0 && folder.status === 'ready' && (
        <details className={styles.soft}>
          <summary>{many(folder.left.length, 'picture was', 'pictures were')} left out</summary>
          <ul>
            {folder.left.slice(0, MOST_LISTED).map(({ name, why }) => (
              <li key={name}>
                {name}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
