import { type ReactNode, useId } from 'react';
import { rich, say } from '../../words/say.ts';
import styles from './Consent.module.css';

interface ConsentProps {
  agreed: boolean;
  onAgreed: (agreed: boolean) => void;
  /** Whom the tick is about. */
  who: 'this person' | 'these people';
}

/** Shown until somebody is first enrolled: what is kept, where, how it goes again, and the question that comes first. */
export function Consent({ agreed, onAgreed, who }: ConsentProps) {
  const id = useId();
  return (
    <div className={styles.consent}>
      <p>{rich('ui.consent', { strong: (words: ReactNode) => <strong>{words}</strong> })}</p>
      <label htmlFor={id} className={styles.tick}>
        <input
          id={id}
          type="checkbox"
          checked={agreed}
          onChange={(event) => onAgreed(event.currentTarget.checked)}
        />
        <span>{say(who === 'this person' ? 'ui.consentOne' : 'ui.consentMany')}</span>
      </label>
    </div>
  );
}
