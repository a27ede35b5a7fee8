import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { faultWords } from '../words/faults.ts';
import { say } from '../words/say.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { lastScreen } from './lastScreen.ts';
import { NotFound, NotYet } from './NotHere.tsx';
import { pages, routes } from './routes.tsx';
import { Shell } from './Shell.tsx';
import { ThemeSync } from './ThemeSync.tsx';
import { TransferDialogs } from './TransferDialogs.tsx';

/** Messages wait for it; the first screen does not. */
const ToastList = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return import('../ui/messages/ToastList.tsx');
});

/** One that an earlier version had, and this one has not, is no place to come back to. */
const knownScreen = (path: string | null) => (routes.some((route) => route.path === path) ? path : null);

/** Whether a screen has been shown yet: with the page itself the browser's own focus is right. */
let opened = false;

/** Beside a screen whose code may still have to come: once both are there, the screen has the focus, and a screen reader hears it. */
function Arrival({ children }: { children: ReactNode }) {
  useEffect(() => {
    if (opened) document.getElementById('main')?.focus({ preventScroll: true });
    opened = true;
    // The words for what may go wrong on a screen come when it is drawn. Where they do not load now, whoever needs them asks again.
    void faultWords();
  }, []);
  return children;
}

export function App() {
  return (
    // Its one inline style is in tokens.css: the page allows none.
    <CSPProvider disableStyleElements>
      <ErrorBoundary>
        <ThemeSync />
        <Router hook={useHashLocation}>
          <Shell>
            <Suspense
              fallback={
                <p role="status" className="visually-hidden">
                  {say('app.opening')}
                </p>
              }
            >
              <Switch>
                <Route path="/">
                  <Redirect to={knownScreen(lastScreen()) ?? '/start'} replace />
                </Route>
                {[...pages, ...routes].map(({ path, screen: Screen, word }) => (
                  <Route key={path} path={`${path}/*?`}>
                    {/* A screen that breaks leaves the navigation alive. */}
                    <ErrorBoundary key={path}>
                      <Arrival>{Screen ? <Screen /> : <NotYet word={word} />}</Arrival>
                    </ErrorBoundary>
                  </Route>
                ))}
                <Route>
                  <NotFound />
                </Route>
              </Switch>
            </Suspense>
          </Shell>
        </Router>
        <Suspense>
          <ToastList />
        </Suspense>
        <TransferDialogs />
      </ErrorBoundary>
    </CSPProvider>
  );
}
