import * as v from 'valibot';
import type { Message } from '../words/keys.ts';

/** Words in a row: a message, said when they are shown; in rows from before there was a catalogue, text as it was written. */
export const StoredWords = v.union([
  v.string(),
  v.pipe(
    v.object({ key: v.string(), values: v.exactOptional(v.record(v.string(), v.unknown())) }),
    v.transform((row) => row as Message),
  ),
]);
export type StoredWords = v.InferOutput<typeof StoredWords>;
