import { Memo } from '../../memo.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Recipe } from '../../style/recipe/recipe.ts';
import { broadcast } from '../broadcast.ts';
import { contentFaces } from './contentFaces.ts';
import type { InstantStudio } from './instant.ts';
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

  // A paused run may be left for hours.
  studio.onChange(() => {
    studio.media.stayAwake(['loading', 'preparing', 'running'].includes(state().run.status));
  });
  const kept = keptPictures(studio, () => run, restore);
  const faces = contentFaces(studio);
  const instantPicture = broadcast<Pixels>();
  const code = new Memo<'instant', InstantStudio>();
  /** The picture of one pass: its code comes with the screen, which the first one does without. */
  const instant = () =>
    code.get('instant', async () => {
      const { instantStudio } = await import('./instant.ts');
      const opened = instantStudio(studio, instantPicture);
      studio.onChange(opened.follow);
      opened.follow();
      return opened;
    });
  const run: StyleRun = styleRun(studio, {
    onKept: kept.list,
    onFailed: kept.loadLater,
    restore,
    faces: faces.look,
    instant: async (signal) => (await instant()).made(signal),
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
      // Without it pictures are made all the same; who begins as the quick picture is told.
      instant().catch(studio.noteFault);
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
    // Its code comes when it is asked for, which the first screen does without.
    sketch: async (part, watch) => (await import('./sketch.ts')).sketch(studio, part, watch),
    paintAmount: (painting) => change({ recipe: { ...state().recipe, painting } }),
    instantAgain: async () => (await instant()).again(),
    instantLarger: async (side) => (await instant()).larger(side),
    ...kept.actions,
    ...styleFiles(studio, restore, instantPicture.latest),
  };
  return {
    actions,
    listen: studio.picture.listen,
    listenInstant: instantPicture.listen,
    paintLive: async (...given: Parameters<InstantStudio['paintLive']>) =>
      (await instant()).paintLive(...given),
  };
}
