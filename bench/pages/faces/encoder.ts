import * as tf from '@tensorflow/tfjs-core';
import { chooseBackend } from '../../../src/networks/backend/backend.ts';
import { FaceEncoder } from '../../../src/networks/encoder/faceEncoder.ts';
import { httpModelFiles } from '../../../src/networks/files/modelFiles.ts';
import { loadFaceApiEncoder } from '../../../src/networks/testing/faceApiEncoder.ts';

const assets = new URL('../../../', location.href).href;

/** Squares around the four faces of sample6.jpg, each also a little beside its place: eight different chips. */
const squares = [
  { x: 216, y: 456, side: 288 },
  { x: 624, y: 360, side: 288 },
  { x: 1128, y: 312, side: 288 },
  { x: 1428, y: 216, side: 312 },
].flatMap(({ x, y, side }) => [
  { x, y, side },
  { x: x + 12, y: y - 9, side: side + 6 },
]);

async function cutChips(): Promise<tf.Tensor4D> {
  const answer = await fetch(`${assets}samples/sample6.jpg`);
  const photo = await createImageBitmap(await answer.blob());
  const chips = squares.map(({ x, y, side }) => {
    const context = new OffscreenCanvas(150, 150).getContext('2d');
    if (!context) throw new Error('No 2D canvas.');
    context.drawImage(photo, x, y, side, side, 0, 0, 150, 150);
    return tf.browser.fromPixels(context.getImageData(0, 0, 150, 150));
  });
  return tf.tidy(() => tf.cast(tf.stack(chips) as tf.Tensor4D, 'float32'));
}

export interface EncoderTimes {
  backend: string;
  threads: number;
  /** Largest difference between any of the 128 numbers of any chip. */
  maxDifference: number;
  /** Milliseconds for all chips, round by round. */
  single: number[];
  batch: number[];
  faceApi: number[];
  faceApiBatch: number[];
  chips: number;
}

async function bench({ rounds }: { rounds: number }): Promise<EncoderTimes> {
  const { backend, threads, notes } = await chooseBackend('wasm', { wasmPath: `${assets}wasm/` });
  if (backend !== 'wasm') throw new Error(notes.join(' '));
  const files = httpModelFiles(`${assets}models/`, () => {});
  const ours = await FaceEncoder.load(files);
  const peer = await loadFaceApiEncoder(files);
  const all = await cutChips();
  const faces = tf.unstack(all) as tf.Tensor3D[];
  const alone = faces.map((face) => tf.expandDims(face) as tf.Tensor4D);

  const encode = async (chips: tf.Tensor4D) => {
    const encodings = ours.encode(chips, { mirror: false });
    const values = await encodings.data<'float32'>();
    encodings.dispose();
    return values;
  };
  const contestants = {
    single: async () => {
      for (const chip of alone) await encode(chip);
    },
    batch: () => encode(all),
    faceApi: async () => {
      for (const face of faces) await peer.net.computeFaceDescriptor(face as never);
    },
    faceApiBatch: () => peer.net.computeFaceDescriptor(faces as never),
  };

  const mine = await encode(all);
  const theirs = (await peer.net.computeFaceDescriptor(faces as never)) as Float32Array[];
  const maxDifference = Math.max(
    ...theirs.flatMap((numbers, face) =>
      Array.from(numbers, (value, i) => Math.abs(value - (mine[128 * face + i] ?? Number.NaN))),
    ),
  );

  const times = { single: [], batch: [], faceApi: [], faceApiBatch: [] } as Record<
    keyof typeof contestants,
    number[]
  >;
  const warmUps = 2;
  // Interleaved, so that whatever else the machine does falls on all alike.
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of Object.keys(contestants) as (keyof typeof contestants)[]) {
      const begun = performance.now();
      await contestants[name]();
      if (round >= 0) times[name].push(performance.now() - begun);
    }
  }
  return { backend, threads, maxDifference, ...times, chips: squares.length };
}

Object.assign(window, { bench });
