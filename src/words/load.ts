import type { Subject } from './keys.ts';
import type { Language } from './languages.ts';
import { type Catalogue, speak, spoken } from './say.ts';

// Only the language in use is loaded, and of it what a screen says with that screen; the rest comes when the page has time.

const FILES = import.meta.glob<Catalogue>('./{en,zh}/*.ts');
const ALL = Object.keys(FILES)
  .filter((path) => path.startsWith('./en/'))
  .map((path) => path.slice('./en/'.length, -'.ts'.length) as Subject);

/** What every screen needs beside its own words. */
const SHELL: readonly Subject[] = ['app', 'ui'];

/** The subjects that are there, in the language that is spoken. */
const here = new Set<Subject>();

async function fetched(language: Language, subjects: readonly Subject[]): Promise<Catalogue> {
  const files = subjects.map((subject) => FILES[`./${language}/${subject}.ts`]?.());
  return Object.assign({}, ...(await Promise.all(files)));
}

/** Goes over to a language with the words that are there now, so that nothing on the page is without them. @throws what the import throws when a file does not load */
export async function openWords(language: Language): Promise<void> {
  const subjects = [...new Set([...SHELL, ...here])];
  const catalogue = await fetched(language, subjects);
  for (const subject of subjects) here.add(subject);
  speak(language, catalogue, true);
}

/** Loads the words of these subjects, in the language that is spoken; all of them when none is named. @throws as `openWords` */
export async function needWords(...subjects: Subject[]): Promise<void> {
  const language = spoken();
  const wanted = (subjects.length > 0 ? subjects : ALL).filter((subject) => !here.has(subject));
  if (wanted.length === 0) return;
  const catalogue = await fetched(language, wanted);
  // Another language may have been chosen meanwhile.
  if (language !== spoken()) return needWords(...subjects);
  for (const subject of wanted) here.add(subject);
  speak(language, catalogue);
}
