import { actions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { ObjectImage } from '../../../ui/pictures/ObjectImage.tsx';
import { say } from '../../../words/say.ts';
import { pictureName } from '../inputs/names.ts';
import styles from '../Style.module.css';

/** What a closed tab left: go on, or keep it as it is. */
export function Unfinished({ locked }: { locked: boolean }) {
  const unfinished = useLikeness((state) => state.style.unfinished);
  if (!unfinished || locked) return null;
  const { run } = unfinished;
  return (
    <Notice
      tone="info"
      title={say('styleStage.unfinished', { name: pictureName(run), step: run.step, steps: run.steps })}
      actions={
        <>
          <Button
            size="small"
            look="primary"
            onClick={() => actions().style.resumeUnfinished().catch(toastError)}
          >
            {say('ui.continue')}
          </Button>
          <Button size="small" look="quiet" onClick={() => actions().style.endUnfinished().catch(toastError)}>
            {say('styleStage.keepAsIs')}
          </Button>
        </>
      }
    >
      <ObjectImage
        blob={run.picture}
        alt={say('styleStage.unfinishedAlt')}
        className={styles.unfinished ?? ''}
      />
    </Notice>
  );
}
