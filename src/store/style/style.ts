import type { Recipe } from '../../style/recipe/recipe.ts';
import { contentFaces } from './contentFaces.ts';
import { instantStudio } from './instant.ts';
import { previousPicture } from './previousPicture.ts';
import { openStudio, type StyleNeeds } from './studio.ts';
import { styleFiles } from './styleFiles.ts';
import { styleInputs } from './styleInputs.ts';
import { keptPictures } from './styleKept.ts';
import { type StyleRun, styleRun } from './styleRun.ts';
import type { StyleActions } from './styleState.ts';

/** The style studio: its pictures, its recipe, the one run, and the pictures kept of earlier ones. */
export function styleStudio(needs: StyleNeeds) {
  const studio = openStudio(needs);
  const { state, change } = studio;

  function restore(recipe: Recipe): void {
    const styles = state().styles.map((style, i) => ({
      ...style,
      weight: recipe.styleWeights[i] ?? style.weight,
    }));
    change({ recipe, styles });
  }

  const kept = keptPictures(studio, () => run, restore);
  const faces = contentFaces(studio);
  const instant = instantStudio(studio);
  studio.onChange(instant.follow);
  const run: StyleRun = styleRun(studio, {
    onKept: kept.list,
    restore,
    faces: faces.look,
    instant: instant.made,
  });
  const { changePictures, goBack } = previousPicture(studio, run);
  const changeInputs: typeof changePictures = (part) => {
    changePictures(part);
    if (part.content) void faces.look();
  };
  const { fillInputs, ...inputs } = styleInputs({ ...studio, change: changeInputs }, run);

  const actions: StyleActions = {
    prepare: async () => {
      // Without storage the studio works all the same; a run says that it is not kept.
      kept.load().catch(() => undefined);
      await fillInputs();
    },
    changeRecipe: (part) => {
      change({ recipe: { ...state().recipe, ...part } });
      run.steer(part);
      if (part.keepFaces) void faces.look();
    },
    start: () => run.start(fillInputs),
    goBack,
    ...inputs,
    ...run.actions,
    ...instant.actions,
    ...kept.actions,
    ...styleFiles(studio, restore, instant.picture.latest),
  };
  return {
    actions,
    listen: studio.picture.listen,
    listenInstant: instant.picture.listen,
    paintLive: instant.paintLive,
  };
}
