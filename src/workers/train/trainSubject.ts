import * as tf from '@tensorflow/tfjs-core';
import { drawFace } from '../../faces/drawn/draw.ts';
import { encodeChips } from '../../faces/encode/encodeFaces.ts';
import { compareOneShot } from '../../faces/train/oneShot.ts';
import { SiameseNetwork } from '../../faces/train/siamese.ts';
import { SIAMESE_SIDE } from '../../faces/train/siameseShape.ts';
import { writeWeights } from '../../faces/train/trainableEncoder.ts';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { httpModelFiles } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Engine } from '../engine/engine.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import type { Subject } from '../jobs/subject.ts';
import { RunDesk } from '../run/heldRun.ts';
import { prepareSet } from './trainData.ts';
import type { TrainJobs } from './trainJobs.ts';
import { runTraining } from './trainRun.ts';

/** People and photos of the one-shot comparison: ten, then one more; three photos to learn from, three to test with. */
const ONE_SHOT = { people: 11, photos: 6, learnt: 3, seed: 20_260 };

const engine = new Engine('lost');
const desk = new RunDesk('NoRun:training');
const { pause, resume, finish } = desk.jobs;

export const subject: Subject<TrainJobs> = {
  jobs: {
    train: (start, { signal, progress, partial }) =>
      desk.run(signal, async (held) => {
        const session = await engine.open(start);
        partial({ kind: 'engine', engine: session.status });
        const survive = async (error: unknown) => {
          await session.recover(error);
          partial({ kind: 'engine', engine: session.status });
        };
        const set = await engine.use(start, () =>
          prepareSet(start.data, start.target, {
            signal,
            encoder: () => loadEncoder(start.assets, progress),
            onPhase: (what) => partial({ kind: 'preparing', what }),
            onProgress: (done, total) => progress({ phase: 'compute', done, total }),
          }),
        );
        return runTraining(start, set, { signal, partial, held, survive });
      }),
    pause,
    resume,
    finish,
    sheet: async ({ people, photos, seed, side }) =>
      Array.from({ length: people * photos }, (_, row) =>
        drawFace(seed, Math.floor(row / photos), row % photos, side),
      ),
    oneShot: async ({ siamese, ...wanted }, { progress }) => {
      const { people, photos, learnt, seed } = ONE_SHOT;
      const owners = Array.from({ length: people * photos }, (_, row) => Math.floor(row / photos));
      const draw = (side: number) =>
        owners.map((person, row) => drawFace(seed, 2 * person, row % photos, side));
      const comparison = await engine.use(wanted, async () => {
        const encodings = siamese
          ? await encodeSmall(siamese, draw(SIAMESE_SIDE))
          : await encodeChips(await loadEncoder(wanted.assets, progress), draw(150), { mirror: false });
        return compareOneShot(encodings, owners, learnt);
      });
      const faces = owners.flatMap((person, row) =>
        row % photos === 0 ? [drawFace(seed, 2 * person, 0, SIAMESE_SIDE)] : [],
      );
      return { comparison, faces };
    },
  },
  serial: ['train', 'oneShot'],
};

const loadEncoder = (assets: string, progress: (progress: JobProgress) => void): Promise<FaceEncoder> =>
  engine.load('encoder', () => FaceEncoder.load(httpModelFiles(`${assets}models/`, progress)));

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
    try {
      const rows = (await encoded.array()) as number[][];
      return rows.map((row) => Float32Array.from(row));
    } finally {
      tf.dispose([pictures, encoded]);
    }
  } finally {
    network.dispose();
  }
}
