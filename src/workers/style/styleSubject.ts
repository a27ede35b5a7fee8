import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import {
  type BackendName,
  chooseBackend,
  dropGraphics,
  type EngineStatus,
  graphicsLoss,
  graphicsLost,
} from '../../networks/backend/backend.ts';
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
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { type StepReport, StyleRun } from '../../style/run/run.ts';
import { drawSample } from '../../style/samples/samples.ts';
import { turn } from '../../turn.ts';
import { readPixels } from '../engine/readPixels.ts';
import { Transferred } from '../jobs/jobHost.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import type { Subject } from '../jobs/subject.ts';
import type { KeptNetwork, StyleJobs, StyleResult, StyleStart } from './styleJobs.ts';

/** Milliseconds between two pictures, and between two messages with step reports. */
const PICTURE_EVERY = 200;
const REPORT_EVERY = 100;

interface Engine {
  key: string;
  status: EngineStatus;
  network: StyleNetwork;
}

/** The run under way, and how the page holds it. */
interface Underway {
  run: StyleRun;
  paused: boolean;
  /** The person has seen enough. */
  finishing: boolean;
  /** Steps to make although paused. */
  single: number;
  /** The page has painted what it was sent. */
  painted: boolean;
  /** Ends the wait of a paused run. */
  wake: () => void;
}

const files = {
  embedded: networks.styleEmbedded.files[0].file,
  'embedded-fine': networks.styleEmbeddedFine.files[0].file,
} as const;

let engine: Engine | null = null;
let underway: Underway | null = null;

export const subject: Subject<StyleJobs> = {
  jobs: {
    stylise: async (start, { signal, progress, partial }) => {
      const inputs = {
        content: readPixels(start.content),
        styles: start.styles.map((image, i) => {
          const mask = start.masks[i];
          return mask ? { picture: readPixels(image), mask } : { picture: readPixels(image) };
        }),
        ...(start.begin && { start: readPixels(start.begin) }),
      };
      const { status, network } = await prepare(start, progress);
      partial({ kind: 'engine', engine: status });
      const intact = () => !graphicsLost();
      const current: Underway = {
        run: new StyleRun(network, inputs, start.recipe, { checkpoint: start.from?.checkpoint, intact }),
        paused: false,
        finishing: false,
        single: 0,
        painted: true,
        wake: () => undefined,
      };
      underway = current;
      current.run.extend(start.from?.moreSteps ?? 0);
      let loss = graphicsLoss();
      let lost = 0;
      /** A new graphics context, or the processor when that one is lost too, takes over where G stood. */
      const takeOver = async () => {
        lost++;
        const checkpoint = current.run.checkpoint();
        current.run.dispose();
        release();
        dropGraphics();
        const next = await prepare(start, progress, lost > 1 ? ['webgl'] : []);
        current.run = new StyleRun(next.network, inputs, checkpoint.recipe, { checkpoint, intact });
        loss = graphicsLoss();
        partial({ kind: 'engine', engine: next.status });
        const where = next.status.backend === 'webgl' ? 'A new one' : 'The processor';
        partial({
          kind: 'note',
          text: `The graphics card gave up its work after step ${current.run.stepsDone}. ${where} goes on from there; nothing is lost.`,
        });
      };
      signal.addEventListener('abort', () => current.wake());
      let reports = [];
      let latest: StepReport | null = null;
      let [lastReport, lastPicture, scale] = [0, 0, -1];
      try {
        for (;;) {
          signal.throwIfAborted();
          if (current.finishing && latest) return resultOf(current.run, latest);
          if (current.paused && current.single === 0) {
            await new Promise<void>((resolve) => {
              current.wake = resolve;
            });
            continue;
          }
          current.single = Math.max(0, current.single - 1);
          const { nextScale } = current.run;
          if (nextScale.scale !== scale) {
            scale = nextScale.scale;
            partial({ kind: 'preparing', ...nextScale });
            await turn();
          }
          const report = await stepOrLoss(current.run, loss);
          if (!report) {
            await takeOver();
            scale = -1;
            continue;
          }
          const { run } = current;
          latest = report;
          reports.push(report);
          if (report.rolledBack) {
            partial({
              kind: 'note',
              text: `The cost exploded at step ${report.step}. G went back to its last good state and the rate was halved.`,
            });
          }
          const now = performance.now();
          if (now - lastReport > REPORT_EVERY || report.done || current.paused) {
            const { numTensors, numBytes } = tf.memory();
            partial({ kind: 'steps', reports, tensors: numTensors, bytes: numBytes });
            reports = [];
            lastReport = now;
          }
          if (report.done) return resultOf(run, report);
          if (current.paused || (current.painted && now - lastPicture > PICTURE_EVERY)) {
            partial({ kind: 'picture', step: report.step, picture: run.picture() });
            current.painted = false;
            lastPicture = now;
          }
          await turn();
        }
      } finally {
        current.run.dispose();
        underway = null;
      }
    },
    steer: async (change) => {
      const { run } = current();
      run.steer(change);
      return run.recipe;
    },
    mask: async ({ masks }) => {
      current().run.setMasks(masks);
      return null;
    },
    pause: async () => {
      current().paused = true;
      return null;
    },
    resume: async () => {
      const held = current();
      held.paused = false;
      held.wake();
      return null;
    },
    finish: async () => {
      const held = current();
      held.finishing = true;
      held.wake();
      return null;
    },
    stepOnce: async () => {
      const held = current();
      held.single += 1;
      held.wake();
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
      forget(name);
      return { bytes };
    },
    importNetwork: async ({ name, files, assets }) => {
      const bytes = await importWeights(storeOf(assets), name, files);
      forget(name);
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
      forget(name);
      return null;
    },
    checkpoint: async () => current().run.checkpoint(),
    sample: async ({ name, width, height }) => {
      const picture = drawSample(name, width, height);
      return new Transferred(picture, [picture.data.buffer]);
    },
  },
  serial: ['stylise'],
};

function current(): Underway {
  if (underway) return underway;
  throw new LikenessError('NoRun', 'No picture is being made now.', 'Start one first.');
}

function resultOf(run: StyleRun, report: StepReport): StyleResult {
  return {
    picture: run.picture(),
    report,
    checkpoint: run.checkpoint(),
    peakTensorBytes: run.peakTensorBytes,
  };
}

/** One step; null when the graphics context was lost on the way, and G is as it was before. */
async function stepOrLoss(run: StyleRun, loss: Promise<void>): Promise<StepReport | null> {
  try {
    return (await Promise.race([run.step(), loss])) ?? null;
  } catch (error) {
    if (graphicsLost()) return null;
    throw error;
  }
}

function release(): void {
  engine?.network.dispose();
  engine = null;
}

async function prepare(
  { recipe, backend, assets }: StyleStart,
  progress: (progress: JobProgress) => void,
  skip: readonly BackendName[] = [],
): Promise<Engine> {
  const key = `${backend} ${recipe.network}`;
  // Lost while nothing was made.
  const gone = graphicsLost();
  if (engine?.key === key && !gone) return engine;
  release();
  if (gone) dropGraphics();
  const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/`, skip });
  const file = await openNetwork(recipe.network, assets, progress);
  engine = { key, status, network: await StyleNetwork.load(file) };
  return engine;
}

async function openNetwork(
  name: string,
  assets: string,
  progress: (progress: JobProgress) => void,
): Promise<Safetensors> {
  if (name === 'vgg19' || name === 'own') return openKept(storeOf(assets), name);
  const file = Object.hasOwn(files, name) ? files[name as keyof typeof files] : undefined;
  if (!file) {
    throw new LikenessError(
      'NoSuchNetwork',
      `This app has no style network called ${name}.`,
      'Choose one of the networks in the list.',
    );
  }
  return openSafetensors(bufferSource(await httpModelFiles(`${assets}models/`, progress).read(file)));
}

const storeOf = (assets: string) => cacheWeightStore(assets);

/** What is kept under that name has changed; a run under way keeps what it has. */
function forget(name: string): void {
  if (engine?.key.endsWith(` ${name}`) && !underway) release();
}
