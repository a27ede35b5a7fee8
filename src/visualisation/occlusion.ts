import * as tf from '@tensorflow/tfjs-core';
import { squaredDistance } from '../faces/match/distance.ts';
import type { FaceEncoder } from '../networks/encoder/faceEncoder.ts';

export interface OcclusionOptions {
  /** Pixels of the grey square's side, and from one place of it to the next. */
  side: number;
  step: number;
}

export interface OcclusionMap {
  rows: number;
  columns: number;
  side: number;
  step: number;
  /** d to the nearest of the encodings with nothing covered. */
  distance: number;
  /** [rows x columns]: how much d changes when the square covers that place; > 0: what is there speaks for this person. */
  changes: Float32Array<ArrayBuffer>;
}

/** Chips that go through the encoder at once. */
const BATCH = 8;
/** dlib's mean colour: what is covered with it is nothing, for the encoder. */
const GREY = [122.782, 117.001, 104.298];

/**
 * Which regions of a face change the distance to a person most (Zeiler and Fergus 2013, section 4.2): a grey square covers one
 * place after another.
 *
 * @param chip [1, 150, 150, 3], RGB 0..255
 * @param encodings of the person; d is that to the nearest, ||f(x) - f(y)||^2
 * @param onBatch how many of how many places are done; waited for, so that messages can be heard
 */
export async function occlusionMap(
  encoder: FaceEncoder,
  chip: tf.Tensor4D,
  encodings: readonly Float32Array[],
  { side, step }: OcclusionOptions,
  onBatch: (done: number, total: number) => void | Promise<void> = () => undefined,
  signal?: AbortSignal,
): Promise<OcclusionMap> {
  const [, height, width] = chip.shape;
  const [rows, columns] = [height, width].map((length) => Math.floor((length - side) / step) + 1) as [
    number,
    number,
  ];
  const distanceOf = (encoding: Float32Array) =>
    Math.min(...encodings.map((known) => squaredDistance(encoding, known)));
  const encode = async (make: () => tf.Tensor4D): Promise<Float32Array[]> => {
    const output = tf.tidy(() => encoder.encode(make(), { mirror: false }));
    try {
      const values = (await output.data()) as Float32Array;
      const dimension = output.shape[1];
      return Array.from({ length: output.shape[0] }, (_, i) =>
        values.slice(i * dimension, (i + 1) * dimension),
      );
    } finally {
      output.dispose();
    }
  };
  const [bare] = await encode(() => tf.clone(chip));
  const distance = distanceOf(bare as Float32Array);
  const changes = new Float32Array(rows * columns);
  for (let start = 0; start < changes.length; start += BATCH) {
    signal?.throwIfAborted();
    const places = Array.from({ length: Math.min(BATCH, changes.length - start) }, (_, i) => start + i);
    const covered = await encode(() =>
      tf.concat(
        places.map((place) =>
          cover(chip, Math.floor(place / columns) * step, (place % columns) * step, side),
        ),
      ),
    );
    covered.forEach((encoding, i) => {
      changes[start + i] = distanceOf(encoding) - distance;
    });
    await onBatch(start + places.length, changes.length);
  }
  return { rows, columns, side, step, distance, changes };
}

function cover(chip: tf.Tensor4D, top: number, left: number, side: number): tf.Tensor4D {
  const [, height, width] = chip.shape;
  const hole = tf.pad(tf.ones([1, side, side, 1]), [[0, 0], [top, height - side - top], [left, width - side - left], [0, 0]]); // biome-ignore format: one line reads better
  const grey = tf.reshape(tf.tensor1d(GREY), [1, 1, 1, 3]);
  return tf.add(chip, tf.mul(hole, tf.sub(grey, chip)));
}

/** The change of d at every pixel: the mean over the squares that cover it. [h x w] */
export function spreadChanges(
  { rows, columns, side, step, changes }: OcclusionMap,
  height: number,
  width: number,
): Float32Array<ArrayBuffer> {
  const sums = new Float32Array(height * width);
  const counts = new Float32Array(height * width);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const change = changes[row * columns + column] ?? 0;
      for (let y = row * step; y < row * step + side; y++) {
        for (let x = column * step; x < column * step + side; x++) {
          sums[y * width + x] = (sums[y * width + x] ?? 0) + change;
          counts[y * width + x] = (counts[y * width + x] ?? 0) + 1;
        }
      }
    }
  }
  return sums.map((sum, i) => sum / Math.max(1, counts[i] ?? 1));
}
