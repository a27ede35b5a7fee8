import { useLocation } from 'wouter';
import { actions, useLikeness, useTauInForce } from '../../store/react.ts';
import { TauChoice } from '../../ui/charts/TauChoice.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';

/** The two numbers that decide: tau and the margin. */
export function DecisionRule() {
  const choice = useTauInForce();
  const [, go] = useLocation();
  const margin = useLikeness((state) => state.settings.margin);
  return (
    <Section title="Decision">
      <TauChoice
        {...choice}
        onAgain={(again) => actions().calibration.apply(again).catch(toastError)}
        onEvaluate={() => go('/evaluate')}
      >
        <Slider
          label="Ambiguous within"
          term="margin"
          value={margin}
          min={0}
          max={0.2}
          step={0.01}
          format={(value) => value.toFixed(2)}
          onChange={(next) => actions().settings.change({ margin: next })}
          hint="When two people are this close to each other, or a face is this close to τ, names get a question mark."
        />
      </TauChoice>
    </Section>
  );
}
