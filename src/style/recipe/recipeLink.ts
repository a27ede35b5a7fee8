import { defaultRecipe, parseRecipe, type Recipe } from './recipe.ts';

/**
 * A recipe as text that fits a link: what differs from the defaults, as JSON in base64url. Styles' weights stay out, since the
 * pictures do not travel.
 */
export function recipeToText(recipe: Recipe): string {
  const own = Object.entries(recipe).filter(
    ([key, value]) =>
      key !== 'styleWeights' && JSON.stringify(value) !== JSON.stringify(defaultRecipe[key as keyof Recipe]),
  );
  return btoa(JSON.stringify(Object.fromEntries(own)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** @throws LikenessError `NotARecipe` */
export function recipeFromText(text: string): Recipe {
  return parseRecipe(() => {
    const json: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new TypeError('no object');
    return { ...defaultRecipe, ...json };
  });
}
