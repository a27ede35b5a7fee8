import type { ReactNode } from 'react';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** A page to read and to choose from, without a stage: a title, a sentence, and what follows. */
export function Page({ title, lead, children }: PageProps) {
  return (
    <main className={styles.page} id="main" tabIndex={-1}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <p>{lead}</p>
      </header>
      {children}
    </main>
  );
}
