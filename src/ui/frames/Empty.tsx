import type { ReactNode } from 'react';
import styles from './Empty.module.css';

interface EmptyProps {
  drawing: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** An empty screen invites: a drawing, a sentence, the ways in. */
export function Empty({ drawing, title, children, actions }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <div className={styles.drawing} aria-hidden>
        {drawing}
      </div>
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
