import { Maximize2 } from 'lucide-react';
import { actions, useLikeness } from '../../../store/react.ts';
import { madeInTiles, styleMemory } from '../../../store/style/styleMemory.ts';
import { finishSides } from '../../../style/recipe/recipe.ts';
import { secondsToEnlarge } from '../../../style/run/pace.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { duration } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';

/** Sizes offered at a time: the rest is offered from there, and the picture keeps the stage. */
const OFFERED = 2;

/** The next sizes the picture can go on to from here, and how long each takes by this run's own speed. */
export function Larger() {
  const recipe = useLikeness((state) => state.style.recipe);
  const report = useLikeness((state) => state.style.run.report);
  const speed = useLikeness((state) => state.style.run.stepsPerSecond);
  const backend = useLikeness((state) => state.style.run.engine?.backend ?? 'wasm');
  if (!report || recipe.formulas !== 'relative') return null;
  const longer = Math.max(report.width, report.height);
  const sides = finishSides.filter((side) => {
    const { bytes, safe } = styleMemory({ ...recipe, finishSide: side }, report, backend);
    return side > 1.1 * longer && bytes <= safe;
  });
  const inTiles = madeInTiles(recipe, report, backend);
  return sides.slice(0, OFFERED).map((side) => (
    <Button key={side} icon={<Maximize2 />} onClick={() => actions().style.enlarge(side)}>
      {speed > 0
        ? say('styleStage.largerAbout', {
            side,
            time: duration(secondsToEnlarge(recipe, side, report, speed, inTiles)),
          })
        : say('styleStage.larger', { side })}
    </Button>
  ));
}
