import { actions, useLikeness } from '../../../store/react.ts';
import { Slider } from '../../../ui/fields/Slider.tsx';

/** How far pictures of one pass go, on the stage and live. */
export function PaintAmount() {
  const amount = useLikeness((state) => state.style.recipe.painting);
  return (
    <Slider
      label="From photo to painting"
      value={amount}
      min={0}
      max={1}
      step={0.05}
      format={(value) => `${Math.round(100 * value)} %`}
      onChange={(next) => actions().style.paintAmount(next)}
    />
  );
}
