import { expect, it } from 'vitest';
import { defaultRecipe, type Recipe } from './recipe.ts';
import { Schedule } from './schedule.ts';

/** One size of 10 steps for the draft, 64 pixels, and one of 4 above it, 128; the second half of each settles. */
const recipe: Recipe = {
  ...defaultRecipe,
  size: 64,
  firstSize: 64,
  stepsPerScale: 10,
  finishSide: 128,
  finishSteps: 4,
  finishRate: 3,
  settling: 0.5,
};

/** The factor of each step of one size, of the recipe that the run has by then. */
function factors(scale: number, change: Partial<Recipe> = {}, extraSteps = 0): number[] {
  const now = { ...recipe, ...change };
  const schedule = new Schedule(now, { width: 200, height: 200 });
  schedule.begin(scale);
  schedule.extraSteps = extraSteps;
  const steps: number[] = [];
  for (; !schedule.isOver; schedule.stepInScale++) steps.push(Number(schedule.rateFactor(now).toFixed(6)));
  return steps;
}

it('is 1 in the draft and shorter at its end, and so many times as much above it', () => {
  expect(factors(0)).toEqual([1, 1, 1, 1, 1, 1, 0.8, 0.6, 0.4, 0.2]);
  expect(factors(1)).toEqual([3, 3, 3, 1.5]);
});

it('stays at a tenth in steps beyond the end', () => {
  expect(factors(1, {}, 2)).toEqual([3, 3, 3, 1.5, 0.3, 0.3]);
});

it('stays whole without settling', () => {
  expect(factors(1, { settling: 0 })).toEqual([3, 3, 3, 3]);
  expect(factors(0, { settling: 0 })).toEqual(Array(10).fill(1));
});

it('leaves the other optimisers their own steps', () => {
  expect(factors(1, { optimiser: 'lbfgs' })).toEqual([1, 1, 1, 1]);
  expect(factors(1, { optimiser: 'descent' })).toEqual([1, 1, 1, 1]);
});
