import { Maximize2 } from 'lucide-react';
import { actions, useLikeness } from '../../../store/react.ts';
import { instantShown, isStageFree } from '../../../store/style/styleState.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { timeLeft } from '../../../ui/numbers.ts';
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
        title="The quick picture could not be made"
        actions={
          <Button size="small" onClick={() => actions().style.instantAgain().catch(toastError)}>
            Try again
          </Button>
        }
      >
        {instant.fault.message} {instant.fault.advice} “Make the picture” works all the same.
      </Notice>
    );
  }
  const longer = shown ? Math.max(shown.width, shown.height) : 0;
  const seconds = ((shown?.ms ?? 0) / 1000) * (LARGER / Math.max(1, longer)) ** 2;
  return (
    <div className={styles.onePass}>
      <p role="status">
        {!shown || shown.ms === null
          ? 'Making a quick picture…'
          : `A quick picture, made in one pass (${(shown.ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s, ${shown.width} × ${shown.height} pixels). “Make the picture” takes longer and gets nearer to the painting.`}
      </p>
      <PaintAmount />
      {longer > 0 && longer < LARGER && (
        <Button
          size="small"
          icon={<Maximize2 />}
          disabled={instant.status === 'making'}
          onClick={() => actions().style.instantLarger(LARGER).catch(toastError)}
        >
          {`Quick picture at ${LARGER.toLocaleString('en')} px, about ${timeLeft(seconds)}`}
        </Button>
      )}
    </div>
  );
}
