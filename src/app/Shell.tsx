import { Ellipsis } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { say } from '../words/say.ts';
import { EngineStrip } from './EngineStrip.tsx';
import { rememberScreen } from './lastScreen.ts';
import { NewerVersion } from './NewerVersion.tsx';
import { pages, routes } from './routes.tsx';
import styles from './Shell.module.css';

/** The rail (a bottom bar on a phone), the engine's notices, and the screen. */
export function Shell({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  const first = useRef(true);
  const content = useRef<HTMLDivElement>(null);
  const shown = routes.filter((route) => route.screen !== null);
  const here = [...shown, ...pages].find((route) => location.startsWith(route.path));
  const isUnderMore = here !== undefined && !shown.some((route) => route.onPhone && route.path === here.path);

  // A screen reader hears the new screen, and the title tells tabs apart.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the person goes to another screen.
  useEffect(() => {
    document.querySelector('nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
    if (shown.some((route) => route.path === here?.path)) rememberScreen(here?.path ?? '');
    document.title = here ? say('app.titled', { screen: say(`app.${here.word}`) }) : 'Likeness';
    if (first.current) {
      first.current = false;
      return;
    }
    content.current?.scrollTo(0, 0);
  }, [here?.path]);

  return (
    <div className={styles.shell}>
      {/* biome-ignore lint/a11y/useValidAnchor: routes live in the hash, so the jump is made by hand. */}
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {say('app.skip')}
      </a>
      <nav className={styles.rail} aria-label={say('app.screens')}>
        <Link href="/start" className={styles.mark} aria-label={say('app.home')}>
          <Mark />
        </Link>
        <ul className={styles.screens}>
          {shown.map(({ path, word, icon: Icon, group, onPhone }, i) => (
            <li
              key={path}
              className={[
                path === '/settings' ? styles.last : '',
                i > 0 && shown[i - 1]?.group !== group ? styles.apart : '',
                onPhone ? '' : styles.wide,
              ].join(' ')}
            >
              <Link
                href={path}
                className={styles.screen ?? ''}
                aria-current={location.startsWith(path) ? 'page' : undefined}
              >
                <Icon aria-hidden />
                <span>{say(`app.${word}`)}</span>
              </Link>
            </li>
          ))}
          <li className={styles.narrow}>
            <Link
              href="/start"
              className={styles.screen ?? ''}
              aria-current={isUnderMore ? 'page' : undefined}
            >
              <Ellipsis aria-hidden />
              <span>{say('app.more')}</span>
            </Link>
          </li>
        </ul>
      </nav>
      <div ref={content} className={styles.content}>
        <EngineStrip />
        <NewerVersion />
        <div className={styles.view}>{children}</div>
      </div>
    </div>
  );
}

/** Two overlapping outlines: a likeness. */
function Mark() {
  return (
    <svg viewBox="0 0 40 40" width="34" height="34" aria-hidden>
      <circle cx="15" cy="20" r="11" fill="var(--accent-wash)" stroke="var(--accent)" strokeWidth="2.4" />
      <circle cx="25" cy="20" r="11" fill="none" stroke="currentColor" strokeWidth="2.4" />
    </svg>
  );
}
