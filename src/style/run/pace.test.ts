import { expect, it } from 'vitest';
import { defaultRecipe } from '../recipe/recipe.ts';
import { goesFurther, secondsLeft, secondsToEnlarge } from './pace.ts';

const recipe = {
  ...defaultRecipe,
  size: 256,
  firstSize: 128,
  scaleFactor: 2,
  stepsPerScale: 100,
  finishSide: 0,
};

it('counts later scales by their pixels', () => {
  // 60 steps of this size and 100 of four times as many pixels: 460 small steps, ten a second.
  expect(secondsLeft(recipe, { step: 40, steps: 200, scale: 0, width: 4, height: 3 }, 10)).toBeCloseTo(46, 9);
  expect(secondsLeft(recipe, { step: 140, steps: 200, scale: 1, width: 4, height: 3 }, 2.5)).toBeCloseTo(
    24,
    9,
  );
});

it('counts steps beyond the end at the last size', () => {
  expect(secondsLeft(recipe, { step: 250, steps: 300, scale: 1, width: 4, height: 3 }, 5)).toBeCloseTo(10, 9);
  expect(secondsLeft(recipe, { step: 100, steps: 300, scale: 0, width: 4, height: 3 }, 10)).toBeCloseTo(
    80,
    9,
  );
});

it('tells what a larger picture will take', () => {
  // From 1024 x 768 at half a step a second: 20 steps of 1536 x 1152, 2.25 times the pixels.
  const at = { scale: 3, width: 1024, height: 768 };
  expect(secondsToEnlarge({ ...recipe, finishSteps: 20 }, 1536, at, 0.5)).toBeCloseTo(90, 9);
  // In tiles each takes 1.4 times as long, and there is one more for the targets.
  const inTiles = (side: number) => side > 768;
  expect(secondsToEnlarge({ ...recipe, finishSteps: 20 }, 1536, at, 0.5, inTiles)).toBeCloseTo(132.3, 9);
});

it('goes on to 1,536 pixels by itself where the card promises it in time', () => {
  const at = { scale: 3, width: 1024, height: 768 };
  const whole = () => false;
  // 20 steps of 2.25 times the pixels: 45 s at one step a second, and 195 s are spent.
  const fast = { spent: 195, stepsPerSecond: 1, backend: 'webgl' as const };
  expect(goesFurther(defaultRecipe, at, fast, whole)).toBe(true);
  expect(goesFurther(defaultRecipe, at, { ...fast, backend: 'webgpu' }, whole)).toBe(true);
  expect(goesFurther(defaultRecipe, at, { ...fast, spent: 196 }, whole)).toBe(false);
  expect(goesFurther(defaultRecipe, at, { ...fast, stepsPerSecond: 0.9 }, whole)).toBe(false);
  expect(goesFurther(defaultRecipe, at, { ...fast, stepsPerSecond: 0 }, whole)).toBe(false);
  expect(goesFurther(defaultRecipe, at, { ...fast, backend: 'wasm' }, whole)).toBe(false);
  // A size someone chose is kept to, and so is one that would be made in tiles: 1,536 x 1,152.
  expect(goesFurther({ ...defaultRecipe, finishSide: 0 }, at, fast, whole)).toBe(false);
  expect(goesFurther({ ...defaultRecipe, finishSide: 2048 }, at, fast, whole)).toBe(false);
  expect(goesFurther(defaultRecipe, at, fast, (side) => side >= 1152)).toBe(false);
  expect(goesFurther(defaultRecipe, at, fast, (side) => side > 1152)).toBe(true);
});
