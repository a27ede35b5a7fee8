import { decodeImage } from '../../media/decode.ts';
import { decodePixels, encodePng } from '../../media/pictures.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { readPngText, withPngText } from '../../picture/pngText.ts';
import type { JobProgress } from '../../workers/jobs/jobs.ts';
import {
  type Checkpoint,
  createStyleClient,
  parseRecipe,
  type Recipe,
  recipeFromText,
  recipeToText,
  type StepReport,
  type StyleEvent,
} from '../../workers/style/styleClient.ts';
import { asLikenessError, isAbort } from '../errors.ts';
import type { GetState, SetState } from '../state.ts';
import { contentOf, MAX_INPUT_SIDE, styleInputs } from './styleInputs.ts';
import {
  claimUnfinished,
  deleteStyleRuns,
  findUnfinished,
  giveUp,
  loadStyleRuns,
  putBack,
  type RunOrigin,
  runKeeper,
  runsInTheWay,
  type StoredStyleRun,
  type UnfinishedRun,
} from './styleKeeping.ts';
import { expectRoom } from './styleMemory.ts';
import { snapshotTaker } from './styleSnapshots.ts';
import {
  idleRun,
  type PictureListener,
  type StyleActions,
  type StyleRunState,
  type StyleState,
} from './styleState.ts';

/** Cost points kept for the chart; beyond, every other one is dropped. */
const MOST_POINTS = 2000;
/** Steps that "Continue" adds. */
export const MORE_STEPS = 100;
/** The keyword of the text inside a saved PNG. */
const RECIPE_KEY = 'Likeness recipe';

/** The style studio: its pictures, its recipe and the one run. Pixels stay outside the state; a canvas listens for them. */
export function styleStudio(set: SetState, get: GetState, assets: string) {
  const client = createStyleClient();
  const listeners = new Set<PictureListener>();
  let latest: Pixels | null = null;
  let checkpoint: Checkpoint | null = null;
  let control: AbortController | null = null;
  let began = { step: 0, time: 0 };
  /** What the picture on the stage is made from. */
  let origin: RunOrigin | null = null;

  const change = (part: Partial<StyleState>) => set({ style: { ...get().style, ...part } });
  const snapshots = snapshotTaker((steps) => changeRun({ snapshots: steps }));
  const keeper = runKeeper(
    client,
    {
      onFault: (note) => changeRun({ notes: [...get().style.run.notes, note] }),
      onFull: (unkept) => changeRun({ unkept }),
    },
    () => ({
      picture: latest,
      recipe: JSON.stringify(wholeRecipe()),
      way: { costs: get().style.run.costs, snapshots: snapshots.all() },
    }),
  );
  const changeRun = (part: Partial<StyleRunState>) => change({ run: { ...get().style.run, ...part } });
  const wholeRecipe = (): Recipe => {
    const { recipe, styles } = get().style;
    return { ...recipe, styleWeights: styles.map(({ weight }) => weight) };
  };
  const isUnderway = () => control !== null;

  function show(picture: Pixels): void {
    latest = picture;
    for (const listener of listeners) listener(picture);
  }

  function hear(event: StyleEvent): void {
    const { run } = get().style;
    switch (event.kind) {
      case 'engine':
        changeRun({ engine: event.engine });
        break;
      case 'preparing':
        began = { step: -1, time: 0 };
        changeRun({ status: run.status === 'paused' ? 'paused' : 'preparing', scale: event.scale });
        break;
      case 'steps': {
        const report = event.reports.at(-1) ?? run.report;
        const costs = [...run.costs, ...event.reports];
        if (report) keeper.tick(report, costs[0]?.cost ?? report.cost);
        // The first step of a scale is left out: it prepares programs.
        if (began.step < 0 && report) began = { step: report.step, time: performance.now() };
        const seconds = (performance.now() - began.time) / 1000;
        changeRun({
          status: run.status === 'paused' ? 'paused' : 'running',
          report,
          costs: costs.length > MOST_POINTS ? costs.filter((_, i) => i % 2 === 1) : costs,
          stepsPerSecond: report && seconds > 0.2 ? (report.step - began.step) / seconds : run.stepsPerSecond,
          tensors: event.tensors,
          bytes: event.bytes,
        });
        break;
      }
      case 'picture':
        show(event.picture);
        snapshots.offer(event.step, event.picture).catch(noteFault);
        // Asks for the next one only when the page had time to paint this one.
        requestAnimationFrame(() => client.run('painted', {}).catch(() => undefined));
        break;
      case 'note':
        changeRun({ notes: [...run.notes, event.text] });
    }
  }

  const noteFault = (error: unknown) =>
    changeRun({ notes: [...get().style.run.notes, asLikenessError(error).message] });

  async function run(from?: { checkpoint: Checkpoint; moreSteps: number }, again?: RunOrigin): Promise<void> {
    const { content, styles, begin } = get().style;
    if (isUnderway() || !content || styles.length === 0) return;
    const mine = new AbortController();
    control = mine;
    changeRun(from ? { status: 'loading', fault: null, unkept: null } : { ...idleRun, status: 'loading' });
    if (!from) snapshots.clear();
    const weighed = wholeRecipe();
    origin = again ?? {
      id: from ? (origin?.id ?? crypto.randomUUID()) : crypto.randomUUID(),
      startedAt: from ? (origin?.startedAt ?? Date.now()) : Date.now(),
      recipe: JSON.stringify(weighed),
      content: { name: content.name, file: content.file },
      styles: styles.map(({ name, file, weight, mask }) => ({ name, file, weight, mask })),
      begin: begin && { name: begin.name, file: begin.file },
    };
    const bitmaps: ImageBitmap[] = [];
    try {
      if (get().settings.backend === 'wasm') expectRoom(weighed, content);
      await keeper.begin(origin);
      bitmaps.push(await decodeImage(content.file, content.name, MAX_INPUT_SIDE));
      for (const { file, name } of styles) bitmaps.push(await decodeImage(file, name, MAX_INPUT_SIDE));
      const [contentBitmap, ...styleBitmaps] = bitmaps.slice() as [ImageBitmap, ...ImageBitmap[]];
      const beginBitmap = begin ? await decodeImage(begin.file, begin.name, MAX_INPUT_SIDE) : null;
      if (beginBitmap) bitmaps.push(beginBitmap);
      const result = await client.run(
        'stylise',
        {
          content: contentBitmap,
          styles: styleBitmaps,
          masks: styles.map(({ mask }) => mask),
          begin: beginBitmap,
          recipe: weighed,
          backend: get().settings.backend,
          assets,
          ...(from && { from }),
        },
        {
          signal: mine.signal,
          transfer: bitmaps,
          onPartial: hear,
          onProgress: (progress: JobProgress) => {
            if (progress.phase === 'download') changeRun({ loaded: progress.loaded, total: progress.total });
          },
        },
      );
      checkpoint = result.checkpoint;
      show(result.picture);
      changeRun({ status: 'done', report: result.report, canContinue: true });
      await snapshots.offer(result.report.step, result.picture, true);
      const row = await keeper.end(result.report, get().style.run.costs[0]?.cost ?? result.report.cost);
      if (row) listKept(row);
    } catch (error) {
      if (isAbort(error)) changeRun({ status: get().style.run.report ? 'done' : 'idle' });
      else changeRun({ status: 'failed', fault: asLikenessError(error) });
    } finally {
      keeper.leave();
      if (control === mine) control = null;
    }
  }

  const listKept = (row: StoredStyleRun) =>
    change({ kept: [row, ...get().style.kept.filter(({ id }) => id !== row.id)] });

  /** The pictures and settings of a kept run, in place of those in the studio. */
  async function takeOrigin(run: StoredStyleRun): Promise<void> {
    const recipe = parseRecipe(run.recipe);
    const content = await contentOf(run.content.file, run.content.name);
    const picture = ({ name, file }: { name: string; file: Blob }) => ({
      id: crypto.randomUUID(),
      name,
      file,
    });
    change({
      recipe,
      content,
      styles: run.styles.map((style) => ({
        ...picture(style),
        weight: style.weight,
        mask: style.mask,
      })),
      begin: run.begin && picture(run.begin),
    });
    origin = run;
  }

  async function loadKept(): Promise<void> {
    const kept = await loadStyleRuns();
    const unfinished = isUnderway() ? null : await findUnfinished(kept);
    change({ kept: kept.filter(({ id }) => id !== unfinished?.run.id), unfinished });
  }

  /** The unfinished run on offer, unless another tab has taken it meanwhile: then it is no longer offered here. */
  async function claim(): Promise<UnfinishedRun | null> {
    const { unfinished } = get().style;
    if (!unfinished || isUnderway()) return null;
    try {
      return await claimUnfinished(unfinished);
    } catch (error) {
      await loadKept();
      throw error;
    }
  }

  function restore(recipe: Recipe): void {
    const styles = get().style.styles.map((style, i) => ({
      ...style,
      weight: recipe.styleWeights[i] ?? style.weight,
    }));
    change({ recipe, styles });
  }

  const steer = (part: Partial<Recipe>) => {
    if (!isUnderway()) return;
    client.run('steer', part).catch((error: unknown) => {
      const fault = asLikenessError(error);
      // Steering before the first step finds no run; it then begins with the new recipe anyway.
      if (fault.name !== 'NoRun') changeRun({ notes: [...get().style.run.notes, fault.message] });
    });
  };
  const steerMasks = (masks: (Pixels | null)[]) => {
    if (!isUnderway()) return;
    client.run('mask', { masks }).catch((error: unknown) => {
      if (asLikenessError(error).name !== 'NoRun') noteFault(error);
    });
  };
  const { fillStyleInputs, ...inputs } = styleInputs({
    change,
    style: () => get().style,
    client,
    steer,
    steerMasks,
  });

  const actions: StyleActions = {
    prepare: async () => {
      // Without storage the studio works all the same; a run says that it is not kept.
      loadKept().catch(() => undefined);
      await fillStyleInputs();
    },
    ...inputs,
    changeRecipe: (part) => {
      change({ recipe: { ...get().style.recipe, ...part } });
      steer(part);
    },
    start: async () => {
      checkpoint = null;
      await run();
    },
    continue: async () => {
      if (checkpoint) await run({ checkpoint, moreSteps: MORE_STEPS });
    },
    pause: async () => {
      await client.run('pause', {});
      changeRun({ status: 'paused' });
    },
    resume: async () => {
      changeRun({ status: 'running' });
      began = { step: -1, time: 0 };
      await client.run('resume', {});
    },
    step: async () => {
      await client.run('stepOnce', {});
    },
    stop: () => {
      // Before its first step there is no picture to end with.
      if (!get().style.run.report) control?.abort();
      else client.run('finish', {}).catch(() => control?.abort());
    },
    keptPng: ({ picture, recipe }) => withPngText(picture, RECIPE_KEY, recipe),
    forgetKept: async () => {
      await keeper.forget();
      change({ kept: [], unfinished: null, run: { ...get().style.run, unkept: null } });
    },
    png: async () => {
      if (!latest) return null;
      return withPngText(await encodePng(latest), RECIPE_KEY, JSON.stringify(wholeRecipe()));
    },
    restoreRecipe: async (file) => {
      const text = file.type === 'application/json' ? await file.text() : await readPngText(file, RECIPE_KEY);
      if (text === null) return false;
      restore(parseRecipe(text));
      return true;
    },
    restoreRecipeText: (text) => {
      restore({ ...recipeFromText(text), styleWeights: get().style.styles.map(({ weight }) => weight) });
    },
    recipe: () => {
      const whole = wholeRecipe();
      const file = new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' });
      return { file, text: recipeToText(whole) };
    },
    snapshot: (step) => snapshots.all().find((each) => each.step === step)?.picture ?? null,
    timeLapse: async (options) => {
      // Large, and few will want it.
      const { timeLapse } = await import('../../media/timeLapse.ts');
      return timeLapse(
        snapshots.all().map(({ picture }) => picture),
        options,
      );
    },
    resumeUnfinished: async () => {
      const unfinished = await claim();
      if (!unfinished) return;
      await takeOrigin(unfinished.run);
      restore(unfinished.checkpoint.recipe);
      const { costs, snapshots: earlier } = unfinished.way;
      change({ unfinished: null, run: { ...idleRun, costs } });
      snapshots.resume(earlier);
      await run({ checkpoint: unfinished.checkpoint, moreSteps: 0 }, unfinished.run);
    },
    endUnfinished: async () => {
      const unfinished = await claim();
      if (!unfinished) return;
      await giveUp(unfinished);
      change({ unfinished: null });
      await loadKept();
    },
    openKept: async (id) => {
      const kept = get().style.kept.find((each) => each.id === id);
      if (!kept || isUnderway()) return;
      await takeOrigin(kept);
      checkpoint = null;
      snapshots.clear();
      show(await decodePixels(kept.picture));
      change({ run: { ...idleRun, status: 'done', report: reportOf(kept) } });
    },
    deleteKept: async (ids) => {
      const gone = get().style.kept.filter(({ id }) => ids.includes(id));
      await deleteStyleRuns(ids);
      change({ kept: get().style.kept.filter(({ id }) => !ids.includes(id)) });
      return gone;
    },
    makeRoom: async () => {
      const { kept, run: now } = get().style;
      const { unkept } = now;
      if (!unkept) return [];
      const gone = await actions.deleteKept(runsInTheWay(unkept, kept).map(({ id }) => id));
      changeRun({ unkept: null });
      // A run under way writes its next checkpoint by itself.
      if (unkept.state === 'ended' && (await keeper.keep(unkept))) listKept(unkept);
      return gone;
    },
    restoreKept: async (runs) => {
      for (const each of runs) await putBack(each);
      await loadKept();
    },
  };

  return {
    actions,
    client,
    /** Calls `listener` with the last picture and with every new one; returns what ends it. */
    listen: (listener: PictureListener): (() => void) => {
      listeners.add(listener);
      if (latest) listener(latest);
      return () => listeners.delete(listener);
    },
  };
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
    totalVariation: Number.NaN,
    weighed: parseRecipe(recipe),
    layers: [],
    rolledBack: false,
    done: step >= steps,
  };
}
