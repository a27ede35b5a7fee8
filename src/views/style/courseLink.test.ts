import { expect, test } from 'vitest';
import { defaultRecipe } from '../../style/recipe/recipe.ts';
import { tunedPart } from './courseLink.ts';
import { course } from './recipe/modes.ts';

test('the course’s recipe replaces nothing where the recipe is as Studio begins', () => {
  expect(tunedPart(defaultRecipe)).toBeNull();
  // What the course leaves as it is, is not lost.
  expect(tunedPart({ ...defaultRecipe, painting: 0.3, seed: 7 })).toBeNull();
});

test('a recipe that was tuned can be put back as it was', () => {
  const tuned = { ...defaultRecipe, contentWeight: 3, contentInFlats: 0.8, finishSide: 2048, finishRate: 2 };
  const before = tunedPart(tuned);
  expect(before).toMatchObject({ contentWeight: 3, contentInFlats: 0.8, finishSide: 2048, finishRate: 2 });
  expect({ ...tuned, ...course, ...before }).toEqual(tuned);
});
