import { BadgeCheck, Dumbbell, Pause, Play, RotateCcw, Save, Square, X } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { isUntaken } from '../../store/train/trainOutcome.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { say } from '../../words/say.ts';
import { Verdict } from './Outcome.tsx';
import { RunProgress } from './RunProgress.tsx';
import { ThrowAway } from './ThrowAway.tsx';
import styles from './Train.module.css';

/** Where the run is and what came out, with what can be done about it. */
export function RunBar() {
  const status = useLikeness((state) => state.train.run.status);
  const reading = useLikeness((state) => state.train.folder.status === 'reading');
  const untaken = useLikeness(({ train: { run } }) => isUntaken(run));
  const target = useLikeness((state) => state.train.run.target);
  const [asking, setAsking] = useState<'back' | 'again' | null>(null);
  const start = () => void actions().train.start().catch(toastError);
  const keep = (use: boolean) => () => void actions().train.keep(use).catch(toastError);
  const done = status === 'done';
  return (
    <div className={styles.runBar}>
      <div className={styles.runWords}>
        <RunProgress />
        {done && <Verdict />}
      </div>
      <div className={styles.runButtons}>
        {done && untaken && target !== 'siamese' && (
          <Button look="primary" icon={<BadgeCheck />} onClick={keep(true)}>
            {say(target === 'binary' ? 'train.adoptVerify' : 'train.adopt')}
          </Button>
        )}
        {done && untaken && (
          <Button look={target === 'siamese' ? 'primary' : 'plain'} icon={<Save />} onClick={keep(false)}>
            {say('train.keep')}
          </Button>
        )}
        {!isUnderway(status) && (
          <Button
            look={untaken ? 'plain' : 'primary'}
            icon={<Dumbbell />}
            disabled={reading}
            onClick={() => (untaken ? setAsking('again') : start())}
          >
            {say(done ? 'train.again' : 'train.start')}
          </Button>
        )}
        {done && (
          <Button
            icon={<RotateCcw />}
            onClick={() => (untaken ? setAsking('back') : actions().train.cancel())}
          >
            {say('train.backToData')}
          </Button>
        )}
        {status === 'running' && (
          <Button icon={<Pause />} onClick={() => actions().train.pause().catch(toastError)}>
            {say('ui.pause')}
          </Button>
        )}
        {status === 'paused' && (
          <Button look="primary" icon={<Play />} onClick={() => actions().train.resume().catch(toastError)}>
            {say('ui.continue')}
          </Button>
        )}
        {(status === 'running' || status === 'paused') && (
          <Button icon={<Square />} onClick={() => actions().train.finish().catch(toastError)}>
            {say('train.finish')}
          </Button>
        )}
        {isUnderway(status) && (
          <Button look="quiet" icon={<X />} onClick={() => actions().train.cancel()}>
            {say('train.discard')}
          </Button>
        )}
      </div>
      <ThrowAway asking={asking} onClose={() => setAsking(null)} onAgain={start} />
    </div>
  );
}

export const isUnderway = (status: string): boolean =>
  status === 'preparing' || status === 'running' || status === 'paused';
