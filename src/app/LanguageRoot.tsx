import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { TAGS } from '../words/languages.ts';
import { onWords, spoken, words } from '../words/say.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** Messages wait for it; the first screen does not. */
const ToastList = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return import('../ui/messages/ToastList.tsx');
});

/**
 * The app in the language that is spoken: another one draws it anew, and words that come later are said where they were missing.
 * What the store holds stays, and so do the messages in the corner.
 */
export function LanguageRoot() {
  useSyncExternalStore(onWords, words);
  const language = spoken();
  useEffect(() => {
    document.documentElement.lang = TAGS[language];
  }, [language]);
  return (
    // Its one inline style is in tokens.css: the page allows none.
    <CSPProvider disableStyleElements>
      <App key={language} />
      {/* A page whose messages do not load works all the same. */}
      <ErrorBoundary instead={null}>
        <Suspense>
          <ToastList />
        </Suspense>
      </ErrorBoundary>
    </CSPProvider>
  );
}
