import type { ReactNode } from 'react';
import { say } from '../../words/say.ts';
import styles from './Workbench.module.css';

interface WorkbenchProps {
  title: string;
  /** One sentence: what this screen is for. */
  lead: string;
  /** Beside the title: the few ways into the screen. */
  tools?: ReactNode;
  /** The picture, as large as it can be. */
  children: ReactNode;
  /** What is under way, in view wherever the panels are scrolled to. */
  bar?: ReactNode;
  /** The few controls that matter. */
  inspector: ReactNode;
}

/** Every screen's frame: the picture in the middle, one inspector at the right (below it on a phone). */
export function Workbench({ title, lead, tools, children, bar, inspector }: WorkbenchProps) {
  return (
    <div className={styles.workbench}>
      <main className={styles.middle} id="main" tabIndex={-1}>
        <header className={styles.header}>
          <div>
            <h1>{title}</h1>
            <p className={styles.lead}>{lead}</p>
          </div>
          {tools && <div className={styles.tools}>{tools}</div>}
        </header>
        {children}
      </main>
      {bar && (
        <section className={styles.running} aria-label={say('ui.inProgress', { screen: title })}>
          {bar}
        </section>
      )}
      <aside className={styles.inspector} aria-label={say('ui.details', { screen: title })}>
        {inspector}
      </aside>
    </div>
  );
}

interface SectionProps {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A group of controls in the inspector. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles.section}>
      {title && (
        <div className={styles.sectionHead}>
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

interface StageProps {
  children: ReactNode;
  /** Below the picture: shutter, choices. */
  bar?: ReactNode;
}

/** The quiet ground that a picture lies on. */
export function Stage({ children, bar }: StageProps) {
  return (
    <div className={styles.stage}>
      <div className={styles.ground}>{children}</div>
      {bar && <div className={styles.bar}>{bar}</div>}
    </div>
  );
}
