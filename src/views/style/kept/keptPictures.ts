import { actions } from '../../../store/react.ts';
import { bytesOfStyleRun, type StoredStyleRun } from '../../../store/style/styleKeeping.ts';
import { toast, toastError } from '../../../ui/messages/toasts.ts';

/** How much room pictures take on this device with all that made them, as "1.2 MB". */
export function roomOf(runs: readonly StoredStyleRun[]): string {
  return `${(runs.reduce((sum, run) => sum + bytesOfStyleRun(run), 0) / 1e6).toFixed(1)} MB`;
}

/** Says that pictures are deleted, and offers to put them back. */
export function toastDeleted(gone: readonly StoredStyleRun[], sentence: string): void {
  toast(sentence, {
    action: { label: 'Undo', run: () => actions().style.restoreKept(gone).catch(toastError) },
  });
}
