import { useId } from 'react';
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
      <p>
        <strong>Before the first face:</strong> a name and, encrypted, 128 numbers per picture are kept, in
        this browser only. Open a person to delete them, or delete everything in Settings.
      </p>
      <label htmlFor={id} className={styles.tick}>
        <input
          id={id}
          type="checkbox"
          checked={agreed}
          onChange={(event) => onAgreed(event.currentTarget.checked)}
        />
        <span>I have {who === 'this person' ? 'this person’s' : 'these people’s'} agreement</span>
      </label>
    </div>
  );
}
