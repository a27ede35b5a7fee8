import * as v from 'valibot';
import type { Key, Message, Words } from '../words/keys.ts';

// What lies in the database is said when it is read: rows hold the keys of messages. Those of before hold English sentences, which are
// read as the messages they are now; a name of the person's own stays as it is.

const MessageRow = v.object({ key: v.string(), values: v.optional(v.record(v.string(), v.unknown())) });

/** Sentences that versions before the catalogue wrote, and what says them now. */
// words: the same in every language, as rows hold them.
const FORMER: Readonly<Record<string, Key>> = {
  'Stained glass': 'media.stainedGlass',
  Waves: 'media.waves',
  Pointillism: 'media.pointillism',
  'Marbled paper': 'media.marbledPaper',
  Halftone: 'media.halftone',
  'Brush strokes': 'media.brushStrokes',
  Harbour: 'media.harbour',
  Mountains: 'media.mountains',
  'Still life': 'media.stillLife',
  'Camera picture': 'media.cameraPicture',
  'the enrolled people': 'people.sourceEnrolled',
  'the encoder as it came': 'people.builtInEncoder',
};

const asMessage = (words: Words): Words => {
  const key = typeof words === 'string' ? FORMER[words] : undefined;
  return key ? ({ key } satisfies Message) : words;
};

/** Words of a row. Whoever says them knows that a newer version may have written a key that is not known here. */
export const WordsRow = v.pipe(
  v.custom<Words>((value) => typeof value === 'string' || v.is(MessageRow, value)),
  v.transform(asMessage),
);
