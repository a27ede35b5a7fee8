import { memo, useState } from 'react';
import { personOf } from '../../../faces/group/labels.ts';
import type { Group } from '../../../store/photos/photosState.ts';
import { useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { say } from '../../../words/say.ts';
import styles from '../Photos.module.css';
import type { Place } from '../Photos.tsx';
import { FaceImage } from './FaceImage.tsx';
import { NameField } from './NameField.tsx';

/** Cards drawn at once. */
export const PAGE = 60;

interface Handlers {
  onToggle: (id: string) => void;
  onPlace: (place: Place) => void;
  onNamed: (id: string) => void;
}

interface CardsProps extends Handlers {
  groups: readonly Group[];
  /** What one without a name is called, with its number. */
  unnamed: 'photos.unnamedGroup' | 'photos.seenOnceNumber';
  chosen: ReadonlySet<string>;
}

/** Groups with a name, or a field for it. */
export function Cards({ groups, unnamed, chosen, ...handlers }: CardsProps) {
  const people = useLikeness((state) => state.gallery.people);
  const [shown, setShown] = useState(PAGE);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (
    <>
      <ul className={styles.cards}>
        {groups.slice(0, shown).map((group, index) => {
          const name = names.get(personOf(group.label) ?? '') ?? null;
          return (
            <Card
              key={group.id}
              group={group}
              name={name}
              who={name ?? say(unnamed, { n: index + 1 })}
              chosen={chosen.has(group.id)}
              {...handlers}
            />
          );
        })}
      </ul>
      {groups.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {say('photos.showMore', { more: Math.min(PAGE, groups.length - shown), count: groups.length })}
        </Button>
      )}
    </>
  );
}

interface CardProps extends Handlers {
  group: Group;
  name: string | null;
  /** The name, or what stands for it. */
  who: string;
  chosen: boolean;
}

/** While photos are taken in, groups are told anew each second: only cards of those that changed are drawn again. */
const Card = memo(function Card({ group, name, who, chosen, onToggle, onPlace, onNamed }: CardProps) {
  const count = group.faces.length;
  return (
    <li
      className={styles.card}
      data-chosen={chosen || undefined}
      data-unnamed={name === null ? group.id : undefined}
    >
      <button
        type="button"
        className={styles.cover}
        aria-label={say('photos.openGroup', { who, count })}
        onClick={() => onPlace({ kind: 'group', id: group.id })}
      >
        <FaceImage id={group.faces[0] ?? ''} alt="" />
      </button>
      <label className={styles.choose}>
        <input
          type="checkbox"
          checked={chosen}
          onChange={() => onToggle(group.id)}
          aria-label={say('photos.choose', { who })}
        />
      </label>
      {name !== null ? (
        <span className={styles.who}>{name}</span>
      ) : (
        <NameField
          faces={group.faces}
          label={say('photos.nameOf', { who })}
          onNamed={() => onNamed(group.id)}
        />
      )}
      <span className={`${styles.soft} number`}>{say('people.faces', { count })}</span>
    </li>
  );
}, isSame);

function isSame({ group: before, ...was }: CardProps, { group, ...is }: CardProps): boolean {
  const keys = Object.keys(is) as (keyof typeof is)[];
  return (
    keys.every((key) => was[key] === is[key]) &&
    before.id === group.id &&
    before.faces.length === group.faces.length &&
    before.faces.every((id, i) => id === group.faces[i])
  );
}
