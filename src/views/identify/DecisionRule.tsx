import { useLocation } from 'wouter';
import { describeTau, formatTau } from '../../faces/match/thresholds.ts';
import { actions, useCalibrationNote, useLikeness } from '../../store/react.ts';
import { TauNote } from '../../ui/charts/TauNote.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';

/** The two numbers that decide: tau and the margin. */
export function DecisionRule() {
  const note = useCalibrationNote();
  const [, go] = useLocation();
  const tau = useLikeness((state) => state.settings.tau);
  const margin = useLikeness((state) => state.settings.margin);
  return (
    <Section title="Decision">
      <Slider
        label="Threshold τ on d"
        value={tau}
        min={0.1}
        max={0.8}
        step={0.01}
        format={formatTau}
        onChange={(next) => actions().settings.change({ tau: next })}
        hint={describeTau(tau)}
      />
      <TauNote
        note={note}
        onAgain={(again) => actions().evaluate.applyCalibration(again).catch(toastError)}
        onEvaluate={() => go('/evaluate')}
      />
      <Slider
        label="Ambiguous within"
        value={margin}
        min={0}
        max={0.2}
        step={0.01}
        format={(value) => value.toFixed(2)}
        onChange={(next) => actions().settings.change({ margin: next })}
        hint="When two people are this close to each other, or a face is this close to τ, names get a question mark."
      />
    </Section>
  );
}
