import { useLocation } from 'wouter';
import { actions, useLikeness, useTauInForce } from '../../store/react.ts';
import { TauChoice } from '../../ui/charts/TauChoice.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { fixed } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';

/** The two numbers that decide: tau and the margin. */
export function DecisionRule() {
  const choice = useTauInForce();
  const [, go] = useLocation();
  const margin = useLikeness((state) => state.settings.margin);
  return (
    <Section title={say('identify.decision')}>
      <TauChoice
        {...choice}
        onAgain={(again) => actions().calibration.apply(again).catch(toastError)}
        onEvaluate={() => go('/evaluate')}
      >
        <Slider
          label={say('identify.ambiguousWithin')}
          term="margin"
          value={margin}
          min={0}
          max={0.2}
          step={0.01}
          format={(value) => fixed(value, 2)}
          onChange={(next) => actions().settings.change({ margin: next })}
          hint={say('identify.ambiguousHint')}
        />
      </TauChoice>
    </Section>
  );
}
