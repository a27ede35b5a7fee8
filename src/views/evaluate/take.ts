import { actions } from '../../store/react.ts';
import { toastError } from '../../ui/messages/toasts.ts';
import type { FoundFile } from '../../ui/pictures/files.ts';

export function takeFolder(files: FoundFile[]): void {
  actions().evaluate.startFolder(files).catch(toastError);
}

export function takeGallery(): void {
  actions().evaluate.startGallery().catch(toastError);
}
