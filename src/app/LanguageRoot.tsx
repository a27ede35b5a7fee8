import { useEffect, useSyncExternalStore } from 'react';
import { TAGS } from '../words/languages.ts';
import { onWords, spoken, words } from '../words/say.ts';
import { App } from './App.tsx';

/**
 * The app in the language that is spoken: another one draws it anew, and words that come later are said where they were missing.
 * What the store holds stays.
 */
export function LanguageRoot() {
  useSyncExternalStore(onWords, words);
  const language = spoken();
  useEffect(() => {
    document.documentElement.lang = TAGS[language];
  }, [language]);
  return <App key={language} />;
}
