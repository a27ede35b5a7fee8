import { expect, it } from 'vitest';
import { defaultRecipe } from '../recipe/recipe.ts';
import { secondsLeft } from './pace.ts';

const recipe = { ...defaultRecipe, size: 256, firstSize: 128, scaleFactor: 2, stepsPerScale: 100 };

it('counts later scales by their pixels', () => {
  // 60 steps of this size and 100 of four times as many pixels: 460 small steps, ten a second.
  expect(secondsLeft(recipe, { step: 40, steps: 200, scale: 0 }, 10)).toBeCloseTo(46, 9);
  expect(secondsLeft(recipe, { step: 140, steps: 200, scale: 1 }, 2.5)).toBeCloseTo(24, 9);
});

it('counts steps beyond the end at the last size', () => {
  expect(secondsLeft(recipe, { step: 250, steps: 300, scale: 1 }, 5)).toBeCloseTo(10, 9);
  expect(secondsLeft(recipe, { step: 100, steps: 300, scale: 0 }, 10)).toBeCloseTo(80, 9);
});
