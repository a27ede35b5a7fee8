import type { KeyOf } from './words/keys.ts';

/** Every failure by name: its kind, and after a colon which of several sentences says it. `errors` and `advice` of the catalogue have all. */
export type ErrorCode = KeyOf<'errors'> & KeyOf<'advice'>;

type KindOf<Code> = Code extends `${infer Kind}:${string}` ? Kind : Code;

/** What failures are told apart by: a code, or the kind that several codes are of. */
export type ErrorKind = ErrorCode | KindOf<ErrorCode>;
