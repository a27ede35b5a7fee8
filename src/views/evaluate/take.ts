import { actions } from '../../store/react.ts';
import type { FoundFile } from '../../ui/files.ts';
import { toastError } from '../../ui/toasts.ts';

export function takeFolder(files: FoundFile[]): void {
  actions().evaluateFolder(files).catch(toastError);
}

export function takeGallery(): void {
  actions().evaluateGallery().catch(toastError);
}
