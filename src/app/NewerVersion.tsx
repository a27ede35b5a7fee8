import { useState } from 'react';
import { actions, useLikeness } from '../store/react.ts';
import { Button } from '../ui/buttons/Button.tsx';
import { Notice } from '../ui/messages/Notice.tsx';
import { toastError } from '../ui/messages/toasts.ts';
import { say } from '../words/say.ts';
import styles from './Shell.module.css';

/** A newer version of the app: offered, and never forced on somebody in the middle of something. */
export function NewerVersion() {
  const offline = useLikeness((state) => state.offline.status);
  const [later, setLater] = useState(false);
  if (offline !== 'newer' || later) return null;
  return (
    <div className={styles.strip}>
      <Notice
        tone="info"
        title={say('app.newerVersion')}
        actions={
          <>
            <Button size="small" onClick={() => actions().offline.startNewer().catch(toastError)}>
              {say('app.newerVersionReload')}
            </Button>
            <Button size="small" look="quiet" onClick={() => setLater(true)}>
              {say('app.later')}
            </Button>
          </>
        }
      >
        {say('app.newerVersionMore')}
      </Notice>
    </div>
  );
}
