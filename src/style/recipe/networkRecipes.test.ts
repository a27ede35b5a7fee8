import { expect, it } from 'vitest';
import { recipeOf, withNetwork } from './networkRecipes.ts';
import { defaultRecipe } from './recipe.ts';

it('brings its own layers along and leaves what the person set', () => {
  const change = withNetwork({ ...defaultRecipe, contentWeight: 0.7 }, 'own');
  expect(change).toMatchObject({ network: 'own', finishSide: 0, styleLayers: recipeOf('own').styleLayers });
  expect(change).not.toHaveProperty('contentWeight');
  // And back again.
  expect(withNetwork({ ...defaultRecipe, ...change }, 'embedded')).toMatchObject(recipeOf('embedded'));
});

it('leaves the printed formulas as they are', () => {
  expect(withNetwork({ ...defaultRecipe, formulas: 'paper' }, 'own')).toEqual({ network: 'own' });
});
