import { useEffect } from 'react';
import { useLikeness } from '../store/react.ts';

/** Puts the chosen theme on the document; without a choice the system's light or dark holds. */
export function ThemeSync() {
  const theme = useLikeness((state) => state.settings.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return null;
}
