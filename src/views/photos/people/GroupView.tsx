import { ArrowLeft, EyeOff, Image, Images, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { personOf } from '../../../faces/group/labels.ts';
import { photoActions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { say } from '../../../words/say.ts';
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
        <p className={styles.soft}>{say('photos.groupGone')}</p>
        <Button icon={<ArrowLeft />} onClick={back}>
          {say('photos.allPeople')}
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
          {say('photos.allPeople')}
        </Button>
        <NameField
          key={`${group.id} ${person?.name ?? ''}`}
          faces={group.faces}
          label={say('photos.nameOfPerson')}
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
          {say('photos.theirPhotos')}
        </Button>
        {!person && (
          <Button
            size="small"
            look="quiet"
            icon={<EyeOff />}
            onClick={() => photoActions().ignore([group.id]).then(back, toastError)}
          >
            {say('photos.ignore')}
          </Button>
        )}
      </div>
      <div className={styles.chosen} role="toolbar" aria-label={say('photos.chosenFaces')}>
        <span className={styles.soft}>
          {out.length === 0
            ? say('photos.chooseOthers', { count: group.faces.length })
            : say('photos.facesChosen', { count: out.length })}
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
          {say('photos.notThisPerson')}
        </Button>
        {out.length > 0 && (
          <NameField
            key={out.join()}
            faces={out}
            label={say('photos.nameOfChosen')}
            placeholder={say('photos.orWho')}
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
          {say('photos.showPhoto')}
        </Button>
      </div>
      <ul className={styles.faces}>
        {group.faces.slice(0, shown).map((face, index) => (
          <li key={face}>
            <button
              type="button"
              className={styles.pick}
              aria-pressed={chosen.has(face)}
              aria-label={say('people.faceNumber', { n: index + 1 })}
              onClick={() => toggle(face)}
            >
              <FaceImage id={face} alt="" />
            </button>
          </li>
        ))}
      </ul>
      {group.faces.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {say('photos.showMoreOf', { count: group.faces.length })}
        </Button>
      )}
    </div>
  );
}
