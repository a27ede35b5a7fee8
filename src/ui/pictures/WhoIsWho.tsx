import { useId } from 'react';
import { row } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import type { FoundFile, Reading } from './files.ts';
import styles from './WhoIsWho.module.css';

/** Names shown of each reading. */
const SHOWN = 6;

interface WhoIsWhoProps {
  readings: readonly Reading<FoundFile>[];
  /** The place of the one chosen; null while none is. */
  chosen: number | null;
  onChoose: (index: number) => void;
}

/** The ways in which folders can be read as people's, each with an example, names and counts, to choose one. */
export function WhoIsWho({ readings, chosen, onChoose }: WhoIsWhoProps) {
  const name = useId();
  return (
    <fieldset className={styles.readings}>
      <legend className="visually-hidden">{say('ui.whosePictures')}</legend>
      {readings.map((reading, index) => (
        <label key={`${reading.by} ${reading.level}`} className={styles.reading}>
          <input type="radio" name={name} checked={index === chosen} onChange={() => onChoose(index)} />
          <span>
            <strong>{titleOf(reading)}</strong>
            <Example reading={reading} />
            <span className={styles.soft}>{detailOf(reading)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The path of one picture, its person marked. */
function Example({ reading }: { reading: Reading<FoundFile> }) {
  const file = reading.people[0]?.files[0];
  if (!file) return null;
  const parts = [...file.folders, file.file.name];
  const marked =
    reading.by === 'folder'
      ? reading.level
      : reading.by === 'name'
        ? parts.length - 1
        : parts.lastIndexOf(reading.people[0]?.name ?? '');
  return (
    <span className={styles.example}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one path, never reordered.
        <span key={index}>
          {index > 0 && ' / '}
          {index === marked ? <mark>{part}</mark> : part}
        </span>
      ))}
    </span>
  );
}

function titleOf({ people }: Reading<FoundFile>): string {
  const [only] = people;
  if (people.length === 1)
    return only?.name ? say('ui.onePersonNamed', { name: only.name }) : say('ui.onePerson');
  const names = people.slice(0, SHOWN).map(({ name }) => name);
  const more = people.length > SHOWN;
  return say(more ? 'ui.peopleNamedMore' : 'ui.peopleNamed', { count: people.length, names: row(names) });
}

function detailOf({ people, beside }: Reading<FoundFile>): string {
  const counts = people.map(({ files }) => files.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const pictures =
    people.length === 1
      ? say('ui.picturesInAll', { count: most })
      : least === most
        ? say('ui.picturesEach', { count: most })
        : say('ui.picturesEachRange', { least, most });
  return beside.length > 0 ? say('ui.leftOutBeside', { pictures, count: beside.length }) : pictures;
}
