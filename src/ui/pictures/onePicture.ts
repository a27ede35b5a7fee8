import { say } from '../../words/say.ts';
import { toast } from '../messages/toasts.ts';
import { type FoundFile, looksLikePicture } from './files.ts';

/**
 * The picture that a place for one takes of what was given: the first, and a message where more were.
 *
 * @param why what the screen does with one
 */
export function onePicture(files: readonly FoundFile[], why: string): File | undefined {
  const first = files.find(({ file }) => looksLikePicture(file)) ?? files[0];
  if (first && files.length > 1) {
    toast(say('ui.fileTaken', { name: first.file.name, count: files.length }), { detail: why });
  }
  return first?.file;
}
