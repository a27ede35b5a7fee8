import { useState } from 'react';
import { actions, useLikeness } from '../store/react.ts';
import { Button } from '../ui/buttons/Button.tsx';
import { Notice } from '../ui/messages/Notice.tsx';
import { Progress } from '../ui/messages/Progress.tsx';
import { whatHappened, whatToDo } from '../words/faults.ts';
import { bytes, sentences } from '../words/numbers.ts';
import { say, tell } from '../words/say.ts';
import styles from './Shell.module.css';

/** Above every screen: networks loading, a failed load with its retry, a backend that had to be left. */
export function EngineStrip() {
  const { status, loaded, total, fault, engine } = useLikeness((state) => state.engine);
  const [dismissed, setDismissed] = useState('');
  const news = useLikeness((state) => state.engineNews) ?? engine;
  const notes = news?.notes ?? [];
  // Several workers have the same to say.
  const told = JSON.stringify(notes);

  if (status === 'loading') {
    return (
      <div className={styles.strip} role="status">
        <Progress
          label={total > 0 && loaded >= total ? say('app.enginesWarming') : say('app.enginesLoading')}
          share={total > 0 && loaded < total ? loaded / total : null}
          {...(total > 0 && { detail: say('app.loadedOf', { loaded: bytes(loaded), total: bytes(total) }) })}
        />
      </div>
    );
  }
  if (status === 'failed' && fault) {
    return (
      <div className={styles.strip}>
        <Notice
          tone="bad"
          title={whatHappened(fault)}
          actions={
            // Another failure comes back into this strip.
            <Button
              size="small"
              onClick={() =>
                void actions()
                  .faces.prepare()
                  .catch(() => undefined)
              }
            >
              {say('ui.tryAgain')}
            </Button>
          }
        >
          {whatToDo(fault)}
        </Notice>
      </div>
    );
  }
  if (notes.length > 0 && told !== dismissed) {
    return (
      <div className={styles.strip}>
        <Notice
          tone="caution"
          title={news?.backend.startsWith('webg') ? say('app.graphicsLeft') : say('app.slowerEngine')}
          actions={
            <Button size="small" look="quiet" onClick={() => setDismissed(told)}>
              {say('ui.dismiss')}
            </Button>
          }
        >
          {sentences(...notes.map(tell))}
        </Notice>
      </div>
    );
  }
  return null;
}
