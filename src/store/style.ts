import type { LikenessError } from '../errors.ts';
import { decodeImage } from '../media/decode.ts';
import { encodePng } from '../media/pictures.ts';
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
  type SampleName,
  type StepReport,
  type StyleEvent,
} from '../workers/styleClient.ts';
import { asLikenessError, isAbort } from './errors.ts';
import type { GetState, SetState } from './state.ts';

/** Content and style pictures are decoded at most so large; G is made at the recipe's size. */
const MAX_INPUT_SIDE = 1600;
/** Cost points kept for the chart; beyond, every other one is dropped. */
const MOST_POINTS = 2000;
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
}

export interface StyleState {
  content: StylePicture | null;
  styles: (StylePicture & { weight: number })[];
  recipe: Recipe;
  run: StyleRunState;
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
};

export const initialStyle: StyleState = { content: null, styles: [], recipe: defaultRecipe, run: idleRun };

export interface StyleActions {
  /** Puts the first samples in place when there are no pictures yet. */
  prepareStyle: () => Promise<void>;
  /** A picture file as content; rejects with a LikenessError when it cannot be decoded, and nothing is changed. */
  setStyleContent: (file: Blob, name: string) => Promise<void>;
  addStyle: (file: Blob, name: string, replace: boolean) => Promise<void>;
  removeStyle: (id: string) => void;
  weighStyle: (id: string, weight: number) => void;
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
  cancelStyle: () => void;
  /**
   * Takes over the settings that a picture saved here carries; false when it carries none. Rejects with LikenessError
   * `NotARecipe` when they are damaged, and nothing is changed.
   */
  restoreRecipe: (file: Blob) => Promise<boolean>;
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

  const change = (part: Partial<StyleState>) => set({ style: { ...get().style, ...part } });
  const changeRun = (part: Partial<StyleRunState>) => change({ run: { ...get().style.run, ...part } });
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
        // Asks for the next one only when the page had time to paint this one.
        requestAnimationFrame(() => client.run('painted', {}).catch(() => undefined));
        break;
      case 'note':
        changeRun({ notes: [...run.notes, event.text] });
    }
  }

  async function run(from?: { checkpoint: Checkpoint; moreSteps: number }): Promise<void> {
    const { content, styles, recipe } = get().style;
    if (isUnderway() || !content || styles.length === 0) return;
    const mine = new AbortController();
    control = mine;
    changeRun(from ? { status: 'loading', fault: null } : { ...idleRun, status: 'loading' });
    const bitmaps: ImageBitmap[] = [];
    try {
      bitmaps.push(await decodeImage(content.file, content.name, MAX_INPUT_SIDE));
      for (const { file, name } of styles) bitmaps.push(await decodeImage(file, name, MAX_INPUT_SIDE));
      const [contentBitmap, ...styleBitmaps] = bitmaps as [ImageBitmap, ...ImageBitmap[]];
      const weighed = { ...recipe, styleWeights: styles.map(({ weight }) => weight) };
      const result = await client.run(
        'stylise',
        {
          content: contentBitmap,
          styles: styleBitmaps,
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
      changeRun({ status: 'done', report: result.report });
    } catch (error) {
      if (isAbort(error)) changeRun({ status: get().style.run.report ? 'done' : 'idle' });
      else changeRun({ status: 'failed', fault: asLikenessError(error) });
    } finally {
      if (control === mine) control = null;
    }
  }

  async function sampleFile(sample: SampleName): Promise<Blob> {
    return encodePng(await client.run('sample', { name: sample, ...SAMPLE_SIZE }));
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
      const { content, styles } = get().style;
      if (!content) await actions.takeStyleSample('content', 'harbour');
      if (styles.length === 0) await actions.takeStyleSample('style', 'brush-strokes');
    },
    setStyleContent: async (file, name) => {
      (await decodeImage(file, name, MAX_INPUT_SIDE)).close();
      change({ content: { id: crypto.randomUUID(), name, file } });
    },
    addStyle: async (file, name, replace) => {
      (await decodeImage(file, name, MAX_INPUT_SIDE)).close();
      const added = { id: crypto.randomUUID(), name, file, weight: 1 };
      change({ styles: replace ? [added] : [...get().style.styles, added] });
    },
    removeStyle: (id) => change({ styles: get().style.styles.filter((style) => style.id !== id) }),
    weighStyle: (id, weight) => {
      change({ styles: get().style.styles.map((style) => (style.id === id ? { ...style, weight } : style)) });
      steerWeights();
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
    cancelStyle: () => control?.abort(),
    stylePng: async () => {
      if (!latest) return null;
      const { recipe, styles } = get().style;
      const whole = { ...recipe, styleWeights: styles.map(({ weight }) => weight) };
      return withPngText(await encodePng(latest), RECIPE_KEY, JSON.stringify(whole));
    },
    restoreRecipe: async (file) => {
      const text = await readPngText(file, RECIPE_KEY);
      if (text === null) return false;
      const recipe = parseRecipe(text);
      const styles = get().style.styles.map((style, i) => ({
        ...style,
        weight: recipe.styleWeights[i] ?? style.weight,
      }));
      change({ recipe, styles });
      return true;
    },
  };

  return {
    actions,
    /** Calls `listener` with the last picture and with every new one; returns what ends it. */
    listen: (listener: PictureListener): (() => void) => {
      listeners.add(listener);
      if (latest) listener(latest);
      return () => listeners.delete(listener);
    },
  };
}

/** "Stained glass" for stained-glass. */
export function sampleTitle(sample: SampleName): string {
  const words = sample.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
