import { actions, useLikeness } from '../../../store/react.ts';
import { Switch } from '../../../ui/fields/Switch.tsx';
import { many } from '../../../ui/numbers.ts';
import styles from '../Style.module.css';

/** Whether people in the content stay who they are, and how many faces were found there. */
export function KeepFaces({ locked }: { locked: boolean }) {
  const keep = useLikeness((state) => state.style.recipe.keepFaces);
  const found = useLikeness(({ style: { faces, content } }) =>
    faces && faces.of === content?.id ? (faces.places?.length ?? 'looking') : null,
  );
  const said = () => {
    if (!keep) return 'Faces are painted over like the rest.';
    if (found === 'looking') return 'Looking for faces in the photo…';
    if (found === null) return 'Faces in the photo are painted with a lighter hand.';
    if (found === 0) return 'No faces found in the photo.';
    return `${many(found, 'face', 'faces')} found, painted with a lighter hand.`;
  };
  return (
    <fieldset className={styles.locked} disabled={locked}>
      <Switch
        label="Keep faces"
        checked={keep}
        onChange={(keepFaces) => actions().style.changeRecipe({ keepFaces })}
        hint={said()}
      />
    </fieldset>
  );
}
