import { type ReactNode, Suspense, useEffect } from 'react';
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

/** One that an earlier version had, and this one has not, is no place to come back to. */
const knownScreen = (path: string | null) => (routes.some((route) => route.path === path) ? path : null);

/** Whether a screen has been shown yet: with the page itself the browser's own focus is right. */
let opened = false;

/**
 * Beside a screen whose code may still have to come: once both are there, the screen has the focus, and a screen reader hears it. Where
 * something on it has the focus already, that keeps it.
 */
function Arrival({ children }: { children: ReactNode }) {
  useEffect(() => {
    const main = document.getElementById('main');
    if (opened && !main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
    opened = true;
    // The words for what may go wrong on a screen come when it is drawn. Where they do not load now, whoever needs them asks again.
    void faultWords();
  }, []);
  return children;
}

export function App() {
  return (
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
      <TransferDialogs />
    </ErrorBoundary>
  );
}
