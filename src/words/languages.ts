/** The languages the words are written in, each by its own name, as a person looks for it. */
export const LANGUAGES = { en: 'English', zh: '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

/** What HTML and Intl call them. Chinese is written in the simplified script here. */
export const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

/** What numbers, days and lists are written by: English days stand before their month, as everywhere but in America. */
export const INTL: Record<Language, string> = { en: 'en-GB', zh: 'zh-Hans' };

export const isLanguage = (text: unknown): text is Language => typeof text === 'string' && text in LANGUAGES;

/** The first of a browser's languages that the words are written in; English where none is. @param wanted as `navigator.languages` */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language = ''] = tag.toLowerCase().split(/[-_]/);
    if (isLanguage(language)) return language;
  }
  return 'en';
}
