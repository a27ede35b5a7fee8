import type { GetICUArgs } from '@schummar/icu-type-parser';
import type * as english from './english.ts';

/** The English catalogue is the measure: another language has the same keys, and the same values in each message. */
export type English = typeof english;
export type Subject = keyof English & string;

/** The name of a message: its subject and its name in it, `photos.faceCount`. */
export type Key = { [S in Subject]: `${S}.${keyof English[S] & string}` }[Subject];
/** The names of the messages of one subject, without it. */
export type KeyOf<S extends Subject> = keyof English[S] & string;

type Text<K extends Key> = K extends `${infer S extends Subject}.${infer Name}`
  ? Name extends keyof English[S]
    ? English[S][Name] & string
    : never
  : never;

/** What may stand in a message: a number is written as the language writes it where the message says `{n, number}` or counts. */
type Argument = string | number | Message;
/** The values a message needs, read from its English text. */
export type Values<K extends Key> = GetICUArgs<
  Text<K>,
  { ICUArgument: Argument; ICUNumberArgument: number; ICUDateArgument: Date | number }
>;
/** The last parameter of whatever takes a key: nothing where the message has no values. */
export type Given<K extends Key> =
  Record<never, never> extends Values<K> ? [values?: Values<K>] : [values: Values<K>];

/**
 * A sentence that is not yet in any language: what stores, rows and errors hold, and what passes between threads. Made by
 * `message`, said by `say`. A value may be a message itself.
 */
export interface Message {
  key: Key;
  values?: Readonly<Record<string, unknown>>;
}

/** Words that are said as they are (a person's own, a file's name, a row's of before), or a message. */
export type Words = string | Message;

/** What another language's catalogue of a subject is: the same names. */
export type Same<Messages> = Readonly<Record<keyof Messages, string>>;

/** @param key of the catalogue. @param values what its English text names in braces. */
export function message<K extends Key>(key: K, ...[values]: Given<K>): Message {
  return values ? { key, values: values as Readonly<Record<string, unknown>> } : { key };
}
