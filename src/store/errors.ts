import { LikenessError } from '../errors.ts';

/** Any thrown thing as an error with a sentence and advice; one that has them already passes through. */
export function asLikenessError(error: unknown): LikenessError {
  if (error instanceof LikenessError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : 'Error';
  return new LikenessError(name, message, 'Try again; if it comes back, reload the page.', { cause: error });
}

/** A cancelled job is no failure: nobody is told. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
