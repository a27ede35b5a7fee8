import { useEffect, useRef, useState } from 'react';
import { LEAST_USABLE } from '../../faces/train/trainingSet.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { NamedFaces } from '../../ui/frames/drawings.tsx';
import { Empty } from '../../ui/frames/Empty.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { say } from '../../words/say.ts';
import styles from './Train.module.css';

/** Rows and columns of drawn faces shown. */
const ROWS = 4;
const SIDE = 96;

/** What will be learnt from, before it is: drawn people in rows, or who is enrolled. */
export function TrainingData() {
  const source = useLikeness((state) => state.train.choice.source);
  if (source === 'drawn') return <DrawnSheet />;
  if (source === 'enrolled') return <Enrolled />;
  return <FolderView />;
}

function DrawnSheet() {
  const { people, photos, seed } = useLikeness((state) => state.train.choice.drawn);
  const rows = Math.min(ROWS, people);
  const columns = Math.min(6, photos);
  const [faces, setFaces] = useState<Pixels[]>([]);
  useEffect(() => {
    let gone = false;
    actions()
      .train.drawFaces({ people: rows, photos: columns, seed, side: SIDE })
      .then((drawn) => {
        if (!gone) setFaces(drawn);
      }, toastError);
    return () => {
      gone = true;
    };
  }, [rows, columns, seed]);
  return (
    <figure className={styles.sheet}>
      <Mosaic faces={faces} columns={columns} label={say('train.sheet', { people: rows, photos: columns })} />
      <figcaption>{say('train.sheetMore')}</figcaption>
    </figure>
  );
}

function Mosaic({ faces, columns, label }: { faces: Pixels[]; columns: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || faces.length === 0) return;
    element.width = columns * SIDE;
    element.height = Math.ceil(faces.length / columns) * SIDE;
    faces.forEach(({ data, width, height }, index) => {
      const [x, y] = [(index % columns) * SIDE, Math.floor(index / columns) * SIDE];
      context.putImageData(new ImageData(data, width, height), x, y);
    });
  }, [faces, columns]);
  return <canvas ref={canvas} className={styles.mosaic} role="img" aria-label={label} />;
}

function Enrolled() {
  const people = useLikeness((state) => state.gallery.people);
  const usable = people.filter(({ templates }) => templates.length >= 2);
  if (usable.length === 0) {
    return (
      <Empty drawing={<NamedFaces />} title={say('train.nobody')}>
        {say('train.nobodyMore')}
      </Empty>
    );
  }
  return (
    <ul className={styles.people} aria-label={say('train.learntPeople')}>
      {usable.map(({ id, name, templates }) => (
        <li key={id}>
          <Avatar
            name={name}
            picture={templates.findLast(({ picture }) => picture)?.picture ?? null}
            size={64}
          />
          <span>{name}</span>
          <span className={`${styles.soft} number`}>
            {say('train.encodings', { count: templates.length })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function FolderView() {
  const { status, people, usable, photos } = useLikeness((state) => state.train.folder);
  if (status === 'none') {
    return (
      <Empty drawing={<NamedFaces />} title={say('train.dropPeople')}>
        {say('train.dropPeopleMore')}
      </Empty>
    );
  }
  return (
    <Empty drawing={<NamedFaces />} title={say('train.facesOfPeople', { faces: photos, people })}>
      {status === 'reading'
        ? say('train.stillReading')
        : usable < LEAST_USABLE
          ? say('train.tooFew', { usable })
          : say('train.ready')}
    </Empty>
  );
}
