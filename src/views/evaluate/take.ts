import { actions } from '../../store/react.ts';
import { toastError } from '../../ui/messages/toasts.ts';
import type { FoundFile, Reading } from '../../ui/pictures/files.ts';

export function takeFolder(files: FoundFile[], reading?: Reading<FoundFile>, skipped = 0): void {
  actions().evaluate.startFolder(files, reading, skipped).catch(toastError);
}

export function takeGallery(): void {
  actions().evaluate.startGallery().catch(toastError);
}
