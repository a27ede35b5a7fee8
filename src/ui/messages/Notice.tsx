import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface NoticeProps {
  tone: 'info' | 'good' | 'caution' | 'bad';
  title?: string;
  children?: ReactNode;
  /** Buttons: what the person can do about it. */
  actions?: ReactNode;
}

const SIGNS = { info: Info, good: CircleCheck, caution: TriangleAlert, bad: CircleAlert };

/** A sentence with a tone. Colour is never the only sign: each tone has its own icon. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Sign = SIGNS[tone];
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Sign aria-hidden className={styles.sign} />
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
