import { personOf } from '../../../faces/group/labels.ts';
import type { Group } from '../../../store/photos/photosState.ts';
import { photoActions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { say } from '../../../words/say.ts';
import styles from '../Photos.module.css';
import type { Place } from '../Photos.tsx';
import { FaceImage } from './FaceImage.tsx';

/** Faces shown of each side: one row or two. */
const FEW = 2;
const MANY = 4;

/** "Are these the same?", one at a time, the most useful first. */
export function Questions({ onPlace }: { onPlace: (place: Place) => void }) {
  const [question] = useLikeness((state) => state.photos.questions);
  const { people } = useLikeness((state) => state.photos.groups);
  const [left, right] = [question?.a, question?.b].map((id) => people.find((each) => each.id === id));
  if (!question || !left || !right) return null;
  const answer = (work: Promise<void>) => work.catch(toastError);
  return (
    <Section title={say('photos.question')}>
      <div className={styles.question}>
        <Side group={left} onOpen={() => onPlace({ kind: 'group', id: left.id })} />
        <Side group={right} onOpen={() => onPlace({ kind: 'group', id: right.id })} />
      </div>
      <div className={styles.row}>
        <Button size="small" onClick={() => answer(photoActions().merge([left.id, right.id]))}>
          {say('ui.yes')}
        </Button>
        <Button size="small" onClick={() => answer(photoActions().keepApart(left.id, right.id))}>
          {say('ui.no')}
        </Button>
        <Button size="small" look="quiet" onClick={() => photoActions().later(question)}>
          {say('app.later')}
        </Button>
      </div>
    </Section>
  );
}

/** A few of the group's faces, large enough to judge; a click shows all of them. */
function Side({ group, onOpen }: { group: Group; onOpen: () => void }) {
  const people = useLikeness((state) => state.gallery.people);
  const name = people.find(({ id }) => id === personOf(group.label))?.name ?? say('photos.unnamed');
  const shown = group.faces.slice(0, group.faces.length < MANY ? FEW : MANY);
  return (
    <button type="button" className={styles.side} onClick={onOpen}>
      <span className={styles.sideFaces}>
        {shown.map((id) => (
          <FaceImage key={id} id={id} alt="" />
        ))}
      </span>
      <span>{say('photos.questionSide', { name, count: group.faces.length })}</span>
    </button>
  );
}
