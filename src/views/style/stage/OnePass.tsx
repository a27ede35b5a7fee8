import { Maximize2 } from 'lucide-react';
import { actions, useLikeness } from '../../../store/react.ts';
import { instantShown, isStageFree } from '../../../store/style/styleState.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import { duration, upTo } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';
import { PaintAmount } from './PaintAmount.tsx';

/** Longer side that the one-pass picture can be made with. */
const LARGER = 1024;

/** What stands under the picture of one pass: what it is, how far it goes towards the painting, and the same larger. */
export function OnePass() {
  const instant = useLikeness((state) => state.style.instant);
  const shown = useLikeness((state) => instantShown(state.style));
  const free = useLikeness((state) => isStageFree(state.style));
  if (!free || instant.status === 'none') return null;
  if (instant.status === 'failed' && instant.fault) {
    return (
      <Notice
        tone="caution"
        title={say('styleStage.quickFailed')}
        actions={
          <Button size="small" onClick={() => actions().style.instantAgain().catch(toastError)}>
            {say('ui.tryAgain')}
          </Button>
        }
      >
        {say('styleStage.quickFailedMore', {
          what: whatHappened(instant.fault),
          advice: whatToDo(instant.fault),
        })}
      </Notice>
    );
  }
  const longer = shown ? Math.max(shown.width, shown.height) : 0;
  const seconds = ((shown?.ms ?? 0) / 1000) * (LARGER / Math.max(1, longer)) ** 2;
  return (
    <div className={styles.onePass}>
      <p role="status">
        {!shown || shown.ms === null
          ? say('styleStage.quickMaking')
          : say('styleStage.quickMade', {
              seconds: upTo(shown.ms / 1000, 1),
              width: shown.width,
              height: shown.height,
            })}
      </p>
      <PaintAmount />
      {longer > 0 && longer < LARGER && (
        <Button
          size="small"
          icon={<Maximize2 />}
          disabled={instant.status === 'making'}
          onClick={() => actions().style.instantLarger(LARGER).catch(toastError)}
        >
          {say('styleStage.quickLarger', { side: LARGER, time: duration(seconds) })}
        </Button>
      )}
    </div>
  );
}
