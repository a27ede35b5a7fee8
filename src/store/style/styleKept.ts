import type { Pixels } from '../../picture/pixels.ts';
import { parseRecipe, type Recipe } from '../../style/recipe/recipe.ts';
import type { StepReport } from '../../style/run/report.ts';
import type { Words } from '../../words/keys.ts';
import type { Studio } from './studio.ts';
import { contentOf } from './styleInputs.ts';
import {
  claimUnfinished,
  deleteStyleRuns,
  endUnfinished,
  findUnfinished,
  loadStyleRuns,
  restoreRun,
  runsToDelete,
  type StoredStyleRun,
  type UnfinishedRun,
} from './styleKeeping.ts';
import type { StyleRun } from './styleRun.ts';
import { idleRun, type StyleActions } from './styleState.ts';

type KeptActions = Pick<
  StyleActions,
  'resumeUnfinished' | 'endUnfinished' | 'openKept' | 'deleteKept' | 'makeRoom' | 'restoreKept' | 'forgetKept'
>;

/** Pictures kept on this device: those made before, and one that a closed tab left unfinished. */
export function keptPictures(
  studio: Studio,
  run: () => StyleRun,
  restore: (recipe: Recipe) => void,
): {
  actions: KeptActions;
  load: () => Promise<void>;
  /** As `load`, once nothing is being written any more. */
  loadLater: () => Promise<void>;
  list: (row: StoredStyleRun) => void;
} {
  const { state, change, changeRun, keeper, media, snapshots } = studio;

  const list = (row: StoredStyleRun) =>
    change({ kept: [row, ...state().kept.filter(({ id }) => id !== row.id)] });

  async function load(): Promise<void> {
    const kept = await loadStyleRuns();
    const unfinished = run().isUnderway() ? null : await findUnfinished(kept);
    change({ kept: kept.filter(({ id }) => id !== unfinished?.run.id), unfinished });
  }

  /** The pictures and settings of a kept run, in place of those in the studio. */
  async function takeOrigin(kept: StoredStyleRun): Promise<void> {
    const recipe = parseRecipe(kept.recipe);
    const content = await contentOf(media.decodeImage, kept.content.file, kept.content.name);
    const picture = ({ name, file }: { name: Words; file: Blob }) => ({
      id: crypto.randomUUID(),
      name,
      file,
    });
    change({
      recipe,
      content,
      styles: kept.styles.map((style) => ({
        ...picture(style),
        weight: style.weight,
        mask: style.mask as Pixels | null,
      })),
      begin: kept.begin && picture(kept.begin),
    });
  }

  /** The unfinished run on offer, unless another tab has taken it meanwhile: then it is no longer offered here. */
  async function claim(): Promise<UnfinishedRun | null> {
    const { unfinished } = state();
    if (!unfinished || run().isUnderway()) return null;
    try {
      return await claimUnfinished(unfinished);
    } catch (error) {
      await load();
      throw error;
    }
  }

  const actions: KeptActions = {
    resumeUnfinished: async () => {
      const unfinished = await claim();
      if (!unfinished) return;
      await takeOrigin(unfinished.run);
      restore(unfinished.checkpoint.recipe);
      const { costs, snapshots: earlier } = unfinished.way;
      change({ unfinished: null, run: { ...idleRun, costs } });
      snapshots.resume(earlier);
      await run().resumeFrom(unfinished.checkpoint, unfinished.run);
    },
    endUnfinished: async () => {
      const unfinished = await claim();
      if (!unfinished) return;
      await endUnfinished(unfinished);
      change({ unfinished: null });
      await load();
    },
    openKept: async (id) => {
      const kept = state().kept.find((each) => each.id === id);
      if (!kept || run().isUnderway()) return;
      await takeOrigin(kept);
      run().show(await media.decodePixels(kept.picture), null);
      change({ run: { ...idleRun, status: 'done', report: reportOf(kept) } });
    },
    deleteKept: async (ids) => {
      const gone = state().kept.filter(({ id }) => ids.includes(id));
      await deleteStyleRuns(ids);
      change({ kept: state().kept.filter(({ id }) => !ids.includes(id)) });
      return gone;
    },
    makeRoom: async () => {
      const { kept, run: now } = state();
      const { unkept } = now;
      if (!unkept) return [];
      const gone = await actions.deleteKept(runsToDelete(unkept, kept).map(({ id }) => id));
      changeRun({ unkept: null });
      // A run under way writes its next checkpoint by itself.
      if (unkept.state === 'ended' && (await keeper.keep(unkept))) list(unkept);
      return gone;
    },
    restoreKept: async (runs) => {
      for (const each of runs) await restoreRun(each);
      await load();
    },
    forgetKept: async () => {
      await keeper.forget();
      change({ kept: [], unfinished: null, run: { ...state().run, unkept: null } });
    },
  };
  return { actions, load, loadLater: () => keeper.forget().then(load), list };
}

/** What is known of a kept picture's last step. */
function reportOf({ step, steps, width, height, costs, recipe }: StoredStyleRun): StepReport {
  return {
    step,
    steps,
    width,
    height,
    scale: 0,
    scales: 1,
    cost: costs.last,
    content: Number.NaN,
    faces: 0,
    totalVariation: Number.NaN,
    weighed: parseRecipe(recipe),
    layers: [],
    rolledBack: false,
    done: step >= steps,
  };
}
