import { Toast } from '@base-ui/react/toast';
import { faultWords, whatHappened, whatToDo } from '../../words/faults.ts';

/** Outside React, so that store actions' outcomes can be told from anywhere in a view. */
export const manager = Toast.createToastManager();

/** Messages given before the list that shows them has loaded; null once it has. */
let waiting: (() => void)[] | null = [];

/** Called by the list when it is there. */
export function showWaiting(): void {
  const early = waiting ?? [];
  waiting = null;
  for (const show of early) show();
}

interface ToastOptions {
  tone?: 'good' | 'bad';
  detail?: string;
  action?: { label: string; run: () => void };
}

/** A short message in the corner that goes away by itself; a failure stays until closed. */
export function toast(title: string, options: ToastOptions = {}): void {
  if (waiting) waiting.push(() => add(title, options));
  else add(title, options);
}

function add(title: string, { tone = 'good', detail, action }: ToastOptions): void {
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
  const show = () => {
    const detail = whatToDo(error);
    toast(whatHappened(error), { tone: 'bad', ...(detail && { detail }) });
  };
  void faultWords().then(show);
}
