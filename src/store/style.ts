import { LikenessError } from '../errors.ts';
import { decodeImage } from '../media/decode.ts';
import { decodePixels, encodePng } from '../media/pictures.ts';
import { readPngText, withPngText } from '../media/pngText.ts';
import type { JobProgress } from '../workers/jobs.ts';
import {
  type Checkpoint,
  createStyleClient,
  defaultRecipe,
  type EngineStatus,
  parseRecipe,
  type Raster,
  type Recipe,
  recipeFromText,
  recipeToText,
  type SampleName,
  type StepReport,
  type StyleEvent,
  safeBytes,
  scaleSizes,
  snappedSize,
  stepBytes,
  styleLayerNames,
  styleNetworkWidths,
} from '../workers/styleClient.ts';
import { asLikenessError, isAbort } from './errors.ts';
import type { GetState, SetState } from './state.ts';
import {
  claimUnfinished,
  deleteStyleRuns,
  findUnfinished,
  giveUp,
  loadStyleRuns,
  putBack,
  type RunOrigin,
  runKeeper,
  type StoredStyleRun,
  type UnfinishedRun,
} from './styleKeeping.ts';
import { snapshotTaker } from './styleSnapshots.ts';

/** Content and style pictures are decoded at most so large; G is made at the recipe's size. */
const MAX_INPUT_SIDE = 1600;
/** Cost points kept for the chart; beyond, every other one is dropped. */
const MOST_POINTS = 2000;
/** Bytes at which a WASM heap certainly ends. */
const MOST_HEAP = 2e9;
/** Each takes a pass through the network at every size. */
const MOST_STYLES = 8;
/** Steps that "Continue" adds. */
export const MORE_STEPS = 100;
/** The keyword of the text inside a saved PNG. */
const RECIPE_KEY = 'Likeness recipe';
const SAMPLE_SIZE = { width: 640, height: 480 };

export interface StylePicture {
  id: string;
  name: string;
  file: Blob;
}

/** With its size as it is worked on, pixels. */
export interface ContentPicture extends StylePicture {
  width: number;
  height: number;
}

export interface ChosenStyle extends StylePicture {
  weight: number;
  /** Where on G it counts: the red channel, stretched over G; null everywhere. Small: masks are soft. */
  mask: Raster | null;
}

export interface StyleRunState {
  status: 'idle' | 'loading' | 'preparing' | 'running' | 'paused' | 'done' | 'failed';
  /** Bytes of the network's file. */
  loaded: number;
  total: number;
  /** The scale being prepared or run, from 0. */
  scale: number;
  report: StepReport | null;
  costs: StepReport[];
  stepsPerSecond: number;
  engine: EngineStatus | null;
  notes: string[];
  fault: LikenessError | null;
  tensors: number;
  bytes: number;
  /** Steps that snapshots were taken at. */
  snapshots: number[];
  /** Whether more steps can follow. */
  canContinue: boolean;
}

export interface StyleState {
  content: ContentPicture | null;
  styles: ChosenStyle[];
  /** What G begins as when the recipe says `picture`. */
  begin: StylePicture | null;
  recipe: Recipe;
  run: StyleRunState;
  /** Pictures made before and kept on this device, the newest first. */
  kept: StoredStyleRun[];
  /** What a closed tab left unfinished. */
  unfinished: UnfinishedRun | null;
}

const idleRun: StyleRunState = {
  status: 'idle',
  loaded: 0,
  total: 0,
  scale: 0,
  report: null,
  costs: [],
  stepsPerSecond: 0,
  engine: null,
  notes: [],
  fault: null,
  tensors: 0,
  bytes: 0,
  snapshots: [],
  canContinue: false,
};

export const initialStyle: StyleState = {
  content: null,
  styles: [],
  begin: null,
  recipe: defaultRecipe,
  run: idleRun,
  kept: [],
  unfinished: null,
};

export interface StyleActions {
  /** Puts the first samples in place when there are no pictures yet. */
  prepareStyle: () => Promise<void>;
  /** A picture file as content; rejects with a LikenessError when it cannot be decoded, and nothing is changed. */
  setStyleContent: (file: Blob, name: string) => Promise<void>;
  addStyle: (file: Blob, name: string, replace: boolean) => Promise<void>;
  removeStyle: (id: string) => void;
  weighStyle: (id: string, weight: number) => void;
  /** Confines a style to a part of G; null lets it count everywhere. A run under way follows from its next step. */
  maskStyle: (id: string, mask: Raster | null) => void;
  /** Content and first style change places. */
  swapStyle: () => Promise<void>;
  /** A picture file for G to begin as; null goes back to the content. */
  setStyleBegin: (file: Blob | null, name: string) => Promise<void>;
  takeStyleSample: (role: 'content' | 'style', sample: SampleName) => Promise<void>;
  /** A small drawing of a sample, for its button. */
  drawStyleSample: (sample: SampleName, width: number, height: number) => Promise<Raster>;
  /** Changes the recipe; a run under way follows from its next step. */
  changeRecipe: (change: Partial<Recipe>) => void;
  startStyle: () => Promise<void>;
  /** Goes on after the end, for 100 steps more. */
  continueStyle: () => Promise<void>;
  pauseStyle: () => Promise<void>;
  resumeStyle: () => Promise<void>;
  stepStyle: () => Promise<void>;
  /** Ends the run with its picture as it stands. */
  cancelStyle: () => void;
  /**
   * Takes over the settings that a picture saved here, or a recipe's own file, carries; false when it carries none. Rejects with
   * LikenessError `NotARecipe` when they are damaged, and nothing is changed.
   */
  restoreRecipe: (file: Blob) => Promise<boolean>;
  /** As `restoreRecipe`, from what `styleRecipe` put into a link. */
  restoreRecipeText: (text: string) => void;
  /** The settings, as a file and as the text of a link. */
  styleRecipe: () => { file: Blob; text: string };
  /** G as it was after that step; null when no snapshot was taken there. */
  styleSnapshot: (step: number) => Blob | null;
  /** A video of how G came to be. */
  styleTimeLapse: (options: { signal: AbortSignal; onProgress: (share: number) => void }) => Promise<Blob>;
  /** Goes on with what a closed tab left unfinished. */
  goOnUnfinished: () => Promise<void>;
  /** Keeps its picture as it stands. */
  giveUpUnfinished: () => Promise<void>;
  /** Shows a kept picture again, with its content, its styles and its settings. */
  openKept: (id: string) => Promise<void>;
  /** Deletes kept pictures and returns them, for `putBackKept`. */
  deleteKept: (ids: readonly string[]) => Promise<StoredStyleRun[]>;
  putBackKept: (runs: readonly StoredStyleRun[]) => Promise<void>;
  /** A kept picture as a PNG with its recipe inside. */
  keptPng: (run: StoredStyleRun) => Promise<Blob>;
  /** Shows no kept pictures any more, and keeps nothing more of a run under way: before the storage is emptied. */
  forgetKept: () => Promise<void>;
  /** The picture as it stands, as a PNG with its recipe inside; null before the first. */
  stylePng: () => Promise<Blob | null>;
}

export type PictureListener = (picture: Raster) => void;

/** The style studio: its pictures, its recipe and the one run. Pixels stay outside the state; a canvas listens for them. */
export function styleStudio(set: SetState, get: GetState, assets: string) {
  const client = createStyleClient();
  const listeners = new Set<PictureListener>();
  let latest: Raster | null = null;
  let checkpoint: Checkpoint | null = null;
  let control: AbortController | null = null;
  let began = { step: 0, time: 0 };
  /** What the picture on the stage is made from. */
  let origin: RunOrigin | null = null;

  const change = (part: Partial<StyleState>) => set({ style: { ...get().style, ...part } });
  const snapshots = snapshotTaker((steps) => changeRun({ snapshots: steps }));
  const keeper = runKeeper(
    client,
    (note) => changeRun({ notes: [...get().style.run.notes, note] }),
    () => ({ picture: latest, recipe: JSON.stringify(wholeRecipe()) }),
  );
  const changeRun = (part: Partial<StyleRunState>) => change({ run: { ...get().style.run, ...part } });
  const wholeRecipe = (): Recipe => {
    const { recipe, styles } = get().style;
    return { ...recipe, styleWeights: styles.map(({ weight }) => weight) };
  };
  const isUnderway = () => control !== null;

  function show(picture: Raster): void {
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
    const heap = styleMemory(wholeRecipe(), content, 'wasm');
    if (get().settings.backend === 'wasm' && heap.bytes > MOST_HEAP) {
      changeRun({ status: 'failed', fault: tooLarge(heap) });
      return;
    }
    const mine = new AbortController();
    control = mine;
    changeRun(from ? { status: 'loading', fault: null } : { ...idleRun, status: 'loading' });
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
      if (row) change({ kept: [row, ...get().style.kept.filter(({ id }) => id !== row.id)] });
    } catch (error) {
      if (isAbort(error)) changeRun({ status: get().style.run.report ? 'done' : 'idle' });
      else changeRun({ status: 'failed', fault: asLikenessError(error) });
    } finally {
      keeper.leave();
      if (control === mine) control = null;
    }
  }

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
        mask: style.mask as Raster | null,
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

  async function sampleFile(sample: SampleName): Promise<Blob> {
    return encodePng(await client.run('sample', { name: sample, ...SAMPLE_SIZE }));
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
  const steerWeights = () => steer({ styleWeights: get().style.styles.map(({ weight }) => weight) });

  const actions: StyleActions = {
    prepareStyle: async () => {
      // Without storage the studio works all the same; a run says that it is not kept.
      loadKept().catch(() => undefined);
      const { content, styles } = get().style;
      if (!content) await actions.takeStyleSample('content', 'harbour');
      if (styles.length === 0) await actions.takeStyleSample('style', 'brush-strokes');
    },
    setStyleContent: async (file, name) => {
      change({ content: await contentOf(file, name) });
    },
    addStyle: async (file, name, replace) => {
      (await decodeImage(file, name, MAX_INPUT_SIDE)).close();
      if (!replace && get().style.styles.length >= MOST_STYLES) {
        throw new LikenessError(
          'TooManyStyles',
          `${name} was not added: there are ${MOST_STYLES} styles already.`,
          'Remove one first.',
        );
      }
      const added = { id: crypto.randomUUID(), name, file, weight: 1, mask: null };
      change({ styles: replace ? [added] : [...get().style.styles, added] });
    },
    removeStyle: (id) => change({ styles: get().style.styles.filter((style) => style.id !== id) }),
    weighStyle: (id, weight) => {
      change({ styles: get().style.styles.map((style) => (style.id === id ? { ...style, weight } : style)) });
      steerWeights();
    },
    maskStyle: (id, mask) => {
      const styles = get().style.styles.map((style) => (style.id === id ? { ...style, mask } : style));
      change({ styles });
      if (!isUnderway()) return;
      client.run('mask', { masks: styles.map((style) => style.mask) }).catch((error: unknown) => {
        if (asLikenessError(error).name !== 'NoRun') noteFault(error);
      });
    },
    swapStyle: async () => {
      const { content, styles } = get().style;
      const [first, ...others] = styles;
      if (!content || !first) return;
      const { id, name, file } = content;
      change({
        content: await contentOf(first.file, first.name),
        styles: [{ id, name, file, weight: first.weight, mask: null }, ...others],
      });
    },
    setStyleBegin: async (file, name) => {
      if (file) (await decodeImage(file, name, MAX_INPUT_SIDE)).close();
      change({
        begin: file && { id: crypto.randomUUID(), name, file },
        recipe: { ...get().style.recipe, start: file ? 'picture' : 'content' },
      });
    },
    takeStyleSample: async (role, sample) => {
      const file = await sampleFile(sample);
      const name = sampleTitle(sample);
      if (role === 'content') await actions.setStyleContent(file, name);
      else await actions.addStyle(file, name, true);
    },
    drawStyleSample: (sample, width, height) => client.run('sample', { name: sample, width, height }),
    changeRecipe: (part) => {
      change({ recipe: { ...get().style.recipe, ...part } });
      steer(part);
    },
    startStyle: async () => {
      checkpoint = null;
      await run();
    },
    continueStyle: async () => {
      if (checkpoint) await run({ checkpoint, moreSteps: MORE_STEPS });
    },
    pauseStyle: async () => {
      await client.run('pause', {});
      changeRun({ status: 'paused' });
    },
    resumeStyle: async () => {
      changeRun({ status: 'running' });
      began = { step: -1, time: 0 };
      await client.run('resume', {});
    },
    stepStyle: async () => {
      await client.run('stepOnce', {});
    },
    cancelStyle: () => {
      // Before its first step there is no picture to end with.
      if (!get().style.run.report) control?.abort();
      else client.run('finish', {}).catch(() => control?.abort());
    },
    keptPng: ({ picture, recipe }) => withPngText(picture, RECIPE_KEY, recipe),
    forgetKept: async () => {
      await keeper.forget();
      change({ kept: [], unfinished: null });
    },
    stylePng: async () => {
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
    styleRecipe: () => {
      const whole = wholeRecipe();
      const file = new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' });
      return { file, text: recipeToText(whole) };
    },
    styleSnapshot: (step) => snapshots.all().find((each) => each.step === step)?.picture ?? null,
    styleTimeLapse: async (options) => {
      // Large, and few will want it.
      const { timeLapse } = await import('../media/timeLapse.ts');
      return timeLapse(
        snapshots.all().map(({ picture }) => picture),
        options,
      );
    },
    goOnUnfinished: async () => {
      const unfinished = await claim();
      if (!unfinished) return;
      await takeOrigin(unfinished.run);
      restore(unfinished.checkpoint.recipe);
      change({ unfinished: null });
      await run({ checkpoint: unfinished.checkpoint, moreSteps: 0 }, unfinished.run);
    },
    giveUpUnfinished: async () => {
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
    putBackKept: async (runs) => {
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

function tooLarge({ bytes, width, height }: { bytes: number; width: number; height: number }): LikenessError {
  return new LikenessError(
    'TooLarge',
    `A picture of ${width} × ${height} pixels takes ${(bytes / 1e9).toFixed(1)} GB; the processor’s engine has 2 GB.`,
    'Choose a smaller size, or a content picture that is less long.',
  );
}

async function contentOf(file: Blob, name: string): Promise<ContentPicture> {
  const bitmap = await decodeImage(file, name, MAX_INPUT_SIDE);
  const { width, height } = bitmap;
  bitmap.close();
  return { id: crypto.randomUUID(), name, file, width, height };
}

/** What is known of a kept picture's last step. */
function reportOf({ step, steps, width, height, costs }: StoredStyleRun): StepReport {
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
    layers: [],
    rolledBack: false,
    done: step >= steps,
  };
}

/** What a picture of that size takes and whether this machine can be asked for it; sizes of the content picture in pixels. */
export function styleMemory(
  recipe: Recipe,
  content: { width: number; height: number },
  backend: 'webgl' | 'wasm' | 'cpu',
): { bytes: number; safe: number; width: number; height: number } {
  const widths = styleNetworkWidths[recipe.network] ?? styleNetworkWidths.vgg19 ?? [];
  const deep = [recipe.contentLayer, ...recipe.styleLayers.map(({ layer }) => layer)];
  const deepest = styleLayerNames.findLast((name) => deep.includes(name)) ?? 'conv1_1';
  const size = snappedSize(content.width, content.height, scaleSizes(recipe).at(-1) ?? recipe.size);
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return { ...size, bytes: stepBytes(widths, deepest, size), safe: safeBytes(backend, deviceMemory) };
}

/** "Stained glass" for stained-glass. */
export function sampleTitle(sample: SampleName): string {
  const words = sample.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
