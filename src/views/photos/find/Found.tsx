import { ArrowLeft, ImageOff, UserRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import { personOf } from '../../../faces/group/labels.ts';
import type { Find } from '../../../store/photos/photosState.ts';
import { photoActions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { many } from '../../../ui/numbers.ts';
import styles from '../Photos.module.css';
import type { Place } from '../Photos.tsx';
import { usePicture } from '../people/usePicture.ts';

/** Photos drawn at once. */
const PAGE = 60;

/** The photos that were asked for; of one person also those with a second one. */
export function Found({ find, onPlace }: { find: Find; onPlace: (place: Place) => void }) {
  const groups = useLikeness((state) => state.photos.groups);
  const people = useLikeness((state) => state.gallery.people);
  const [shown, setShown] = useState(PAGE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found changes with the groups.
  const ids = useMemo(() => photoActions().find(find), [find, groups]);
  const named = groups.people.flatMap(({ id, label }) => {
    const name = people.find((each) => each.id === personOf(label))?.name;
    return name ? [{ id, name }] : [];
  });
  const who = find.kind === 'groups' ? find.ids.map((id) => nameOf(id)) : [];
  function nameOf(id: string): string {
    return named.find((each) => each.id === id)?.name ?? 'somebody without a name';
  }
  const [one, two] = find.kind === 'groups' ? find.ids : [];
  return (
    <div className={styles.people}>
      <div className={styles.groupHead}>
        <Button size="small" icon={<ArrowLeft />} onClick={() => onPlace({ kind: 'people' })}>
          All people
        </Button>
        <p role="status">
          <strong>{many(ids.length, 'photo', 'photos')}</strong> {said(find, who)}
        </p>
        {find.kind === 'groups' && one !== undefined && (
          <>
            <Select
              label="Together with"
              hideLabel
              value={two ?? ''}
              options={[
                { value: '', label: 'Together with…' },
                ...named.filter(({ id }) => id !== one).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(other) =>
                onPlace({ kind: 'found', find: { ...find, ids: other ? [one, other] : [one] } })
              }
            />
            <Button
              size="small"
              icon={<UserRound />}
              aria-pressed={find.alone ?? false}
              onClick={() => onPlace({ kind: 'found', find: { ...find, alone: !find.alone } })}
            >
              Nobody else
            </Button>
          </>
        )}
      </div>
      <ul className={styles.photos}>
        {ids.slice(0, shown).map((id) => (
          <li key={id}>
            <PhotoTile id={id} onOpen={() => onPlace({ kind: 'photo', id, from: { kind: 'found', find } })} />
          </li>
        ))}
      </ul>
      {ids.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          Show more of {ids.length}
        </Button>
      )}
    </div>
  );
}

function said(find: Find, who: string[]): string {
  switch (find.kind) {
    case 'groups':
      return `of ${who.join(' and ')}${who.length === 2 ? ' together' : ''}${find.alone ? ', with nobody else' : ''}`;
    case 'nobody':
      return 'with faces, none of them named';
    case 'empty':
      return 'without a face';
    case 'all':
      return 'in all';
  }
}

function PhotoTile({ id, onOpen }: { id: string; onOpen: () => void }) {
  const url = usePicture((photoId) => photoActions().smallPhoto(photoId), id);
  const name = photoActions().photo(id)?.name ?? '';
  return (
    <button type="button" className={styles.photo} onClick={onOpen} aria-label={`Open ${name}`}>
      {url ? <img src={url} alt="" /> : <ImageOff aria-hidden />}
      <span>{name}</span>
    </button>
  );
}
