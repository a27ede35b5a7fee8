import type { KeyOf } from '../../words/keys.ts';

type Explained<Name> = Name extends `${infer Term}Says` ? Term : never;

/** A term of the trade that is explained: `terms.<name>` is what it is called, `terms.<name>Says` what it means. */
export type TermName = Explained<KeyOf<'terms'>>;
