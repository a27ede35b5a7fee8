import { asLikenessError, isAbort } from '../../failures.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { begunAnew, type Recipe } from '../../style/recipe/recipe.ts';
import { type Checkpoint, towards } from '../../style/run/checkpoint.ts';
import { FURTHER, goesFurther } from '../../style/run/pace.ts';
import type { StepReport } from '../../style/run/report.ts';
import { message, type Words } from '../../words/keys.ts';
import type { StyleEvent, StyleStart } from '../../workers/style/styleJobs.ts';
import { stepRate, thinned, unlessEnded } from '../runs.ts';
import type { Studio } from './studio.ts';
import { inputSide } from './styleInputs.ts';
import type { RunOrigin, StoredStyleRun } from './styleKeeping.ts';
import { expectRoom, madeInTiles } from './styleMemory.ts';
import type { Snapshot } from './styleSnapshots.ts';
import { idleRun, type StyleActions } from './styleState.ts';

/** Cost points kept for the chart. */
const MOST_POINTS = 2000;
/** Steps that "Continue" adds. */
export const MORE_STEPS = 100;

type RunActions = Pick<StyleActions, 'continue' | 'enlarge' | 'look' | 'pause' | 'resume' | 'step' | 'stop'>;

/** The one picture being made: beginning it, following it, steering, pausing and ending it. */
export interface StyleRun {
  actions: RunActions;
  isUnderway: () => boolean;
  /** Begins anew; `ready` puts pictures in place where none were chosen. */
  start: (ready: () => Promise<void>) => Promise<void>;
  /** The picture on the stage with all there is to go on from it and to look back at. */
  end: () => RunEnd;
  /** Goes on with the run of a closed tab; its pictures and recipe are in the studio. */
  resumeFrom: (checkpoint: Checkpoint, origin: RunOrigin) => Promise<void>;
  /** The picture on the stage is this one now; without an end there is nothing to continue or to look back at. */
  show: (picture: Pixels, end: RunEnd | null) => void;
  /** There is no picture on the stage to continue. */
  clear: () => void;
  /** A run under way follows from its next step. */
  steer: (part: Partial<Recipe>) => void;
  steerMasks: (masks: (Pixels | null)[]) => void;
}

/** Where a picture came to its end. */
export interface RunEnd {
  /** To continue from; null where that is lost. */
  checkpoint: Checkpoint | null;
  /** What it was made from, and what it is kept as. */
  origin: RunOrigin | null;
  snapshots: readonly Snapshot[];
}

interface Around {
  /** Told of each picture that was kept at its end. */
  onKept: (row: StoredStyleRun) => void;
  /** Offers to go on with a run that failed on its way, from where it was last kept. */
  onFailed: () => Promise<void>;
  /** Puts a recipe into the controls. */
  restore: (recipe: Recipe) => void;
  /** The content's faces, as far as they are kept. */
  faces: () => Promise<StyleStart['faces']>;
  /** The one-pass picture, for a run that begins as it. */
  instant: (signal: AbortSignal) => Promise<Pixels>;
}

export function styleRun(studio: Studio, { onKept, onFailed, restore, faces, instant }: Around): StyleRun {
  const { client, media, assets, state, changeRun, wholeRecipe, picture, snapshots, keeper } = studio;
  let control: AbortController | null = null;
  /** To continue from: the end of the picture on the stage. */
  let checkpoint: Checkpoint | null = null;
  /** What the picture on the stage is made from. */
  let origin: RunOrigin | null = null;
  const rate = stepRate();

  const isUnderway = () => control !== null;
  const firstCost = () => state().run.costs[0]?.cost ?? state().run.report?.cost ?? Number.NaN;

  function onEvent(event: StyleEvent): void {
    const { run } = state();
    switch (event.kind) {
      case 'engine':
        changeRun({ engine: event.engine });
        break;
      case 'preparing':
        rate.restart();
        changeRun({ status: run.status === 'paused' ? 'paused' : 'preparing', scale: event.scale });
        break;
      case 'tiles':
        changeRun({
          status: run.status === 'paused' ? 'paused' : event.done > 0 ? 'running' : run.status,
          tiles: { done: event.done, of: event.tiles },
        });
        break;
      case 'steps': {
        const report = event.reports.at(-1) ?? run.report;
        const costs = [...run.costs, ...event.reports];
        changeRun({
          status: run.status === 'paused' ? 'paused' : 'running',
          report,
          tiles: null,
          costs: thinned(costs, MOST_POINTS),
          stepsPerSecond: (report && rate.at(report.step)) ?? run.stepsPerSecond,
          tensors: event.tensors,
          bytes: event.bytes,
        });
        if (report) keeper.tick(report, costs[0]?.cost ?? report.cost);
        break;
      }
      case 'picture':
        picture.tell(event.picture);
        snapshots.offer(event.step, event.picture).catch(studio.noteFault);
        // Asks for the next one only when the page had time to paint this one. A run that ended meanwhile paints no more.
        media.afterPaint(() => client.run('painted', {}).catch(() => undefined));
        break;
      case 'look':
        changeRun({ look: event.look });
        break;
      case 'note':
        studio.note({ said: event.note });
    }
  }

  function newOrigin(from: Pick<RunOrigin, 'id' | 'startedAt'>, recipe: Recipe): RunOrigin | null {
    const { content, styles, begin } = state();
    if (!content || styles.length === 0) return null;
    return {
      ...from,
      recipe: JSON.stringify(recipe),
      content: { name: content.name, file: content.file },
      styles: styles.map(({ name, file, weight, mask }) => ({ name, file, weight, mask })),
      begin: begin && { name: begin.name, file: begin.file },
    };
  }

  /** The run's pictures, decoded as large as its recipe asks for; `bitmaps` has each as soon as it is there, to be closed or transferred. */
  async function decodeInputs(
    of: RunOrigin,
    by: Recipe,
    bitmaps: ImageBitmap[],
    quick: Pixels | null,
  ): Promise<Pick<StyleStart, 'content' | 'styles' | 'begin'>> {
    const side = inputSide(by);
    const decode = async ({ file, name }: { file: Blob; name: Words }) => {
      const bitmap = await media.decodeImage(file, name, side);
      bitmaps.push(bitmap);
      return bitmap;
    };
    const content = await decode(of.content);
    const styles: ImageBitmap[] = [];
    for (const style of of.styles) styles.push(await decode(style));
    const begin = quick ?? (of.begin && (await decode(of.begin)));
    return { content, styles, begin };
  }

  /** For G to begin as; null where it cannot be made: that is told, and G begins as the content. */
  async function quickPicture(signal: AbortSignal): Promise<Pixels | null> {
    try {
      return await instant(signal);
    } catch (error) {
      if (isAbort(error)) throw error;
      studio.note({ said: message('styleStage.quickFailedContent'), fault: asLikenessError(error) });
      restore({ ...wholeRecipe(), ...begunAnew(wholeRecipe(), 'content') });
      return null;
    }
  }

  async function run(of: RunOrigin, from?: StyleStart['from']): Promise<void> {
    const { content } = state();
    if (isUnderway() || !content) return;
    const mine = new AbortController();
    const begun = performance.now();
    control = mine;
    origin = of;
    const bitmaps: ImageBitmap[] = [];
    let [sent, further, failed] = [false, false, false];
    try {
      expectRoom(wholeRecipe(), content);
      // What goes on from a checkpoint begins as nothing.
      const asInstant = !from && wholeRecipe().start === 'instant';
      const quick = asInstant ? await quickPicture(mine.signal) : null;
      // As it has really begun: without the quick picture, as the content.
      if (!from) origin = { ...of, recipe: JSON.stringify(wholeRecipe()) };
      await keeper.begin(origin);
      const inputs = await decodeInputs(of, from?.checkpoint.recipe ?? wholeRecipe(), bitmaps, quick);
      const recipe = wholeRecipe();
      const start: StyleStart = {
        ...inputs,
        faces: await faces(),
        masks: of.styles.map(({ mask }) => mask as Pixels | null),
        recipe,
        backend: studio.backend(),
        assets,
        ...(from && { from }),
      };
      sent = true;
      const result = await client.run('stylise', start, {
        signal: mine.signal,
        transfer: bitmaps,
        onPartial: onEvent,
        onProgress: (progress) => {
          if (progress.phase === 'download') changeRun({ loaded: progress.loaded, total: progress.total });
        },
      });
      checkpoint = result.checkpoint;
      picture.tell(result.picture);
      changeRun({ report: result.report });
      await snapshots.offer(result.report.step, result.picture, true).catch(studio.noteFault);
      const row = await keeper.end(result.report, firstCost());
      if (row) onKept(row);
      // Another may begin now.
      control = null;
      further = !from && result.report.done && isFast(recipe, result.report, begun);
      changeRun({ status: further ? 'loading' : 'done', canContinue: true });
    } catch (error) {
      if (!sent) for (const bitmap of bitmaps) bitmap.close();
      if (isAbort(error)) changeRun({ status: state().run.report ? 'done' : 'idle' });
      else {
        failed = true;
        changeRun({ status: 'failed', fault: asLikenessError(error) });
      }
    } finally {
      keeper.leave();
      if (control === mine) control = null;
    }
    // The run's own failure is told; without storage the studio works all the same, and offers nothing to go on from.
    if (failed) await onFailed().catch(() => undefined);
    if (!further) return;
    studio.note({ said: message('styleStage.goesFurther', { side: FURTHER.side }) });
    const { finishSide } = state().recipe;
    await enlarge(FURTHER.side);
    // Nobody chose that size: the next run decides for itself again.
    studio.change({ recipe: { ...state().recipe, finishSide } });
  }

  /** Steering before the first step finds no run either; it then begins with the new recipe anyway. */
  const change = (ask: () => Promise<unknown>) => {
    if (isUnderway()) unlessEnded(ask).catch(studio.noteFault);
  };

  /** Whether the graphics card makes the picture larger within the time a first run takes elsewhere. @param begun milliseconds */
  function isFast(recipe: Recipe, report: StepReport, begun: number): boolean {
    const { engine, stepsPerSecond } = state().run;
    if (!engine) return false;
    const { backend } = engine;
    const spent = (performance.now() - begun) / 1000;
    return goesFurther(
      recipe,
      report,
      { spent, stepsPerSecond, backend },
      madeInTiles(recipe, report, backend),
    );
  }

  /** More of the same picture: it is kept in place of what it was. */
  async function continueFrom(from: NonNullable<StyleStart['from']>): Promise<void> {
    const of = newOrigin(
      { id: origin?.id ?? crypto.randomUUID(), startedAt: origin?.startedAt ?? Date.now() },
      wholeRecipe(),
    );
    if (isUnderway() || !of) return;
    changeRun({ status: 'loading', fault: null, unkept: null });
    await run(of, from);
  }

  async function enlarge(side: number): Promise<void> {
    if (!checkpoint || isUnderway()) return;
    const larger = towards(checkpoint, side);
    restore(larger.recipe);
    await continueFrom({ checkpoint: larger, moreSteps: 0 });
  }

  return {
    isUnderway,
    steer: (part) => change(() => client.run('steer', part)),
    steerMasks: (masks) => change(() => client.run('mask', { masks })),
    end: () => ({ checkpoint, origin, snapshots: snapshots.all() }),
    show: (shown, end) => {
      checkpoint = end?.checkpoint ?? null;
      origin = end?.origin ?? null;
      if (end) snapshots.resume(end.snapshots);
      else snapshots.clear();
      picture.tell(shown);
    },
    clear: () => {
      checkpoint = null;
    },
    resumeFrom: (at, of) => {
      changeRun({ status: 'loading' });
      return run(of, { checkpoint: at, moreSteps: 0 });
    },
    start: async (ready) => {
      if (isUnderway()) return;
      checkpoint = null;
      // Pressed while the first samples are still being drawn.
      changeRun({ ...idleRun, status: 'loading' });
      snapshots.clear();
      try {
        await ready();
      } catch (error) {
        changeRun({ status: 'failed', fault: asLikenessError(error) });
        return;
      }
      const of = newOrigin({ id: crypto.randomUUID(), startedAt: Date.now() }, wholeRecipe());
      if (of) await run(of);
      else changeRun(idleRun);
    },
    actions: {
      continue: async () => {
        if (checkpoint) await continueFrom({ checkpoint, moreSteps: MORE_STEPS });
      },
      enlarge,
      look: async (layer) => {
        await client.run('look', { layer });
        // A run that has ended tells no more: what was seen of another layer would stand under this one's name.
        if (state().run.look?.layer !== layer) changeRun({ look: null });
      },
      pause: () =>
        unlessEnded(async () => {
          await client.run('pause', {});
          changeRun({ status: 'paused' });
        }),
      resume: () =>
        unlessEnded(async () => {
          await client.run('resume', {});
          rate.restart();
          changeRun({ status: 'running' });
        }),
      step: () => unlessEnded(() => client.run('stepOnce', {})),
      stop: () => {
        // Before its first step there is no picture to end with.
        if (!state().run.report) control?.abort();
        else client.run('finish', {}).catch(() => control?.abort());
      },
    },
  };
}
