import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import { networks } from '../../networks/files/catalogue.ts';
import { fetchWeights } from '../../networks/files/fetchWeights.ts';
import { importWeights } from '../../networks/files/importWeights.ts';
import { httpModelFiles } from '../../networks/files/modelFiles.ts';
import {
  blobSource,
  bufferSource,
  openSafetensors,
  type Safetensors,
} from '../../networks/files/safetensors.ts';
import { cacheWeightStore, openKept } from '../../networks/files/weightStore.ts';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import type { Checkpoint } from '../../style/run/checkpoint.ts';
import { CostNotANumber } from '../../style/run/explosion.ts';
import type { StyleInputs } from '../../style/run/inputs.ts';
import { safeBytes } from '../../style/run/memory.ts';
import type { StepReport } from '../../style/run/report.ts';
import { StyleRun } from '../../style/run/run.ts';
import { drawSample } from '../../style/samples/samples.ts';
import { turn } from '../../turn.ts';
import { message } from '../../words/keys.ts';
import { Engine } from '../engine/engine.ts';
import { readPixels } from '../engine/readPixels.ts';
import { type JobContext, Transferred } from '../jobs/jobHost.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import type { Subject } from '../jobs/subject.ts';
import { type HeldRun, RunDesk } from '../run/heldRun.ts';
import { instantJobs } from './instantJobs.ts';
import type { KeptNetwork, StyleEvent, StyleJobs, StyleResult, StyleStart } from './styleJobs.ts';

/** Milliseconds between two pictures, and between two messages with step reports. */
const PICTURE_EVERY = 200;
const REPORT_EVERY = 100;

const files = {
  embedded: networks.styleEmbedded.files[0].file,
  'embedded-fine': networks.styleEmbeddedFine.files[0].file,
} as const;

const engine = new Engine('lost');
const desk = new RunDesk('NoRun');
/** The layer whose style matrices the page looks at. */
let looking: StyleLayerName | null = null;
/** The run under way, and whether the page has painted what it was sent. */
let underway: { run: StyleRun; painted: boolean } | null = null;

export const subject: Subject<StyleJobs> = {
  jobs: {
    ...desk.jobs,
    stylise: (start, context) => desk.run(context.signal, (held) => stylise(start, context, held)),
    steer: async (change) => {
      const { run } = current();
      run.steer(change);
      return run.recipe;
    },
    mask: async ({ masks }) => {
      current().run.setMasks(masks);
      return null;
    },
    look: async ({ layer }) => {
      looking = layer;
      return null;
    },
    painted: async () => {
      if (underway) underway.painted = true;
      return null;
    },
    fetchNetwork: async ({ name, url, assets }, { signal, progress }) => {
      const report = (loaded: number, total: number) =>
        progress({ phase: 'download', file: name, loaded, total });
      const bytes = await fetchWeights({ name, url, store: storeOf(assets), signal, onProgress: report });
      await forget(name);
      return { bytes };
    },
    importNetwork: async ({ name, files, assets }) => {
      const bytes = await importWeights(storeOf(assets), name, files);
      await forget(name);
      return { bytes };
    },
    keptNetworks: async ({ assets }) => {
      const store = storeOf(assets);
      const found: KeptNetwork[] = [];
      for (const name of ['vgg19', 'own'] as const) {
        const blob = await store.get(name);
        if (!blob) continue;
        const { metadata } = await openSafetensors(blobSource(blob));
        found.push({ name, bytes: blob.size, source: metadata.get('source') ?? '' });
      }
      return found;
    },
    removeNetwork: async ({ name, assets }) => {
      await storeOf(assets).delete(name);
      await forget(name);
      return null;
    },
    checkpoint: async () => current().run.checkpoint(),
    ...instantJobs(engine, openShipped),
    sample: async ({ name, width, height }) => {
      const picture = drawSample(name, width, height);
      return new Transferred(picture, [picture.data.buffer]);
    },
  },
  serial: ['stylise', 'instant', 'instantFrame'],
};

function current(): NonNullable<typeof underway> {
  if (underway) return underway;
  throw new LikenessError('NoRun');
}

/** Makes a picture step by step. A lost graphics context costs it nothing: the run goes on where G stood. */
async function stylise(
  start: StyleStart,
  { progress, partial }: JobContext<StyleEvent>,
  held: HeldRun,
): Promise<StyleResult> {
  const inputs = readInputs(start);
  let latest = null as StepReport | null;
  const session = await engine.open(start);
  const begin = async (checkpoint: Checkpoint | undefined): Promise<StyleRun> => {
    const network = await loadNetwork(start, progress);
    const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
    return new StyleRun(network, inputs, checkpoint?.recipe ?? start.recipe, {
      checkpoint,
      safeBytes: safeBytes(session.status.backend, deviceMemory),
      onTile,
    });
  };
  /** Between tiles a step can be paused, and left unmade. */
  const onTile = async (done: number, tiles: number) => {
    partial({ kind: 'tiles', done, tiles });
    await turn();
    await held.goOn();
    if (held.finishing && latest) {
      // words: the same in every language
      throw new DOMException('The rest of this step is not wanted.', 'AbortError');
    }
  };
  let kept = start.from?.checkpoint;
  /** Puts the next engine in place of one that failed, and goes on there. */
  const takeOver = async (error: unknown) => {
    const reached = underway?.run.stepsDone ?? 0;
    if (underway) {
      kept = underway.run.checkpoint();
      underway.run.dispose();
    }
    await session.recover(error).catch((cause: unknown) => {
      throw cause instanceof CostNotANumber ? new LikenessError('CostNotANumber', {}, { cause }) : cause;
    });
    if (!kept || !underway) return;
    underway.run = await begin(kept);
    partial({ kind: 'engine', engine: session.status });
    const { stepsDone: step } = underway.run;
    const from = { step, again: Math.max(0, reached - step) };
    const onGraphics = session.status.backend.startsWith('webg');
    const note = onGraphics
      ? message('styleStage.lostToGraphics', from)
      : message('styleStage.lostToProcessor', from);
    partial({ kind: 'note', note });
  };
  partial({ kind: 'engine', engine: session.status });
  let reports: StepReport[] = [];
  let [lastReport, lastPicture, scale] = [0, 0, -1];
  const tell = (told: StepReport[], now: boolean) => {
    latest = told.at(-1) ?? latest;
    reports.push(...told);
    for (const { step } of told.filter(({ rolledBack }) => rolledBack))
      partial({ kind: 'note', note: message('styleStage.exploded', { step }) });
    if (reports.length === 0 || !(now || performance.now() - lastReport > REPORT_EVERY)) return;
    const { numTensors, numBytes } = tf.memory();
    partial({ kind: 'steps', reports, tensors: numTensors, bytes: numBytes });
    reports = [];
    lastReport = performance.now();
  };
  const show = async (run: StyleRun, { step }: StepReport) => {
    partial({ kind: 'picture', step, picture: run.picture() });
    if (underway) underway.painted = false;
    lastPicture = performance.now();
    await tellLook(run, partial);
  };
  const end = async (run: StyleRun, report: StepReport) => {
    tell([], true);
    await tellLook(run, partial);
    return resultOf(run, report);
  };
  try {
    for (;;) {
      try {
        if (!underway) {
          underway = { run: await begin(kept), painted: true };
          underway.run.extend(start.from?.moreSteps ?? 0);
        }
        const { run } = underway;
        if (held.paused || held.finishing) {
          const told = await run.settle();
          tell(told, true);
          const last = told.at(-1);
          if (last) await show(run, last);
        }
        await held.next();
        if (held.finishing && latest) return await end(run, latest);
        const { nextScale } = run;
        if (nextScale.scale !== scale) {
          scale = nextScale.scale;
          partial({ kind: 'preparing', ...nextScale });
          await turn();
        }
        const told = await run.advance();
        const shows = held.paused || (underway.painted && performance.now() - lastPicture > PICTURE_EVERY);
        if (shows) told.push(...(await run.settle()));
        const last = told.at(-1);
        tell(told, held.paused || last?.done === true);
        if (last?.done) return await end(run, last);
        if (last && shows) await show(run, last);
      } catch (error) {
        if (held.finishing && latest && underway) {
          tell([], true);
          return resultOf(underway.run, latest);
        }
        await takeOver(error);
        scale = -1;
        continue;
      }
      await turn();
    }
  } finally {
    underway?.run.dispose();
    underway = null;
  }
}

async function tellLook(run: StyleRun, partial: (event: StyleEvent) => void): Promise<void> {
  const look = looking && (await run.look(looking));
  if (look) partial({ kind: 'look', look });
}

function readInputs({ content, styles, masks, begin, faces }: StyleStart): StyleInputs {
  return {
    content: readPixels(content),
    styles: styles.map((image, i) => {
      const mask = masks[i];
      return mask ? { picture: readPixels(image), mask } : { picture: readPixels(image) };
    }),
    ...(begin && { start: 'data' in begin ? begin : readPixels(begin) }),
    faces,
  };
}

function resultOf(run: StyleRun, report: StepReport): StyleResult {
  return {
    picture: run.picture(),
    report,
    checkpoint: run.checkpoint(),
    peakTensorBytes: run.peakTensorBytes,
  };
}

/** The recipe's network; one at a time stays loaded. */
async function loadNetwork(
  { recipe: { network }, assets }: StyleStart,
  progress: (progress: JobProgress) => void,
): Promise<StyleNetwork> {
  await engine.keepOnly(network);
  return engine.load(network, async () => StyleNetwork.load(await openNetwork(network, assets, progress)));
}

async function openNetwork(
  name: string,
  assets: string,
  progress: (progress: JobProgress) => void,
): Promise<Safetensors> {
  if (name === 'vgg19' || name === 'own') return openKept(storeOf(assets), name);
  const file = Object.hasOwn(files, name) ? files[name as keyof typeof files] : undefined;
  if (!file) {
    throw new LikenessError('NoSuchNetwork', { name });
  }
  return openShipped(file, assets, progress);
}

async function openShipped(
  file: string,
  assets: string,
  progress: (progress: JobProgress) => void,
): Promise<Safetensors> {
  return openSafetensors(bufferSource(await httpModelFiles(`${assets}models/`, progress).read(file)));
}

const storeOf = (assets: string) => cacheWeightStore(assets);

/** What is kept under that name has changed; a run under way keeps what it has. */
async function forget(name: string): Promise<void> {
  if (!underway) await engine.forget(name);
}
