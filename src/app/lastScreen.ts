// words: the same in every language, a name in storage.
const KEY = 'likeness last screen';

/** The address of the screen that was open when the page was last left; null at the first visit. */
export function lastScreen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // A browser that keeps nothing for this page: each visit is the first.
    return null;
  }
}

export function rememberScreen(path: string): void {
  try {
    localStorage.setItem(KEY, path);
  } catch {
    // As above: there is nothing to come back to, and nothing else depends on it.
  }
}
