import { ArrowLeft, ImageOff, UserRound } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { personOf } from '../../../faces/group/labels.ts';
import type { Find } from '../../../store/photos/photosState.ts';
import { photoActions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { rich, say } from '../../../words/say.ts';
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
  const nameOf = (id: string) => named.find((each) => each.id === id)?.name ?? say('photos.somebody');
  const [one, two] = find.kind === 'groups' ? find.ids : [];
  return (
    <div className={styles.people}>
      <div className={styles.groupHead}>
        <Button size="small" icon={<ArrowLeft />} onClick={() => onPlace({ kind: 'people' })}>
          {say('photos.allPeople')}
        </Button>
        <p role="status">{told(find, ids.length, nameOf)}</p>
        {find.kind === 'groups' && one !== undefined && (
          <>
            <Select
              label={say('photos.together')}
              hideLabel
              value={two ?? ''}
              options={[
                { value: '', label: say('photos.togetherChoose') },
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
              {say('photos.nobodyElse')}
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
          {say('photos.showMoreOf', { count: ids.length })}
        </Button>
      )}
    </div>
  );
}

/** How many photos, and which. */
function told(find: Find, count: number, nameOf: (id: string) => string): ReactNode {
  const parts = { count, b: (words: ReactNode) => <strong>{words}</strong> };
  if (find.kind === 'all') return rich('photos.foundAll', parts);
  if (find.kind === 'nobody') return rich('photos.foundNobody', parts);
  if (find.kind === 'empty') return rich('photos.foundEmpty', parts);
  const [who = '', other] = find.ids.map(nameOf);
  if (other === undefined)
    return rich(find.alone ? 'photos.foundAlone' : 'photos.foundOf', { ...parts, who });
  return rich(find.alone ? 'photos.foundBothAlone' : 'photos.foundBoth', { ...parts, who, other });
}

function PhotoTile({ id, onOpen }: { id: string; onOpen: () => void }) {
  const url = usePicture((photoId) => photoActions().smallPhoto(photoId), id);
  const name = photoActions().photo(id)?.name ?? '';
  return (
    <button
      type="button"
      className={styles.photo}
      onClick={onOpen}
      aria-label={say('photos.openPhoto', { name })}
    >
      {url ? <img src={url} alt="" /> : <ImageOff aria-hidden />}
      <span>{name}</span>
    </button>
  );
}
