import type { BackendName } from '../../networks/backend/backend.ts';
import { defaultRecipe, type Recipe, scaleSizes, stepsOf } from '../recipe/recipe.ts';

/** What a step in tiles takes beside one in a piece (measured: 1.24 to 1.52), and the steps' time that its targets take at each size. */
const TILED = { step: 1.4, preparing: 1 };

/**
 * Seconds until the end. A step's time grows with its pixels (measured: as their power of 0.9 to 1), so what later, larger
 * scales will take is told from the present one.
 *
 * @param at where the run stands; `steps` counts all scales and the steps asked for beyond the end
 * @param stepsPerSecond at the present scale
 * @param inTiles whether a picture of that shorter side is made in tiles
 */
export function secondsLeft(
  recipe: Recipe,
  at: { step: number; steps: number; scale: number; width: number; height: number },
  stepsPerSecond: number,
  inTiles: (side: number) => boolean = () => false,
): number {
  const sizes = scaleSizes(recipe, at);
  const here = sizes[at.scale] ?? recipe.size;
  const planned = sizes.map((_, scale) => stepsOf(recipe, scale, sizes.length));
  const own = (size: number) => size ** 2 * (inTiles(size) ? TILED.step : 1);
  const later = sizes.slice(at.scale + 1).map((size, i) => ({
    steps: planned[at.scale + 1 + i] ?? 0,
    preparing: inTiles(size) ? TILED.preparing : 0,
    factor: own(size) / own(here),
  }));
  const laterSteps = later.reduce((sum, { steps }) => sum + steps, 0);
  // Steps beyond the end belong to the last scale.
  const beyond = at.steps - planned.reduce((sum, steps) => sum + steps, 0);
  const lastFactor = own(sizes.at(-1) ?? here) / own(here);
  const hereLeft = at.steps - at.step - laterSteps - (later.length > 0 ? beyond : 0);
  const equivalent =
    hereLeft +
    later.reduce((sum, { steps, preparing, factor }) => sum + (steps + preparing) * factor, 0) +
    (later.length > 0 ? beyond * lastFactor : 0);
  return equivalent / stepsPerSecond;
}

/**
 * Seconds that a finished picture takes to go on to a longer side of `side`.
 *
 * @param at where the run ended
 * @param stepsPerSecond at the scale it ended at
 * @param inTiles as `secondsLeft` takes it
 */
export function secondsToEnlarge(
  recipe: Recipe,
  side: number,
  at: { scale: number; width: number; height: number },
  stepsPerSecond: number,
  inTiles?: (side: number) => boolean,
): number {
  const larger = { ...recipe, finishSide: side };
  const planned = scaleSizes(larger, at).map((_, scale, { length }) => stepsOf(larger, scale, length));
  const sum = (steps: number[]) => steps.reduce((all, each) => all + each, 0);
  const step = sum(planned.slice(0, at.scale + 1));
  return secondsLeft(larger, { ...at, step, steps: sum(planned) }, stepsPerSecond, inTiles);
}

/** Where a first run goes on to on a graphics card that is fast enough, and the seconds that all of it may take. */
export const FURTHER = { side: 1536, seconds: 240 };

/**
 * Whether a run that has ended goes on to `FURTHER.side` by itself: it was made at the size runs begin with, in one piece on a graphics
 * card, and by its own speed the rest will be done within `FURTHER.seconds` of its beginning.
 *
 * @param at where the run ended
 * @param spent seconds since it began
 * @param stepsPerSecond at the scale it ended at; 0: not known
 * @param inTiles as `secondsLeft` takes it
 */
export function goesFurther(
  recipe: Recipe,
  at: { scale: number; width: number; height: number },
  { spent, stepsPerSecond, backend }: { spent: number; stepsPerSecond: number; backend: BackendName },
  inTiles: (side: number) => boolean,
): boolean {
  const onCard = backend === 'webgl' || backend === 'webgpu';
  const isUsual = recipe.formulas === 'relative' && recipe.finishSide === defaultRecipe.finishSide;
  if (!onCard || !isUsual || stepsPerSecond <= 0) return false;
  const sizes = scaleSizes({ ...recipe, finishSide: FURTHER.side }, at);
  // A step in tiles waits for the card at each of them, which speed in one piece says nothing about.
  if (inTiles(sizes.at(-1) ?? Number.POSITIVE_INFINITY)) return false;
  return spent + secondsToEnlarge(recipe, FURTHER.side, at, stepsPerSecond) <= FURTHER.seconds;
}
