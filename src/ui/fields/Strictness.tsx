import type { ReactNode } from 'react';
import { say } from '../../words/say.ts';
import styles from './controls.module.css';
import { Segments } from './controls.tsx';

interface StrictnessProps<Name extends string> {
  /** The choices in words, and the one that is on; null: a threshold of the person's own. */
  levels: readonly { value: Name; label: string; says: string }[];
  level: Name | null;
  onLevel: (level: Name) => void;
  /** What there is to say when none is on. */
  own: string;
  /** Whether the numbers behind it are shown. */
  advanced: boolean;
  onAdvanced: (open: boolean) => void;
  /** The numbers. */
  children: ReactNode;
}

/** How sure it has to be, in a word; the numbers for those who open them, and from then on for good. */
export function Strictness<Name extends string>(props: StrictnessProps<Name>) {
  const { levels, level, onLevel, own, advanced, onAdvanced, children } = props;
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label}>{say('ui.howSure')}</span>
        <Segments<Name | 'own'>
          label={say('ui.howSure')}
          value={level ?? 'own'}
          options={levels.map(({ value, label }) => ({ value, label }))}
          onChange={(next) => next !== 'own' && onLevel(next)}
        />
        <p className={styles.hint}>{levels.find(({ value }) => value === level)?.says ?? own}</p>
      </div>
      <details open={advanced} onToggle={(event) => onAdvanced(event.currentTarget.open)}>
        <summary className={styles.label}>{say('ui.advanced')}</summary>
        <div className={styles.advanced}>{children}</div>
      </details>
    </>
  );
}
