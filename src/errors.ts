import type { ErrorCode } from './errorCodes.ts';
import type { Message } from './words/keys.ts';

/** What an error's sentences say of this case: numbers, names, and messages as they are. */
export type ErrorValues = Readonly<Record<string, string | number | Message>>;

/**
 * A failure, told apart by its code. In words it is what happened (`errors.<code>`) and what to do (`advice.<code>`), which the page
 * says from the code and its values (src/words/faults.ts); they cross between threads, where classes do not survive.
 */
export class LikenessError extends Error {
  readonly advice: string;
  readonly values: ErrorValues;
  constructor(name: ErrorCode, values?: ErrorValues, options?: ErrorOptions);
  constructor(name: ErrorCode, message: string, advice: string, options?: ErrorOptions);
  constructor(
    name: ErrorCode,
    given: string | ErrorValues = {},
    adviceOrOptions?: string | ErrorOptions,
    last?: ErrorOptions,
  ) {
    const old = typeof given === 'string';
    super(
      old ? given : `${name} ${JSON.stringify(given)}`,
      typeof adviceOrOptions === 'string' ? last : adviceOrOptions,
    );
    this.name = name;
    this.advice = typeof adviceOrOptions === 'string' ? adviceOrOptions : '';
    this.values = old ? {} : given;
  }
}
