import type { PixelBox } from './receptiveFields.ts';

/** Patches kept for each channel. */
export const KEPT = 9;

/** RGB bytes, row by row: a network's own input. */
export interface InputPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

/** What a channel of one layer answered most strongly to, over a set of pictures. */
export interface LayerPatches {
  layer: string;
  channels: number;
  /** Pixels of the crop that one unit sees. */
  field: { width: number; height: number };
  /** Side of a kept patch in pixels: the field's, or less where all of them would be too much. */
  side: number;
  /** [channels x 9], strongest first; 0 where there is none. */
  values: Float32Array<ArrayBuffer>;
  /** [channels x 9 x 3]: the picture's number, the unit's row and column; -1 where there is none. */
  places: Int32Array<ArrayBuffer>;
  /** [channels x 9 x side x side x 4], RGBA; transparent outside the picture. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** All patches of one layer take at most so many bytes. */
const MOST_BYTES = 24e6;
const MOST_SIDE = 64;

export function emptyPatches(
  layer: string,
  channels: number,
  field: { width: number; height: number },
): LayerPatches {
  const affordable = Math.floor(Math.sqrt(MOST_BYTES / (4 * KEPT * channels)));
  const side = Math.min(MOST_SIDE, affordable, Math.max(field.width, field.height));
  return {
    layer,
    channels,
    field,
    side,
    values: new Float32Array(channels * KEPT),
    places: new Int32Array(channels * KEPT * 3).fill(-1),
    pixels: new Uint8ClampedArray(channels * KEPT * side * side * 4),
  };
}

/**
 * Takes in one picture (Zeiler and Fergus 2013): of each channel, the one place that answers most; kept when it is among the
 * nine strongest so far. What answers with nothing is not kept.
 *
 * @param activations [h, w, channels], or [channels]
 * @param picture what the network saw
 * @param cropOf the field of the unit at a row and a column, unclipped
 * @returns how many channels took it
 */
export function takeIn(
  patches: LayerPatches,
  activations: Float32Array,
  width: number,
  picture: InputPicture,
  number: number,
  cropOf: (row: number, column: number) => PixelBox,
): number {
  const { channels, values } = patches;
  const best = new Float32Array(channels);
  const place = new Int32Array(channels).fill(-1);
  for (let i = 0, position = 0; i < activations.length; i += channels, position++) {
    for (let channel = 0; channel < channels; channel++) {
      const value = activations[i + channel] as number;
      if (value > (best[channel] as number)) {
        best[channel] = value;
        place[channel] = position;
      }
    }
  }
  let taken = 0;
  for (let channel = 0; channel < channels; channel++) {
    const value = best[channel] as number;
    const position = place[channel] as number;
    if (position < 0 || value <= (values[channel * KEPT + KEPT - 1] as number)) continue;
    let rank = KEPT - 1;
    while (rank > 0 && value > (values[channel * KEPT + rank - 1] as number)) rank--;
    const [row, column] = [Math.floor(position / width), position % width];
    insert(patches, channel * KEPT + rank, (channel + 1) * KEPT, value, [number, row, column]);
    paintPatch(patches, channel * KEPT + rank, picture, cropOf(row, column));
    taken++;
  }
  return taken;
}

/** Moves those from `at` on one place back, the one before `end` falls out, and puts this one there. */
function insert(
  { values, places, pixels, side }: LayerPatches,
  at: number,
  end: number,
  value: number,
  place: readonly number[],
): void {
  const bytes = side * side * 4;
  values.copyWithin(at + 1, at, end - 1);
  places.copyWithin(3 * (at + 1), 3 * at, 3 * (end - 1));
  pixels.copyWithin(bytes * (at + 1), bytes * at, bytes * (end - 1));
  values[at] = value;
  places.set(place, 3 * at);
}

/** The crop in the middle of the patch, at its size: each of its pixels the mean of those it covers. */
function paintPatch(
  { pixels, side }: LayerPatches,
  index: number,
  { data, width, height }: InputPicture,
  crop: PixelBox,
): void {
  const from = index * side * side * 4;
  const longer = Math.max(crop.width, crop.height);
  const scale = longer / side;
  // What is not square lies in the middle, the rest stays empty.
  const [left, top] = [crop.width, crop.height].map((length) => Math.floor((longer - length) / 2)) as [number, number]; // biome-ignore format: one line reads better
  const [right, bottom] = [Math.min(width, crop.x + crop.width), Math.min(height, crop.y + crop.height)];
  for (let v = 0; v < side; v++) {
    for (let u = 0; u < side; u++) {
      const [x0, y0] = [crop.x - left + Math.floor(u * scale), crop.y - top + Math.floor(v * scale)];
      const x1 = Math.max(x0 + 1, crop.x - left + Math.floor((u + 1) * scale));
      const y1 = Math.max(y0 + 1, crop.y - top + Math.floor((v + 1) * scale));
      let [red, green, blue, count] = [0, 0, 0, 0];
      for (let y = Math.max(0, crop.y, y0); y < Math.min(y1, bottom); y++) {
        for (let x = Math.max(0, crop.x, x0); x < Math.min(x1, right); x++) {
          const i = 3 * (y * width + x);
          red += data[i] as number;
          green += data[i + 1] as number;
          blue += data[i + 2] as number;
          count++;
        }
      }
      const to = from + 4 * (v * side + u);
      if (count === 0) pixels.fill(0, to, to + 4);
      else pixels.set([red / count, green / count, blue / count, 255], to);
    }
  }
}

/** Channels that answered to something, in order. */
export function liveChannels({ channels, values }: LayerPatches): number[] {
  return Array.from({ length: channels }, (_, channel) => channel).filter(
    (channel) => (values[channel * KEPT] ?? 0) > 0,
  );
}
