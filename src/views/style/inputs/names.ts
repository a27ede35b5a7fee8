import type { Words } from '../../../words/keys.ts';
import { list } from '../../../words/numbers.ts';
import { say, worded } from '../../../words/say.ts';

/** Letters of a name that are said: several stand in one line. */
const LONGEST = 48;

/** "Harbour in Waves and Halftone". */
export function pictureName(made: {
  content: { name: Words } | null;
  styles: readonly { name: Words }[];
}): string {
  const plain = ({ name }: { name: Words }) => {
    const letters = [...worded(name).replace(/\.\w{2,5}$/, '')];
    return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trim()}…` : letters.join('');
  };
  const content = made.content ? plain(made.content) : say('style.picture');
  if (made.styles.length === 0) return content;
  return say('style.pictureOf', { content, styles: list(made.styles.map(plain)) });
}
