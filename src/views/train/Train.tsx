import { useEffect } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone } from '../../ui/pictures/DropZone.tsx';
import { useWhoIsWho } from '../../ui/pictures/useWhoIsWho.tsx';
import { say } from '../../words/say.ts';
import { Controls } from './Controls.tsx';
import { DataChoice } from './DataChoice.tsx';
import { guardLeaving } from './guardLeaving.ts';
import { Live } from './Live.tsx';
import { OneShot } from './OneShot.tsx';
import { Outcome } from './Outcome.tsx';
import { isUnderway, RunBar } from './RunBar.tsx';
import styles from './Train.module.css';
import { TrainingData } from './TrainingData.tsx';
import { Versions } from './Versions.tsx';

/** Learning to tell people apart: triplet loss and binary heads, live, on people that are measured separately. */
export default function Train() {
  const status = useLikeness((state) => state.train.run.status);
  const begun = useLikeness((state) => state.train.run.before !== null);
  const underway = isUnderway(status);
  useEffect(guardLeaving, []);

  const [take, question] = useWhoIsWho((files, chosen, skipped) => {
    if (!underway) actions().train.takeFolder(files, chosen, skipped).catch(toastError);
  });

  return (
    <Workbench
      title={say('app.train')}
      lead={say('train.lead')}
      bar={<RunBar />}
      inspector={
        <>
          <DataChoice locked={underway} onFolder={take} />
          <Controls locked={underway} />
          <Versions />
        </>
      }
    >
      <DropZone onFiles={take} prompt={say('train.dropFolder')} className={styles.drop ?? ''}>
        {question}
        <Stage>{begun ? <Live /> : <TrainingData />}</Stage>
      </DropZone>
      <Outcome />
      <OneShot locked={underway} />
    </Workbench>
  );
}
