import { useState } from 'react';
import { actions, useLikeness } from '../store/react.ts';
import { Button } from '../ui/buttons/Button.tsx';
import { Notice } from '../ui/messages/Notice.tsx';
import { Progress } from '../ui/messages/Progress.tsx';
import styles from './Shell.module.css';

const MB = 1_000_000;

/** Above every screen: networks loading, a failed load with its retry, a backend that had to be left. */
export function EngineStrip() {
  const { status, loaded, total, fault, engine } = useLikeness((state) => state.engine);
  const [dismissed, setDismissed] = useState('');
  const news = useLikeness((state) => state.engineNews) ?? engine;
  const notes = news?.notes.join(' ') ?? '';

  if (status === 'loading') {
    return (
      <div className={styles.strip} role="status">
        <Progress
          label={total > 0 && loaded >= total ? 'Warming up the networks' : 'Loading the networks'}
          share={total > 0 && loaded < total ? loaded / total : null}
          {...(total > 0 && { detail: `${(loaded / MB).toFixed(1)} of ${(total / MB).toFixed(1)} MB` })}
        />
      </div>
    );
  }
  if (status === 'failed' && fault) {
    return (
      <div className={styles.strip}>
        <Notice
          tone="bad"
          title={fault.message}
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
              Try again
            </Button>
          }
        >
          {fault.advice}
        </Notice>
      </div>
    );
  }
  if (notes && notes !== dismissed) {
    return (
      <div className={styles.strip}>
        <Notice
          tone="caution"
          title={
            news?.backend.startsWith('webg')
              ? 'The graphics card gave up its work'
              : 'Running on a slower engine'
          }
          actions={
            <Button size="small" look="quiet" onClick={() => setDismissed(notes)}>
              Dismiss
            </Button>
          }
        >
          {notes}
        </Notice>
      </div>
    );
  }
  return null;
}
