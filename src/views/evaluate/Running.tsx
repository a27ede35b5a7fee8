import { Square } from 'lucide-react';
import type { Stage } from '../../faces/evaluate/evaluation.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { duration } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';

const stages: readonly Stage[] = ['comparing', 'intervals', 'identifying'];

/** Where an evaluation is: pictures first, then the figures. */
export function Running() {
  const status = useLikeness((state) => state.evaluation.status);
  const { done, total, begun, stage, left } = useLikeness((state) => state.evaluation);
  const remaining = done > 0 ? ((performance.now() - begun) / 1000 / done) * (total - done) : null;
  return (
    <div className={styles.running}>
      {status === 'encoding' ? (
        <Progress
          label={say(total === 0 ? 'evaluate.lookingThrough' : 'evaluate.findingFaces')}
          share={total === 0 ? null : done / total}
          detail={
            total === 0
              ? ''
              : remaining === null
                ? say('evaluate.picturesDone', { done, total })
                : say('evaluate.picturesDoneLeft', { done, total, left: duration(remaining) })
          }
        />
      ) : (
        <Progress
          label={say(`evaluate.${stage.name}`)}
          share={stage.share}
          detail={say('evaluate.stepOf', { step: stages.indexOf(stage.name) + 1, steps: stages.length })}
        />
      )}
      {left.length > 0 && (
        <p className={styles.soft}>{say('evaluate.withoutFace', { count: left.length })}</p>
      )}
      <Button icon={<Square />} onClick={() => actions().evaluate.cancel()}>
        {say('ui.stop')}
      </Button>
    </div>
  );
}
