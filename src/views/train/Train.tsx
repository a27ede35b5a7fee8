import { Dumbbell, Pause, Play, RotateCcw, Square, X } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { hasWon } from '../../store/train/trainOutcome.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone } from '../../ui/pictures/DropZone.tsx';
import { useWhoIsWho } from '../../ui/pictures/useWhoIsWho.tsx';
import { Controls } from './Controls.tsx';
import { DataChoice } from './DataChoice.tsx';
import { Live } from './Live.tsx';
import { OneShot } from './OneShot.tsx';
import { Outcome, Verdict } from './Outcome.tsx';
import { RunProgress } from './RunProgress.tsx';
import { ThrowAway } from './ThrowAway.tsx';
import styles from './Train.module.css';
import { TrainingData } from './TrainingData.tsx';
import { Versions } from './Versions.tsx';

/** Learning to tell people apart: triplet loss and binary heads, live, on people that are measured separately. */
export default function Train() {
  const status = useLikeness((state) => state.train.run.status);
  const begun = useLikeness((state) => state.train.run.before !== null);
  const reading = useLikeness((state) => state.train.folder.status === 'reading');
  const untaken = useLikeness(
    ({ train: { run } }) => run.result !== null && hasWon(run.result) && run.keptAs === null,
  );
  const [asking, setAsking] = useState<'back' | 'again' | null>(null);
  const start = () => void actions().train.start().catch(toastError);
  const underway = status === 'preparing' || status === 'running' || status === 'paused';

  const [take, question] = useWhoIsWho((files, chosen, skipped) => {
    if (!underway) actions().train.takeFolder(files, chosen, skipped).catch(toastError);
  });

  return (
    <Workbench
      title="Train"
      lead="Teach a network to tell people apart, watch it learn, and keep it only if it does better on people it never saw."
      inspector={
        <>
          <DataChoice locked={underway} onFolder={take} />
          <Controls locked={underway} />
          <Versions />
        </>
      }
    >
      <DropZone
        onFiles={take}
        prompt="Drop a folder with a folder for each person"
        className={styles.drop ?? ''}
      >
        {question}
        <Stage>{begun ? <Live /> : <TrainingData />}</Stage>
      </DropZone>
      <Outcome />
      <OneShot locked={underway} />
      <div className={styles.runBar}>
        <RunProgress />
        {status === 'done' && <Verdict />}
        <div className={styles.runButtons}>
          {!underway && (
            <Button
              look="primary"
              icon={<Dumbbell />}
              disabled={reading}
              onClick={() => (untaken ? setAsking('again') : start())}
            >
              {status === 'done' ? 'Train again' : 'Start training'}
            </Button>
          )}
          {status === 'done' && (
            <Button
              icon={<RotateCcw />}
              onClick={() => (untaken ? setAsking('back') : actions().train.cancel())}
            >
              Back to the data
            </Button>
          )}
          {status === 'running' && (
            <Button icon={<Pause />} onClick={() => actions().train.pause().catch(toastError)}>
              Pause
            </Button>
          )}
          {status === 'paused' && (
            <Button look="primary" icon={<Play />} onClick={() => actions().train.resume().catch(toastError)}>
              Go on
            </Button>
          )}
          {(status === 'running' || status === 'paused') && (
            <Button icon={<Square />} onClick={() => actions().train.finish().catch(toastError)}>
              Stop and measure
            </Button>
          )}
          {underway && (
            <Button look="quiet" icon={<X />} onClick={() => actions().train.cancel()}>
              Discard
            </Button>
          )}
        </div>
      </div>
      <ThrowAway asking={asking} onClose={() => setAsking(null)} onAgain={start} />
    </Workbench>
  );
}
