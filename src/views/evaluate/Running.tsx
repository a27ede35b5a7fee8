import { Square } from 'lucide-react';
import type { Stage } from '../../faces/evaluate/evaluation.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { many, timeLeft } from '../../ui/numbers.ts';
import styles from './Evaluate.module.css';
import { whole } from './words.ts';

const stages: Record<Stage, string> = {
  comparing: 'Comparing every picture with every other',
  intervals: 'Drawing people anew, for the intervals',
  identifying: 'Searching random galleries',
};

/** Where an evaluation is: pictures first, then the figures. */
export function Running() {
  const status = useLikeness((state) => state.evaluation.status);
  const { done, total, begun, stage, left } = useLikeness((state) => state.evaluation);
  const remaining = done > 0 ? ((performance.now() - begun) / 1000 / done) * (total - done) : null;
  return (
    <div className={styles.running}>
      {status === 'encoding' ? (
        <Progress
          label={total === 0 ? 'Looking through the folder' : 'Finding and encoding faces'}
          share={total === 0 ? null : done / total}
          detail={
            total === 0
              ? ''
              : `${whole(done)} of ${many(total, 'picture', 'pictures')}${remaining === null ? '' : `, about ${timeLeft(remaining)} left`}`
          }
        />
      ) : (
        <Progress
          label={stages[stage.name]}
          share={stage.share}
          detail={`step ${Object.keys(stages).indexOf(stage.name) + 1} of 3`}
        />
      )}
      {left.length > 0 && (
        <p className={styles.soft}>
          {many(left.length, 'picture', 'pictures')} without a usable face so far.
        </p>
      )}
      <Button icon={<Square />} onClick={() => actions().evaluate.cancel()}>
        Stop
      </Button>
    </div>
  );
}
