import type { ErrorKind } from './errorCodes.ts';
import { type ErrorValues, LikenessError } from './errors.ts';

/** Whether it is a failure of this kind, or of one under it: `StorageFull:network` is a `StorageFull`. */
export function hasCode(error: unknown, code: ErrorKind): boolean {
  return error instanceof LikenessError && (error.name === code || error.name.startsWith(`${code}:`));
}

const CODE = /^[A-Z]\w*(?::\w+)?$/;

/** For what comes as text, whose values no type can check. */
const Untyped = LikenessError as unknown as new (
  code: string,
  values: ErrorValues,
  options?: ErrorOptions,
) => LikenessError;

/** A failure that crossed between threads, whole again. A `name` that cannot be a code becomes `Unexpected`. */
export function errorOfKind(name: string, values: ErrorValues, options?: ErrorOptions): LikenessError {
  if (CODE.test(name)) return new Untyped(name, values, options);
  return new LikenessError('Unexpected', { detail: name }, options);
}

/** Any thrown thing as an error with a code; one that has one passes through. */
export function asLikenessError(error: unknown): LikenessError {
  if (error instanceof LikenessError) return error;
  return new LikenessError('Unexpected', { detail: detailOf(error) }, { cause: error });
}

/** What a thrown thing says of itself, in the browser's or a library's own words. */
export const detailOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** A cancelled job is no failure: nobody is told. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
