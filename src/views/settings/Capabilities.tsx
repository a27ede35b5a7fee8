import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import type { Capability } from '../../store/settings.ts';
import { toastError } from '../../ui/messages/toasts.ts';
import { type Message, message } from '../../words/keys.ts';
import { say, tell } from '../../words/say.ts';
import styles from './Settings.module.css';

const SIGNS = { good: CircleCheck, limited: CircleMinus, missing: CircleX };

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
  if (!found) return <p role="status">{say('settings.looking')}</p>;
  return (
    <ul className={styles.capabilities}>
      {found.map((capability) => (
        <Line key={capability.id} {...capability} label={say(`settings.${capability.id}`)} />
      ))}
      <OfflineLine />
    </ul>
  );
}

type LineProps = Pick<Capability, 'state' | 'found' | 'meaning'> & { label: string };

function Line({ label, state, found, meaning }: LineProps) {
  const Sign = SIGNS[state];
  return (
    <li data-state={state}>
      <Sign aria-label={say(`settings.${state}`)} />
      <div>
        <p>
          <strong>{label}</strong> <span className="number">{tell(found)}</span>
        </p>
        <p className={styles.soft}>{tell(meaning)}</p>
      </div>
    </li>
  );
}

function OfflineLine() {
  const offline = useLikeness((state) => state.offline);
  const lines: Record<typeof offline.status, Pick<Capability, 'state' | 'found' | 'meaning'>> = {
    unsupported: limited(message('settings.notOffered'), message('settings.offlineUnsupported')),
    saving: limited(message('settings.offlineSaving'), message('settings.offlineSavingMore')),
    saved: {
      state: 'good',
      found: message('settings.offlineSaved'),
      meaning: message('settings.offlineSavedMore'),
    },
    newer: {
      state: 'good',
      found: message('settings.offlineSaved'),
      meaning: message('settings.offlineNewer'),
    },
    failed: limited(
      message('settings.offlineFailed'),
      message('settings.offlineFailedMore', { why: offline.status === 'failed' ? offline.why : '' }),
    ),
  };
  return <Line label={say('settings.offline')} {...lines[offline.status]} />;
}

const limited = (found: Message, meaning: Message) => ({ state: 'limited' as const, found, meaning });
