import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../errors.ts';
import { chooseBackend, type EngineStatus } from '../networks/backend.ts';
import { networks } from '../networks/catalogue.ts';
import { httpModelFiles } from '../networks/modelFiles.ts';
import { bufferSource, openSafetensors } from '../networks/safetensors.ts';
import { StyleNetwork } from '../networks/styleNetwork.ts';
import { StyleRun } from '../style/run.ts';
import { drawSample } from '../style/samples.ts';
import { hostJobs, Transferred } from './jobHost.ts';
import type { JobProgress } from './jobs.ts';
import { readPixels } from './readPixels.ts';
import type { Raster, StyleJobs, StyleStart } from './styleJobs.ts';

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

hostJobs<StyleJobs>(
  {
    stylise: async (start, { signal, progress, partial }) => {
      const inputs = {
        content: readPixels(start.content),
        styles: start.styles.map((image) => ({ picture: readPixels(image) })),
      };
      const { status, network } = await prepare(start, progress);
      partial({ kind: 'engine', engine: status });
      const current: Underway = {
        run: new StyleRun(network, inputs, start.recipe, start.from?.checkpoint),
        paused: false,
        single: 0,
        painted: true,
        wake: () => undefined,
      };
      underway = current;
      const { run } = current;
      run.extend(start.from?.moreSteps ?? 0);
      signal.addEventListener('abort', () => current.wake());
      let reports = [];
      let [lastReport, lastPicture, scale] = [0, 0, -1];
      try {
        for (;;) {
          signal.throwIfAborted();
          if (current.paused && current.single === 0) {
            await new Promise<void>((resolve) => {
              current.wake = resolve;
            });
            continue;
          }
          current.single = Math.max(0, current.single - 1);
          const nextScale = run.nextScale;
          if (nextScale.scale !== scale) {
            scale = nextScale.scale;
            partial({ kind: 'preparing', ...nextScale });
            await turn();
          }
          const report = await run.step();
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
          if (report.done) {
            return {
              picture: run.picture() as Raster,
              report,
              checkpoint: run.checkpoint(),
              peakTensorBytes: run.peakTensorBytes,
            };
          }
          if (current.paused || (current.painted && now - lastPicture > PICTURE_EVERY)) {
            partial({ kind: 'picture', step: report.step, picture: run.picture() as Raster });
            current.painted = false;
            lastPicture = now;
          }
          await turn();
        }
      } finally {
        run.dispose();
        underway = null;
      }
    },
    steer: async (change) => {
      const { run } = current();
      run.steer(change);
      return run.recipe;
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
    checkpoint: async () => current().run.checkpoint(),
    sample: async ({ name, width, height }) => {
      const picture = drawSample(name, width, height);
      return new Transferred(picture, [picture.data.buffer]);
    },
  },
  { serial: ['stylise'] },
);

function current(): Underway {
  if (underway) return underway;
  throw new LikenessError('NoRun', 'No picture is being made now.', 'Start one first.');
}

/** Messages from the page are heard between two steps. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function prepare(
  { recipe, backend, assets }: StyleStart,
  progress: (progress: JobProgress) => void,
): Promise<Engine> {
  const key = `${backend} ${recipe.network}`;
  if (engine?.key === key) return engine;
  engine?.network.dispose();
  engine = null;
  const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/` });
  const file = Object.hasOwn(files, recipe.network) ? files[recipe.network as keyof typeof files] : undefined;
  if (!file) {
    throw new LikenessError(
      'NoSuchNetwork',
      `This app has no style network called ${recipe.network}.`,
      'Choose one of the networks in the list.',
    );
  }
  const bytes = await httpModelFiles(`${assets}models/`, progress).read(file);
  engine = { key, status, network: await StyleNetwork.load(await openSafetensors(bufferSource(bytes))) };
  return engine;
}
