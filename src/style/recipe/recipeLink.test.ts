import { describe, expect, it } from 'vitest';
import { defaultRecipe, type Recipe } from './recipe.ts';
import { recipeFromText, recipeToText } from './recipeLink.ts';

describe('a recipe in a link', () => {
  it('is short and comes back the same', () => {
    const recipe: Recipe = { ...defaultRecipe, seed: 77, contentWeight: 0.2, optimiser: 'lbfgs', rate: 1 };
    const text = recipeToText(recipe);
    expect(text).toMatch(/^[\w-]{20,120}$/);
    expect(recipeFromText(text)).toEqual(recipe);
    expect(recipeToText(defaultRecipe)).toBe('e30');
  });

  it.each([
    ['no base64', '%%%'],
    ['no JSON', btoa('hello')],
    ['no object', btoa('[1]')],
    ['a value out of bounds', btoa('{"size":10000000}')],
    ['a foreign prototype', btoa('{"optimiser":{"__proto__":{}}}')],
  ])('is refused: %s', (_, text) => {
    expect(() => recipeFromText(text)).toThrow('NotARecipe');
  });
});
