import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import type { Capability } from '../../store/settings.ts';
import { toastError } from '../../ui/messages/toasts.ts';
import styles from './Settings.module.css';

const SIGNS = { good: CircleCheck, limited: CircleMinus, missing: CircleX };
const WORDS = { good: 'Good', limited: 'Limited', missing: 'Missing' };

/** What this browser has and what follows from it. */
export function Capabilities() {
  const [found, setFound] = useState<Capability[] | null>(null);
  useEffect(() => {
    let gone = false;
    actions()
      .settings.readCapabilities()
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
      {found.map((capability) => (
        <Line key={capability.id} {...capability} />
      ))}
      <OfflineLine />
    </ul>
  );
}

function Line({ label, state, found, meaning }: Pick<Capability, 'label' | 'state' | 'found' | 'meaning'>) {
  const Sign = SIGNS[state];
  return (
    <li data-state={state}>
      <Sign aria-label={WORDS[state]} />
      <div>
        <p>
          <strong>{label}</strong> <span className="number">{found}</span>
        </p>
        <p className={styles.soft}>{meaning}</p>
      </div>
    </li>
  );
}

function OfflineLine() {
  const offline = useLikeness((state) => state.offline);
  const line = {
    unsupported: {
      state: 'limited',
      found: 'Not offered to this page',
      meaning: 'Likeness needs the network to open. It sends nothing either way.',
    },
    saving: {
      state: 'limited',
      found: 'Being saved',
      meaning: 'Likeness and its networks, 20 MB, are being stored for use without a network.',
    },
    saved: {
      state: 'good',
      found: 'Saved',
      meaning:
        'Likeness opens and works without a network; the browser may install it as an app. The second face detector (6 MB), asked about hard photos, is stored when a photo first needs it.',
    },
    newer: { state: 'good', found: 'Saved', meaning: 'A newer version starts with your next visit.' },
    failed: {
      state: 'limited',
      found: 'Not saved',
      meaning: `Likeness needs the network to open. ${offline.status === 'failed' ? offline.why : ''}`,
    },
  } as const;
  return <Line label="Without a network" {...line[offline.status]} />;
}
