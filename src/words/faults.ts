import type { ErrorValues } from '../errors.ts';
import { asLikenessError } from '../failures.ts';
import type { Message } from './keys.ts';
import { needWords } from './load.ts';
import { isKey, isMessage, say, tell } from './say.ts';

// Errors in words.

/** Brings the words of errors, which come after those of a screen. Ends where they do not load, too: then the code is told. */
export const faultWords = (): Promise<void> => needWords('errors', 'advice').catch(() => undefined);

/** What happened, in the language that is spoken. */
export function whatHappened(error: unknown): string {
  const { name, values, message } = asLikenessError(error);
  const key = `errors.${name}`;
  return isKey(key) ? tell({ key, values: shortened(values) }) : say('ui.unexpected', { detail: message });
}

/** What to do about it; empty where there is nothing. */
export function whatToDo(error: unknown): string {
  const { name, values } = asLikenessError(error);
  const key = `advice.${name}`;
  return isKey(key) ? tell({ key, values: shortened(values) }) : say('ui.unexpectedAdvice');
}

/** Of a longer name, so many characters of its beginning and of its end are said: a sentence of twenty lines hides what it is about. */
const SAID = { whole: 64, begin: 40, end: 20 };

function shortened(values: ErrorValues): ErrorValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const all = (key === 'name' || key === 'file') && typeof value === 'string' ? [...value] : [];
      if (all.length <= SAID.whole) return [key, value];
      return [key, `${all.slice(0, SAID.begin).join('')}…${all.slice(-SAID.end).join('')}`];
    }),
  );
}

/** Why something did not go: a sentence that is known beforehand, or what an error says. */
export const sayWhy = (why: Message | Error): string => (isMessage(why) ? tell(why) : whatHappened(why));
