import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { actions } from '../../store/react.ts';
import type { Capability } from '../../store/shared.ts';
import { toastError } from '../../ui/toasts.tsx';
import styles from './Settings.module.css';

const SIGNS = { good: CircleCheck, limited: CircleMinus, missing: CircleX };
const WORDS = { good: 'Good', limited: 'Limited', missing: 'Missing' };

/** What this browser has and what follows from it. */
export function Capabilities() {
  const [found, setFound] = useState<Capability[] | null>(null);
  useEffect(() => {
    let gone = false;
    actions()
      .readCapabilities()
      .then((all) => {
        if (!gone) setFound(all);
      }, toastError);
    return () => {
      gone = true;
    };
  }, []);
  if (!found) return <p role="status">Looking…</p>;
  return (
    <ul className={styles.capabilities}>
      {found.map(({ id, label, state, found: what, meaning }) => {
        const Sign = SIGNS[state];
        return (
          <li key={id} data-state={state}>
            <Sign aria-label={WORDS[state]} />
            <div>
              <p>
                <strong>{label}</strong> <span className="number">{what}</span>
              </p>
              <p className={styles.soft}>{meaning}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
