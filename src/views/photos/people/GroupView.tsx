import { ArrowLeft, EyeOff, Image, Images, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { personOf } from '../../../faces/group/labels.ts';
import { photoActions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { many } from '../../../ui/numbers.ts';
import styles from '../Photos.module.css';
import type { Place } from '../Photos.tsx';
import { FaceImage } from './FaceImage.tsx';
import { NameField } from './NameField.tsx';

/** Faces drawn at once. */
const PAGE = 120;

/** All faces of one group: its name, and those that do not belong to it. */
export function GroupView({ id, onPlace }: { id: string; onPlace: (place: Place) => void }) {
  const groups = useLikeness((state) => state.photos.groups);
  const people = useLikeness((state) => state.gallery.people);
  const naming = useLikeness((state) => state.photos.naming);
  const [first, setFirst] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(PAGE);
  const all = [...groups.people, ...groups.single, ...groups.ignored];
  // Naming and merging change a group's id; its faces are still the same.
  const group = all.find((each) => each.id === id) ?? all.find(({ faces }) => first && faces.includes(first));
  const cover = group?.faces[0] ?? null;
  if (cover && (first === null || !group?.faces.includes(first))) setFirst(cover);
  const back = () => onPlace({ kind: 'people' });
  if (!group) {
    return (
      <div className={styles.people}>
        <p className={styles.soft}>This group is not there any more.</p>
        <Button icon={<ArrowLeft />} onClick={back}>
          All people
        </Button>
      </div>
    );
  }
  const person = people.find((each) => each.id === personOf(group.label)) ?? null;
  const out = [...chosen].filter((face) => group.faces.includes(face));
  const toggle = (face: string) => {
    const next = new Set(chosen);
    if (!next.delete(face)) next.add(face);
    setChosen(next);
  };
  const next = groups.people.find(
    (each) => each.id !== group.id && !personOf(each.label) && !naming.has(each.faces[0] ?? ''),
  );
  return (
    <div className={styles.people}>
      <div className={styles.groupHead}>
        <Button size="small" icon={<ArrowLeft />} onClick={back}>
          All people
        </Button>
        <NameField
          key={`${group.id} ${person?.name ?? ''}`}
          faces={group.faces}
          label="Name of this person"
          autoFocus
          person={person}
          onNamed={() => {
            if (!person && next) onPlace({ kind: 'group', id: next.id });
          }}
        />
        <Button
          size="small"
          icon={<Images />}
          onClick={() => onPlace({ kind: 'found', find: { kind: 'groups', ids: [group.id] } })}
        >
          Their photos
        </Button>
        {!person && (
          <Button
            size="small"
            look="quiet"
            icon={<EyeOff />}
            onClick={() => photoActions().ignore([group.id]).then(back, toastError)}
          >
            Ignore
          </Button>
        )}
      </div>
      <div className={styles.chosen} role="toolbar" aria-label="With the chosen faces">
        <span className={styles.soft}>
          {out.length === 0
            ? `${many(group.faces.length, 'face', 'faces')}. Choose those that are somebody else.`
            : `${many(out.length, 'face', 'faces')} chosen`}
        </span>
        <Button
          size="small"
          icon={<UserRoundX />}
          disabled={out.length === 0}
          onClick={() =>
            photoActions()
              .split(out)
              .then(() => setChosen(new Set()), toastError)
          }
        >
          Not this person
        </Button>
        {out.length > 0 && (
          <NameField
            key={out.join()}
            faces={out}
            label="Name of the chosen faces"
            placeholder="Or who it is instead"
          />
        )}
        <Button
          size="small"
          icon={<Image />}
          disabled={out.length !== 1}
          onClick={() => {
            const photo = photoActions().face(out[0] ?? '')?.photoId;
            if (photo) onPlace({ kind: 'photo', id: photo, from: { kind: 'group', id: group.id } });
          }}
        >
          Show the photo
        </Button>
      </div>
      <ul className={styles.faces}>
        {group.faces.slice(0, shown).map((face, index) => (
          <li key={face}>
            <button
              type="button"
              className={styles.pick}
              aria-pressed={chosen.has(face)}
              aria-label={`Face ${index + 1}`}
              onClick={() => toggle(face)}
            >
              <FaceImage id={face} alt="" />
            </button>
          </li>
        ))}
      </ul>
      {group.faces.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          Show more of {group.faces.length}
        </Button>
      )}
    </div>
  );
}
