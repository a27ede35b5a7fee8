import type { ErrorCode } from './errorCodes.ts';
import type { Message, Values } from './words/keys.ts';

/** What an error's sentences say of this case: numbers, names, and messages as they are. */
export type ErrorValues = Readonly<Record<string, string | number | Message>>;

/** What the two sentences of a code name in braces. */
type Named<Code extends ErrorCode> = Values<`errors.${Code}`> & Values<`advice.${Code}`>;

type Rest<Code extends ErrorCode> =
  Record<never, never> extends Named<Code>
    ? [values?: Named<Code>, options?: ErrorOptions]
    : [values: Named<Code>, options?: ErrorOptions];

/**
 * A failure, told apart by its code. In words it is what happened (`errors.<code>`) and what to do (`advice.<code>`), which the page
 * says from the code and its values (src/words/faults.ts); they cross between threads, where classes do not survive.
 */
export class LikenessError<Code extends ErrorCode = ErrorCode> extends Error {
  declare readonly name: ErrorCode;
  readonly values: ErrorValues;
  /** The message is for logs and tests: `StorageFull:network {"megabytes":52}`. */
  constructor(code: Code, ...[values, options]: Rest<Code>) {
    const told = (values ?? {}) as ErrorValues;
    super(Object.keys(told).length > 0 ? `${code} ${JSON.stringify(told)}` : code, options);
    this.name = code;
    this.values = told;
  }
}
