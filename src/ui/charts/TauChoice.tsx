import type { ComponentProps, ReactNode } from 'react';
import {
  DEFAULT_TAU,
  type Strictness as Level,
  STRICTNESS,
  strictnessOf,
} from '../../faces/match/thresholds.ts';
import { fixed, threshold } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { Button } from '../buttons/Button.tsx';
import { Slider } from '../fields/Slider.tsx';
import { Strictness } from '../fields/Strictness.tsx';
import { TauNote } from './TauNote.tsx';

const LEVELS: readonly Level[] = ['strict', 'balanced', 'lenient'];

interface TauChoiceProps<Again extends { tau: number }> extends ComponentProps<typeof TauNote<Again>> {
  tau: number;
  onTau: (tau: number) => void;
  advanced: boolean;
  onAdvanced: (open: boolean) => void;
  /** Further numbers, under Advanced. */
  children?: ReactNode;
}

/** How near two faces have to be, in words first, for every screen that decides. */
export function TauChoice<Again extends { tau: number }>(props: TauChoiceProps<Again>) {
  const { tau, onTau, advanced, onAdvanced, children, ...note } = props;
  const levels = LEVELS.map((value) => ({ value, label: say(`ui.${value}`), says: say(`ui.${value}More`) }));
  return (
    <>
      <Strictness
        levels={levels}
        level={strictnessOf(tau)}
        onLevel={(level) => onTau(STRICTNESS[level])}
        own={say('ui.ownThreshold', { tau: threshold(tau) })}
        advanced={advanced}
        onAdvanced={onAdvanced}
      >
        <Slider
          label={say('ui.threshold')}
          term="tau"
          value={tau}
          min={0.1}
          max={0.8}
          step={0.01}
          format={threshold}
          onChange={onTau}
          hint={meaning(tau)}
        />
        {tau !== DEFAULT_TAU && (
          <Button size="small" onClick={() => onTau(DEFAULT_TAU)}>
            {say('ui.backTo', { value: threshold(DEFAULT_TAU) })}
          </Button>
        )}
        {children}
      </Strictness>
      <TauNote {...note} />
    </>
  );
}

/** What a threshold means, in words, with its unsquared value. */
function meaning(tau: number): string {
  const root = fixed(Math.sqrt(tau), 2);
  if (tau < 0.25) return say('ui.thresholdStrict', { root });
  return tau <= 0.4 ? say('ui.thresholdUsual', { root }) : say('ui.thresholdLenient', { root });
}
