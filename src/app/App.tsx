import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
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
                  Opening the screen
                </p>
              }
            >
              <Switch>
                <Route path="/">
                  <Redirect to={lastScreen() ?? '/start'} replace />
                </Route>
                {[...pages, ...routes].map(({ path, screen: Screen, word }) => (
                  <Route key={path} path={`${path}/*?`}>
                    {/* A screen that breaks leaves the navigation alive. */}
                    <ErrorBoundary key={path}>{Screen ? <Screen /> : <NotYet word={word} />}</ErrorBoundary>
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
