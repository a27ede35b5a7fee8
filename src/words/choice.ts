import { isLanguage, type Language, languageFor } from './languages.ts';

// The choice is read before anything is drawn, so it lies where it can be read at once.

const KEY = 'likeness language';

/** The language the person chose in Settings; null where the browser's is to hold. */
export function chosenLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return isLanguage(kept) ? kept : null;
  } catch {
    // A browser that keeps nothing for this page: its own language holds.
    return null;
  }
}

/** @param language null: the browser's from now on. */
export function keepLanguage(language: Language | null): void {
  try {
    if (language) localStorage.setItem(KEY, language);
    else localStorage.removeItem(KEY);
  } catch {
    // As above: the choice holds for this visit.
  }
}

/** The one in the address (`?language=zh`), for this visit; else the one chosen; else the browser's. */
export function languageToSpeak(): Language {
  const named = new URLSearchParams(window.location.search).get('language');
  return isLanguage(named) ? named : (chosenLanguage() ?? languageFor(navigator.languages));
}
