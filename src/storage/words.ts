import * as v from 'valibot';
import type { Words } from '../words/keys.ts';

// What lies in the database is said when it is read: rows hold the keys of messages. Those of before hold sentences, which stay.

/** Words of a row. Whoever says them knows that a newer version may have written a key that is not known here. */
export const WordsRow = v.custom<Words>((value) => typeof value === 'string' || v.is(MessageRow, value));

const MessageRow = v.object({ key: v.string(), values: v.optional(v.record(v.string(), v.unknown())) });
