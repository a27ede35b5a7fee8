import type { Subject } from './keys.ts';
import type { Language } from './languages.ts';
import { begin, type Catalogue, speak, spoken } from './say.ts';

// Only the language in use is loaded, and of it what a screen says with that screen; the rest comes when the page has time.

const FILES = import.meta.glob<Catalogue>('./{en,zh}/*.ts');
const ALL = Object.keys(FILES)
  .filter((path) => path.startsWith('./en/'))
  .map((path) => path.slice('./en/'.length, -'.ts'.length) as Subject);

/** What every screen needs beside its own words. */
const SHELL: readonly Subject[] = ['app', 'ui'];

/** What has been asked for: another language begins with as much, so that nothing on the page is without words. */
const asked = new Set<Subject>(SHELL);
/** What has come, in each language. */
const came: Record<Language, Record<string, Catalogue[string]>> = { en: {}, zh: {} };
/** The language chosen last, which may still be on its way. */
let chosen: Language = 'en';
let opening: Promise<void> = Promise.resolve();

/** Fetches what of these has not come. What comes is there even where something else fails. */
async function bring(language: Language, subjects: Iterable<Subject>): Promise<void> {
  const missing = [...subjects].filter((subject) => !(subject in came[language]));
  if (missing.length === 0) return;
  const ends = await Promise.allSettled(
    missing.map(async (subject) =>
      Object.assign(came[language], await FILES[`./${language}/${subject}.ts`]?.()),
    ),
  );
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * Goes over to a language, with the words of all that has been asked for. Where another one is chosen before they have come, that one is
 * spoken.
 *
 * @throws what the import throws when a file does not load; the language before stays
 */
export function openWords(language: Language): Promise<void> {
  chosen = language;
  begin(language);
  opening = open(language);
  return opening;
}

async function open(language: Language): Promise<void> {
  try {
    let size: number;
    do {
      size = asked.size;
      await bring(language, asked);
    } while (asked.size > size);
    if (chosen === language) speak(language, { ...came[language] });
  } catch (error) {
    if (chosen === language) chosen = spoken();
    throw error;
  }
}

/** Loads the words of these subjects, in the language that is spoken; all of them when none is named. @throws as `openWords` */
export async function needWords(...subjects: Subject[]): Promise<void> {
  const wanted = subjects.length > 0 ? subjects : ALL;
  for (const subject of wanted) asked.add(subject);
  let language: Language;
  do {
    language = chosen;
    // Its failure is told to who chose it.
    await opening.catch(() => undefined);
    const before = Object.keys(came[language]).length;
    try {
      await bring(language, wanted);
    } finally {
      if (language === spoken() && Object.keys(came[language]).length > before)
        speak(language, { ...came[language] });
    }
  } while (language !== chosen);
}
