import { isLanguage, type Language, languageFor } from './languages.ts';

// The choice is read before anything is drawn, so it lies where it can be read at once.

const KEY = 'likeness language';

/** What was chosen in this visit; undefined before. It outlives a browser that keeps nothing for this page. */
let choice: Language | null | undefined;

/** The language the person chose in Settings; null where the browser's is to hold. */
export function chosenLanguage(): Language | null {
  if (choice !== undefined) return choice;
  try {
    const kept = localStorage.getItem(KEY);
    return isLanguage(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** @param language null: the browser's from now on. One that the address names (`?language=zh`) holds no longer. */
export function keepLanguage(language: Language | null): void {
  choice = language;
  const address = new URL(window.location.href);
  if (address.searchParams.has('language')) {
    address.searchParams.delete('language');
    window.history.replaceState(window.history.state, '', address);
  }
  try {
    if (language) localStorage.setItem(KEY, language);
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing for this page: the choice holds for this visit.
  }
}

/** The one in the address (`?language=zh`), for this visit; else the one chosen; else the browser's. */
export function languageToSpeak(): Language {
  const named = new URLSearchParams(window.location.search).get('language');
  return isLanguage(named) ? named : (chosenLanguage() ?? languageFor(navigator.languages));
}
