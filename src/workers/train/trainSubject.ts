import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import { drawFace } from '../../faces/drawn/draw.ts';
import { encodeChips } from '../../faces/encode/encodeFaces.ts';
import { compareOneShot } from '../../faces/train/oneShot.ts';
import { SiameseNetwork } from '../../faces/train/siamese.ts';
import { SIAMESE_SIDE } from '../../faces/train/siameseShape.ts';
import { writeWeights } from '../../faces/train/trainableEncoder.ts';
import { type BackendName, chooseBackend, type EngineStatus } from '../../networks/backend/backend.ts';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { httpModelFiles } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import type { Subject } from '../jobs/subject.ts';
import { prepareSet } from './trainData.ts';
import type { Hold } from './trainHold.ts';
import type { TrainJobs } from './trainJobs.ts';
import { runTraining } from './trainRun.ts';

/** People and photos of the one-shot comparison: ten, then one more; three photos to learn from, three to test with. */
const ONE_SHOT = { people: 11, photos: 6, learnt: 3, seed: 20_260 };

let engine: { preference: BackendName | 'auto'; status: EngineStatus } | null = null;
let faceEncoder: Promise<FaceEncoder> | null = null;
let hold: Hold | null = null;

export const subject: Subject<TrainJobs> = {
  jobs: {
    train: async (start, { signal, progress, partial }) => {
      const mine: Hold = { paused: false, finish: false, wake: () => undefined };
      hold = mine;
      signal.addEventListener('abort', () => mine.wake());
      try {
        partial({ kind: 'engine', engine: await startBackend(start.backend, start.assets) });
        const set = await prepareSet(start.data, start.target, {
          signal,
          encoder: () => loadEncoder(start.assets, progress),
          onPhase: (what) => partial({ kind: 'preparing', what }),
          onProgress: (done, total) => progress({ phase: 'compute', done, total }),
        });
        return await runTraining(start, set, { signal, partial, hold: mine });
      } finally {
        if (hold === mine) hold = null;
      }
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
      held.finish = true;
      held.wake();
      return null;
    },
    sheet: async ({ people, photos, seed, side }) =>
      Array.from({ length: people * photos }, (_, row) =>
        drawFace(seed, Math.floor(row / photos), row % photos, side),
      ),
    oneShot: async ({ siamese, backend, assets }, { progress }) => {
      await startBackend(backend, assets);
      const { people, photos, learnt, seed } = ONE_SHOT;
      const owners = Array.from({ length: people * photos }, (_, row) => Math.floor(row / photos));
      const draw = (side: number) =>
        owners.map((person, row) => drawFace(seed, 2 * person, row % photos, side));
      const encodings = siamese
        ? await encodeSmall(siamese, draw(SIAMESE_SIDE))
        : await encodeChips(await loadEncoder(assets, progress), draw(150), { mirror: false });
      const comparison = await compareOneShot(encodings, owners, learnt);
      const faces = owners.flatMap((person, row) =>
        row % photos === 0 ? [drawFace(seed, 2 * person, 0, SIAMESE_SIDE)] : [],
      );
      return { comparison, faces };
    },
  },
  serial: ['train', 'oneShot'],
};

function current(): Hold {
  if (hold) return hold;
  throw new LikenessError('NoRun', 'Nothing is being trained now.', 'Start a training first.');
}

async function startBackend(preference: BackendName | 'auto', assets: string): Promise<EngineStatus> {
  if (engine?.preference === preference) return engine.status;
  const loaded = faceEncoder;
  faceEncoder = null;
  // Weights lie on the backend they were loaded on.
  (await loaded?.catch(() => null))?.dispose();
  engine = { preference, status: await chooseBackend(preference, { wasmPath: `${assets}wasm/` }) };
  return engine.status;
}

function loadEncoder(assets: string, progress: (progress: JobProgress) => void): Promise<FaceEncoder> {
  faceEncoder ??= FaceEncoder.load(httpModelFiles(`${assets}models/`, progress)).catch((error: unknown) => {
    // A failed load is not kept, so that trying again can succeed.
    faceEncoder = null;
    throw error;
  });
  return faceEncoder;
}

/** Encodings of 64-pixel faces by the Siamese network of these weights. */
async function encodeSmall(
  weights: readonly Float32Array[],
  faces: readonly Pixels[],
): Promise<Float32Array[]> {
  const network = new SiameseNetwork(0);
  try {
    writeWeights(network.variables, weights);
    const pictures = tf.tidy(() =>
      tf.stack(faces.map((face) => tf.browser.fromPixels({ ...face, data: new Uint8Array(face.data) }))),
    );
    const encoded = network.forward(pictures);
    const rows = (await encoded.array()) as number[][];
    tf.dispose([pictures, encoded]);
    return rows.map((row) => Float32Array.from(row));
  } finally {
    network.dispose();
  }
}
