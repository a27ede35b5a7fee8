import { asLikenessError } from '../failures.ts';
import { isKey, tell } from './say.ts';

// Errors in words.

/** What happened, in the language that is spoken. */
export function whatHappened(error: unknown): string {
  const { name, values, message } = asLikenessError(error);
  const key = `errors.${name}`;
  return isKey(key) ? tell({ key, values }) : message;
}

/** What to do about it; empty where there is nothing. */
export function whatToDo(error: unknown): string {
  const { name, values, advice } = asLikenessError(error);
  const key = `advice.${name}`;
  return isKey(key) ? tell({ key, values }) : advice;
}
