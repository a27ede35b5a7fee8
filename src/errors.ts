import type { ErrorCode } from './errorCodes.ts';

/**
 * A failure with a sentence for the person: what happened (`message`) and what to do (`advice`).
 * `name`, one of the list in errorCodes.ts, tells kinds apart across threads, where classes do not survive.
 */
export class LikenessError extends Error {
  readonly advice: string;
  constructor(name: ErrorCode, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
    this.advice = advice;
  }
}
