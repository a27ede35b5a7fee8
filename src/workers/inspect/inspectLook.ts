import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import { type LayeredNetwork, placesOf } from '../../networks/layered/network.ts';
import { toTensor } from '../../visualisation/figure.ts';
import type { LayerSummary } from '../../visualisation/layerList.ts';
import { drawPattern } from '../../visualisation/patterns.ts';
import type { InputPicture } from '../../visualisation/topPatches.ts';
import { type Message, message } from '../../words/keys.ts';
import { readPixels } from '../engine/readPixels.ts';
import type { Inspectable } from './inspectEngine.ts';
import { alignedFaces, asSeenBy, cutSquare, middleOf, toInput } from './inspectPictures.ts';

/** The picture looked at last, and what one layer answered. */
export interface Seen {
  network: LayeredNetwork;
  faces: Inspectable['faces'];
  layer: string;
  input: InputPicture;
  /** What was done to the picture; null when nothing is worth saying. */
  note: Message | null;
  /** The picture before it became this network's input, for the next network. */
  original: ImageBitmap | null;
  /** [h, w, c]; a layer without positions is 1 x 1. */
  shape: [number, number, number];
  values: Float32Array;
}

/** Longer side of what networks of any size are shown. */
const LOOK_SIDE = 256;
/** Share of a picture below which what was cut off is missed. */
const CLEARLY_LESS = 0.9;

export async function lookThrough(
  inspectable: Inspectable,
  before: Seen | null,
  wanted: { image: ImageBitmap | null; prepared: boolean; video: boolean; layer: string },
): Promise<{ seen: Seen; fresh: boolean }> {
  const { network, faces } = inspectable;
  const { image, layer } = wanted;
  let input = before?.input;
  let original = before?.original ?? null;
  let note = before?.note ?? null;
  const fresh = image !== null || before?.network !== network;
  if (fresh) {
    if (image && original) original.close();
    if (image) original = image;
    if (!original) throw new LikenessError('NothingSeen');
    ({ input, note } = await prepare(await createImageBitmap(original), inspectable, {
      ...wanted,
      // Another network's input is a picture like any other to this one.
      prepared: wanted.prepared && image !== null,
    }));
    input = asSeenBy(network, input);
  }
  if (!input) throw new LikenessError('NothingSeen');
  const { values, shape } = await answer(network, input, layer);
  return { seen: { network, faces, layer, input, note, original, shape, values }, fresh };
}

async function answer(
  network: LayeredNetwork,
  input: InputPicture,
  layer: string,
): Promise<{ values: Float32Array; shape: [number, number, number] }> {
  const image = toTensor(input);
  const [output] = network.activations(image, [layer]) as [tf.Tensor];
  try {
    const values = (await output.data()) as Float32Array;
    return { values, shape: placesOf(output.shape.slice(1)) };
  } finally {
    image.dispose();
    output.dispose();
  }
}

async function prepare(
  bitmap: ImageBitmap,
  { network, faces }: Inspectable,
  { prepared, video }: { prepared: boolean; video: boolean },
): Promise<{ input: InputPicture; note: Message | null }> {
  const { size, multiple } = network.input;
  if (faces && !prepared) {
    const pixels = readPixels(bitmap);
    const [first, ...others] = await alignedFaces(faces.detector, pixels, video);
    if (first) {
      const note =
        others.length > 0
          ? message('inspect.largestFace', { count: others.length + 1 })
          : message('inspect.faceAligned');
      return { input: toInput(first), note };
    }
    const whole = await createImageBitmap(new ImageData(pixels.data, pixels.width, pixels.height));
    const side = size ?? [150, 150];
    return {
      input: toInput(cutSquare(whole, middleOf(whole, side), side)),
      note: message('inspect.noFaceFound'),
    };
  }
  if (size) return middleSeen(bitmap, size);
  // Any size will do: the whole picture, its sides multiples of what poolings divide by.
  const scale = Math.min(1, LOOK_SIDE / Math.max(bitmap.width, bitmap.height));
  const side = [bitmap.height, bitmap.width].map((length) =>
    Math.max(multiple, Math.round((length * scale) / multiple) * multiple),
  ) as [number, number];
  return middleSeen(bitmap, side);
}

/** The middle of a picture at that size, and a word where that is clearly less than all of it. The bitmap is closed. */
function middleSeen(
  bitmap: ImageBitmap,
  side: readonly [number, number],
): { input: InputPicture; note: Message | null } {
  const part = middleOf(bitmap, side);
  const share = (part.width * part.height) / (bitmap.width * bitmap.height);
  const note = share < CLEARLY_LESS ? message('inspect.middleSeen') : null;
  return { input: toInput(cutSquare(bitmap, part, side)), note };
}

/** Channels of a layer that must answer to something for it to be shown at first: a figure's nine. */
const ENOUGH = 9;
const TRIALS = [0, 5, 13];

/**
 * A shallow, a middle and a deep layer with positions, by how much of the picture one unit sees. Layers most of whose channels
 * training has left dead are passed over where others are there.
 *
 * The deepest are no use: measured on the embedded network and 150 photographs, a unit is known again by its nine patches from the
 * other half of the pictures in 94 % at conv2_1 (10 px), 76 % at conv3_2 (32 px), 37 % at conv4_1 (68 px), but 5, 14 and 8 %
 * at conv4_3, conv4_4 and conv5_1 (100 to 156 px), by chance in 1 to 2 %.
 */
export async function suggestLayers(
  network: LayeredNetwork,
  layers: readonly LayerSummary[],
  side: readonly [number, number],
): Promise<[string, string, string]> {
  const placed = layers.filter(({ field, parameters }) => field && parameters > 0);
  // Without a convolution, units see whole pictures.
  const wide = placed.length > 0 ? placed : layers;
  const counts = await liveCounts(
    network,
    wide.map(({ name }) => name),
    side,
  );
  const enough = wide.filter((_, i) => (counts[i] ?? 0) >= ENOUGH);
  const candidates = enough.length > 2 ? enough : wide;
  const largest = candidates.at(-1)?.field?.[0] ?? 1;
  const distance = (layer: LayerSummary, wanted: number) => Math.abs((layer.field?.[0] ?? 0) - wanted);
  const nearest = (wanted: number) =>
    candidates.reduce((best, layer) => (distance(layer, wanted) < distance(best, wanted) ? layer : best))
      .name;
  // Edges need about ten pixels, textures thirty, parts half of all that the deepest layer sees.
  return [
    nearest(Math.min(10, largest / 8)),
    nearest(Math.min(32, largest / 3)),
    nearest(Math.min(84, largest / 1.4)),
  ];
}

/** Of each layer, how many channels answer to one of a few patterns. */
async function liveCounts(
  network: LayeredNetwork,
  names: readonly string[],
  [height, width]: readonly [number, number],
): Promise<number[]> {
  const counts = tf.tidy(() => {
    const greatest = TRIALS.map((index) =>
      tf.tidy(() => {
        const { data, ...size } = drawPattern(index, Math.max(height, width));
        const whole = toTensor({ data, ...size });
        const image = tf.slice(whole, [0, 0, 0, 0], [1, height, width, 3]);
        const positions = (y: tf.Tensor) => y.shape.map((_, axis) => axis).slice(0, -1);
        return network.activations(image, names).map((y) => tf.max(y, positions(y)));
      }),
    );
    return names.map((_, i) => {
      const most = greatest.map((each) => each[i] as tf.Tensor).reduce((a, b) => tf.maximum(a, b));
      return tf.sum(tf.cast(tf.greater(most, 0), 'float32'));
    });
  });
  try {
    return (await Promise.all(counts.map((count) => count.data()))).map(([count = 0]) => count);
  } finally {
    tf.dispose(counts);
  }
}
