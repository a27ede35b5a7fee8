import { actions, useLikeness } from '../../../store/react.ts';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { percent } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';

/** How far pictures of one pass go, on the stage and live. */
export function PaintAmount() {
  const amount = useLikeness((state) => state.style.recipe.painting);
  return (
    <Slider
      label={say('styleStage.paintAmount')}
      value={amount}
      min={0}
      max={1}
      step={0.05}
      format={percent}
      onChange={(next) => actions().style.paintAmount(next)}
    />
  );
}
