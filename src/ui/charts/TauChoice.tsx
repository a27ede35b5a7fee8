import type { ComponentProps, ReactNode } from 'react';
import {
  DEFAULT_TAU,
  describeTau,
  formatTau,
  type Strictness as Level,
  STRICTNESS,
  strictnessOf,
} from '../../faces/match/thresholds.ts';
import { Button } from '../buttons/Button.tsx';
import { Slider } from '../fields/Slider.tsx';
import { Strictness } from '../fields/Strictness.tsx';
import { TauNote } from './TauNote.tsx';

const levels: { value: Level; label: string; says: string }[] = [
  {
    value: 'strict',
    label: 'Strict',
    says: 'Strangers hardly ever match, but some pictures of the same person will not either.',
  },
  { value: 'balanced', label: 'Balanced', says: 'Usual for good pictures.' },
  {
    value: 'lenient',
    label: 'Lenient',
    says: 'Poor pictures still match, and so do strangers who look alike.',
  },
];

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
  return (
    <>
      <Strictness
        levels={levels}
        level={strictnessOf(tau)}
        onLevel={(level) => onTau(STRICTNESS[level])}
        own={`A threshold of your own: ${formatTau(tau)}.`}
        advanced={advanced}
        onAdvanced={onAdvanced}
      >
        <Slider
          label="Threshold τ on d"
          term="tau"
          value={tau}
          min={0.1}
          max={0.8}
          step={0.01}
          format={formatTau}
          onChange={onTau}
          hint={describeTau(tau)}
        />
        {tau !== DEFAULT_TAU && (
          <Button size="small" onClick={() => onTau(DEFAULT_TAU)}>
            Back to {DEFAULT_TAU.toFixed(2)}
          </Button>
        )}
        {children}
      </Strictness>
      <TauNote {...note} />
    </>
  );
}
