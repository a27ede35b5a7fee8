import type { ReactNode } from 'react';
import { createTranslator } from 'use-intl/core';
import type { Given, Key, Message, Values, Words } from './keys.ts';
import { INTL, type Language } from './languages.ts';

/** The messages of a language, compiled by vite/words.ts: subject, name, tree. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Translator {
  (key: string, values?: Record<string, unknown>): string;
  rich(key: string, values: Record<string, unknown>): ReactNode;
  has(key: string): boolean;
}

let language: Language = 'en';
let catalogue: Catalogue = {};
let translate: Translator | null = null;
const listeners = new Set<() => void>();

/** The language that is spoken. */
export const spoken = (): Language => language;

/** The messages that are there, in the language that is spoken: others when some have come. */
export const words = (): Catalogue => catalogue;

/** Called when other messages are there, or another language is spoken. @returns what ends it */
export function onWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Names the language whose words are the first to come, so that what is ordered or written before is in it, too. */
export function begin(next: Language): void {
  if (!translate) language = next;
}

/** Speaks a language with these messages, and no others. */
export function speak(next: Language, messages: Catalogue): void {
  catalogue = messages;
  language = next;
  translate = createTranslator({
    locale: INTL[next],
    messages: catalogue as never,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    onError: (error) => {
      throw error;
    },
  }) as unknown as Translator;
  for (const listener of listeners) listener();
}

function translator(): Translator {
  if (!translate) throw new Error('No language is loaded yet.');
  return translate;
}

/** Messages among the values are said first. */
function spelled(values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isMessage(value) ? worded(value) : value]),
  );
}

export const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string';

/** The words of a key, in the language that is spoken. */
export function say<K extends Key>(key: K, ...[values]: Given<K>): string {
  return translator()(key, spelled(values as Record<string, unknown> | undefined));
}

/**
 * As `say`, for a message with tags in it: `<link>here</link>` is drawn by the function of that name.
 * @param parts the message's values, and a function for each of its tags.
 */
export function rich<K extends Key>(
  key: K,
  parts: Values<K> & Record<string, string | number | Date | Message | ((words: ReactNode) => ReactNode)>,
): ReactNode {
  return translator().rich(key, spelled(parts as Record<string, unknown>));
}

/** The words of a message that was made before, here or in a worker. */
export function tell({ key, values }: Message): string {
  return translator()(key, spelled(values));
}

/** What stands between two sentences: Chinese sets no space. */
export const gap = (): string => (language === 'zh' ? '' : ' ');

/** Words that may be a message or may be said as they are; a message of a newer version, which has no words here, by its key. */
export function worded(words: Words): string {
  if (typeof words === 'string') return words;
  return isKey(words.key) ? tell(words) : words.key;
}

/** Whether there are words for a key: rows of a newer version, and errors of other threads, may name what is not here. */
export const isKey = (key: string): key is Key => translate?.has(key) ?? false;
