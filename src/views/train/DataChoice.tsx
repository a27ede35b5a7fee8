import { FolderOpen } from 'lucide-react';
import { actions, useLikeness } from '../../store/react.ts';
import type { TrainSource } from '../../store/shared.ts';
import { Segments, TextField } from '../../ui/fields/controls.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { many } from '../../ui/numbers.ts';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import styles from './Train.module.css';

/** What it learns from: drawn faces, the enrolled people, or a folder. */
export function DataChoice({ locked }: { locked: boolean }) {
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
        {source === 'folder' && <Folder />}
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
      {usable.length === 1 ? 'has' : 'have'} two or more templates ({many(templates, 'encoding', 'encodings')}
      ). A triplet needs two photos of a person: four such people are the least, two to learn from and two to
      measure with. No photo is needed again.
    </p>
  );
}

function Folder() {
  const folder = useLikeness((state) => state.train.folder);
  return (
    <>
      <FileButton
        folder
        icon={<FolderOpen />}
        onFiles={(files) => actions().train.takeFolder(files).catch(toastError)}
      >
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
          {folder.left.length > 0 &&
            ` Left out: ${folder.left.map(({ name, why }) => `${name} (${why})`).join(', ')}.`}
        </p>
      )}
    </>
  );
}
