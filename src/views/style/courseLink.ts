import type { Recipe } from '../../style/recipe/recipe.ts';
import { course, studio } from './recipe/modes.ts';

/** What the course's recipe replaces of this one, to be put back; null where it is as Studio begins, so that nothing is lost. */
export function tunedPart(recipe: Recipe): Partial<Recipe> | null {
  const keys = Object.keys(course) as (keyof Recipe)[];
  const isTuned = keys.some((key) => JSON.stringify(recipe[key]) !== JSON.stringify(studio[key]));
  return isTuned ? Object.fromEntries(keys.map((key) => [key, recipe[key]])) : null;
}
