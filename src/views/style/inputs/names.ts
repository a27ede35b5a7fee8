import type { Words } from '../../../words/keys.ts';
import { list } from '../../../words/numbers.ts';
import { say, worded } from '../../../words/say.ts';

/** "Harbour in Waves and Halftone". */
export function pictureName(made: {
  content: { name: Words } | null;
  styles: readonly { name: Words }[];
}): string {
  const plain = ({ name }: { name: Words }) => worded(name).replace(/\.\w{2,5}$/, '');
  const content = made.content ? plain(made.content) : say('style.picture');
  if (made.styles.length === 0) return content;
  return say('style.pictureOf', { content, styles: list(made.styles.map(plain)) });
}
