import { CODES, type ErrorCode } from './errorCodes.ts';
import { LikenessError } from './errors.ts';

/** Whether it is a failure of this kind, or of one under it: `StorageFull:photos` is a `StorageFull`. */
export function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof LikenessError && (error.name === code || error.name.startsWith(`${code}:`));
}

const RETRY = 'Try again; if it comes back, reload the page.';

/** A failure that crossed between threads as text, whole again. A `name` that is no code becomes `Unexpected`. */
export function errorOfKind(
  name: string,
  message: string,
  advice = RETRY,
  options?: ErrorOptions,
): LikenessError {
  const code = CODES.find((each) => each === name) ?? 'Unexpected';
  return new LikenessError(code, message, advice, options);
}

/** Any thrown thing as an error with a sentence and advice; one that has them already passes through. */
export function asLikenessError(error: unknown): LikenessError {
  if (error instanceof LikenessError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new LikenessError('Unexpected', message, RETRY, { cause: error });
}

/** A cancelled job is no failure: nobody is told. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
