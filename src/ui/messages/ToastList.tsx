import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { say } from '../../words/say.ts';
import { Button, IconButton } from '../buttons/Button.tsx';
import styles from './toasts.module.css';
import { manager, showWaiting } from './toasts.ts';

/** The messages in the corner. A file of its own, loaded after the first paint. */
export default function ToastList() {
  // Here, where the provider's own effects have run: it listens by now.
  useEffect(showWaiting, []);
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={say('ui.notifications')}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((each) => (
    // Its buttons can be reached by Tab, so that they must not be hidden from who cannot see them, as Base UI hides those of
    // failures and, until the pointer or the focus is there, every Dismiss.
    <Toast.Root key={each.id} toast={each} className={styles.toast} data-tone={each.type} aria-hidden={false}>
      <Toast.Content className={styles.content}>
        {each.type === 'bad' ? <CircleAlert aria-hidden /> : <CircleCheck aria-hidden />}
        <div className={styles.words}>
          <Toast.Title className={styles.title} />
          <Toast.Description className={styles.description} />
          {each.actionProps && <Toast.Action render={<Button size="small" />} className={styles.action} />}
        </div>
        <Toast.Close
          aria-hidden={false}
          render={<IconButton label={say('ui.dismiss')} icon={<X />} size="small" />}
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
