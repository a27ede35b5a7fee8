import type { Pixels } from '../../picture/pixels.ts';
import { readPngText, withPngText } from '../../picture/pngText.ts';
import { parseRecipe, type Recipe } from '../../style/recipe/recipe.ts';
import { recipeFromText, recipeToText } from '../../style/recipe/recipeLink.ts';
import type { Studio } from './studio.ts';
import { instantShown, type StyleActions } from './styleState.ts';

/** The keyword of the text inside a saved PNG. */
// words: the same in every language
const RECIPE_KEY = 'Likeness recipe';

type FileActions = Pick<
  StyleActions,
  'png' | 'keptPng' | 'recipe' | 'restoreRecipe' | 'restoreRecipeText' | 'snapshot' | 'timeLapse'
>;

/** What leaves the studio as a file, and the settings that come back from one. */
export function styleFiles(
  { state, media, picture, snapshots, wholeRecipe }: Studio,
  restore: (recipe: Recipe) => void,
  instant: () => Pixels | null,
): FileActions {
  return {
    png: async () => {
      const ofOnePass = instantShown(state()) && instant();
      // No run made it: it carries no settings to make it again with.
      if (ofOnePass) return media.encodePng(ofOnePass);
      const latest = picture.latest();
      if (!latest) return null;
      return withPngText(await media.encodePng(latest), RECIPE_KEY, JSON.stringify(wholeRecipe()));
    },
    keptPng: ({ picture: kept, recipe }) => withPngText(kept, RECIPE_KEY, recipe),
    recipe: () => {
      const whole = wholeRecipe();
      const file = new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' });
      return { file, text: recipeToText(whole) };
    },
    restoreRecipe: async (file) => {
      const text = file.type === 'application/json' ? await file.text() : await readPngText(file, RECIPE_KEY);
      if (text === null) return false;
      restore(parseRecipe(text));
      return true;
    },
    restoreRecipeText: (text) => {
      restore({ ...recipeFromText(text), styleWeights: state().styles.map(({ weight }) => weight) });
    },
    snapshot: (step) => snapshots.all().find((each) => each.step === step)?.picture ?? null,
    timeLapse: async (options) => {
      // Large, and few will want it.
      const { timeLapse } = await import('../../media/timeLapse.ts');
      return timeLapse(
        snapshots.all().map((each) => each.picture),
        options,
      );
    },
  };
}
