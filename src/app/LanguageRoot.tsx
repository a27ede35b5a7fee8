import { useEffect, useSyncExternalStore } from 'react';
import { TAGS } from '../words/languages.ts';
import { onLanguage, spoken } from '../words/say.ts';
import { App } from './App.tsx';

/** The app in the language that is spoken: another one draws it anew. What the store holds stays. */
export function LanguageRoot() {
  const language = useSyncExternalStore(onLanguage, spoken);
  useEffect(() => {
    document.documentElement.lang = TAGS[language];
  }, [language]);
  return <App key={language} />;
}
