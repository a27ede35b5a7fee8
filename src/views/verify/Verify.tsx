import { useRef } from 'react';
import { useLocation } from 'wouter';
import { Segments } from '../../ui/fields/controls.tsx';
import { say } from '../../words/say.ts';
import { Pair } from './Pair.tsx';
import { Triplet } from './triplet/Triplet.tsx';
import { useSlot } from './useSlot.ts';

/** Two pictures compared, or the three of a triplet. */
export default function Verify() {
  const [path, go] = useLocation();
  const mode = path.startsWith('/verify/triplet') ? 'triplet' : 'pair';
  // The two pictures stay while the triplet is looked at.
  const slots = [useSlot(), useSlot()] as const;
  const switched = useRef(false);
  /** The switch is made anew with its screen; who pressed it stays on it. */
  const keepFocus = (tools: HTMLElement | null) => {
    if (!tools || !switched.current) return;
    switched.current = false;
    tools.querySelector<HTMLInputElement>('input:checked')?.focus();
  };
  const tools = (
    <div ref={keepFocus}>
      <Segments
        label={say('verify.howMany')}
        value={mode}
        options={[
          { value: 'pair', label: say('verify.twoPictures') },
          { value: 'triplet', label: say('verify.aTriplet') },
        ]}
        onChange={(next) => {
          for (const slot of slots) if (slot.content.kind === 'camera') slot.goBack();
          switched.current = true;
          go(next === 'pair' ? '/verify' : '/verify/triplet');
        }}
      />
    </div>
  );
  return mode === 'pair' ? <Pair tools={tools} slots={slots} /> : <Triplet tools={tools} />;
}
