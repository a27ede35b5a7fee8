import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Button, IconButton } from './Button.tsx';
import styles from './toasts.module.css';

/** Outside React, so that store actions' outcomes can be told from anywhere in a view. */
const manager = Toast.createToastManager();

interface ToastOptions {
  tone?: 'good' | 'bad';
  detail?: string;
  action?: { label: string; run: () => void };
}

/** A short message in the corner that goes away by itself; a failure stays until closed. */
export function toast(title: string, { tone = 'good', detail, action }: ToastOptions = {}): void {
  const id = manager.add({
    title,
    description: detail,
    type: tone,
    timeout: tone === 'bad' ? 0 : 4000,
    priority: tone === 'bad' ? 'high' : 'low',
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          manager.close(id);
          action.run();
        },
      },
    }),
  });
}

/** Tells a failure in the corner: what happened and what to do. */
export function toastError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const advice = error instanceof Error && 'advice' in error ? String(error.advice) : undefined;
  toast(message, { tone: 'bad', ...(advice && { detail: advice }) });
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((each) => (
    <Toast.Root key={each.id} toast={each} className={styles.toast} data-tone={each.type}>
      <Toast.Content className={styles.content}>
        {each.type === 'bad' ? <CircleAlert aria-hidden /> : <CircleCheck aria-hidden />}
        <div className={styles.words}>
          <Toast.Title className={styles.title} />
          <Toast.Description className={styles.description} />
          {each.actionProps && <Toast.Action render={<Button size="small" />} className={styles.action} />}
        </div>
        <Toast.Close render={<IconButton label="Dismiss" icon={<X />} size="small" />} />
      </Toast.Content>
    </Toast.Root>
  ));
}
