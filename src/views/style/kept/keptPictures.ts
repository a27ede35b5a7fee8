import { actions } from '../../../store/react.ts';
import { bytesOfStyleRun, type StoredStyleRun } from '../../../store/style/styleKeeping.ts';
import { toast, toastError } from '../../../ui/messages/toasts.ts';
import { bytes } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';

/** How much room pictures take on this device with all that made them, as "1.2 MB". */
export function roomOf(runs: readonly StoredStyleRun[]): string {
  return bytes(runs.reduce((sum, run) => sum + bytesOfStyleRun(run), 0));
}

/** Says that pictures are deleted, and offers to put them back. */
export function toastDeleted(gone: readonly StoredStyleRun[], sentence: string): void {
  toast(sentence, {
    action: { label: say('ui.undo'), run: () => actions().style.restoreKept(gone).catch(toastError) },
  });
}
