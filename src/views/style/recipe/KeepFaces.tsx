import { actions, useLikeness } from '../../../store/react.ts';
import { Switch } from '../../../ui/fields/Switch.tsx';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';

/** Whether people in the content stay who they are, and how many faces were found there. */
export function KeepFaces({ locked }: { locked: boolean }) {
  const keep = useLikeness((state) => state.style.recipe.keepFaces);
  const found = useLikeness(({ style: { faces, content } }) =>
    faces && faces.of === content?.id ? (faces.places?.length ?? 'looking') : null,
  );
  const said = () => {
    if (!keep) return say('style.facesNotKept');
    if (found === 'looking') return say('style.facesLooking');
    if (found === null) return say('style.facesKept');
    if (found === 0) return say('style.facesNone');
    return say('style.facesFound', { count: found });
  };
  return (
    <fieldset className={styles.locked} disabled={locked}>
      <Switch
        label={say('style.keepFaces')}
        checked={keep}
        onChange={(keepFaces) => actions().style.changeRecipe({ keepFaces })}
        hint={said()}
      />
    </fieldset>
  );
}
