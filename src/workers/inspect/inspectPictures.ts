import { LikenessError } from '../../errors.ts';
import type { FaceDetector } from '../../faces/detect/detector.ts';
import { chipToPicture, cutChip } from '../../faces/encode/alignment.ts';
import { Memo } from '../../memo.ts';
import type { LayeredNetwork } from '../../networks/layered/network.ts';
import { canvasOf } from '../../picture/canvas.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid } from '../../picture/resample.ts';
import { rgbOf } from '../../picture/rgb.ts';
import { builtInSet, cutOf, drawBuiltIn, nameOfBuiltIn } from '../../visualisation/builtInSet.ts';
import type { InputPicture } from '../../visualisation/topPatches.ts';
import type { Words } from '../../words/keys.ts';
import { readPixels } from '../engine/readPixels.ts';
import type { PictureSet } from './inspectJobs.ts';

/** A picture of a set is decoded at most so large. */
const DECODED_SIDE = 1280;

/** How a set's pictures become a network's own input. */
export interface Preparation {
  /** [h, w] */
  side: [number, number];
  /** Finds and aligns faces, for a network of faces; null: the middle square. */
  detector: FaceDetector | null;
  assets: string;
}

export interface SetReader {
  count: number;
  /** What picture `index` gives: none when it cannot be read or has no face, several when it has several faces. */
  read(index: number): Promise<InputPicture[]>;
  nameOf(index: number): Words;
}

export function readSet(set: PictureSet, preparation: Preparation): SetReader {
  return set.kind === 'files' ? readFiles(set.files, preparation) : readBuiltIn(preparation);
}

function readFiles(files: readonly File[], preparation: Preparation): SetReader {
  return {
    count: files.length,
    nameOf: (index) => files[index]?.name ?? '',
    read: async (index) => {
      const file = files[index];
      const bitmap = file && (await decode(file));
      return bitmap ? inputsOf(bitmap, preparation) : [];
    },
  };
}

function readBuiltIn(preparation: Preparation): SetReader {
  const { side, detector, assets } = preparation;
  const list = builtInSet(detector ? 'faces' : 'pictures');
  return {
    count: list.length,
    nameOf: (index) => {
      const picture = list[index];
      return picture ? nameOfBuiltIn(picture) : '';
    },
    read: async (index) => {
      const picture = list[index];
      if (!picture) return [];
      if (picture.kind !== 'photo' && picture.kind !== 'photo faces') return [drawBuiltIn(picture, side)];
      const bitmap = await samplePhoto(assets, picture.number);
      if (picture.kind === 'photo faces') return inputsOf(bitmap, preparation);
      const { left, top, side: cut } = cutOf(picture.cut, bitmap.width, bitmap.height);
      const part = middleOf({ width: cut, height: cut }, side);
      return [toInput(cutSquare(bitmap, { ...part, left: left + part.left, top: top + part.top }, side))];
    },
  };
}

/** The faces of a picture, or its middle. The bitmap is closed. */
async function inputsOf(bitmap: ImageBitmap, { side, detector }: Preparation): Promise<InputPicture[]> {
  if (!detector) return [toInput(cutSquare(bitmap, middleOf(bitmap, side), side))];
  return (await alignedFaces(detector, readPixels(bitmap), false)).map(toInput);
}

/** Chips of the faces that are found, the largest first. */
export async function alignedFaces(
  detector: FaceDetector,
  pixels: Pixels,
  video: boolean,
): Promise<Pixels[]> {
  const pyramid = new Pyramid(pixels);
  const found = await detector.detect(pyramid, { video });
  return found.map(({ mesh }) => cutChip(pyramid, chipToPicture(mesh.points)));
}

/** The largest part of the middle that has the shape of `side`. */
export function middleOf(
  { width, height }: { width: number; height: number },
  [h, w]: readonly [number, number],
): { left: number; top: number; width: number; height: number } {
  const scale = Math.min(width / w, height / h);
  const part = { width: w * scale, height: h * scale };
  return { ...part, left: (width - part.width) / 2, top: (height - part.height) / 2 };
}

/** That part at that size. The bitmap is closed. */
export function cutSquare(
  bitmap: ImageBitmap,
  from: { left: number; top: number; width: number; height: number },
  [height, width]: readonly [number, number],
): Pixels {
  try {
    const context = canvasOf(width, height, { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, from.left, from.top, from.width, from.height, 0, 0, width, height);
    return { data: context.getImageData(0, 0, width, height).data, width, height };
  } finally {
    bitmap.close();
  }
}

/** RGB without A; what is transparent stands on white. */
export function toInput(pixels: Pixels): InputPicture {
  const { values, width, height } = rgbOf(pixels);
  return { data: Uint8Array.from(values, (value) => Math.round(255 * value)), width, height };
}

/** What there is of a picture for a network: one that takes no colours sees their mean, and is shown so. */
export function asSeenBy({ input }: Pick<LayeredNetwork, 'input'>, picture: InputPicture): InputPicture {
  if (input.channels !== 1) return picture;
  const data = new Uint8Array(picture.data.length);
  for (let i = 0; i < data.length; i += 3) {
    const [red = 0, green = 0, blue = 0] = picture.data.subarray(i, i + 3);
    data.fill(Math.round((red + green + blue) / 3), i, i + 3);
  }
  return { ...picture, data };
}

/** Opaque RGBA. */
export function toPixels({ data, width, height }: InputPicture): Pixels {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0, j = 0; j < data.length; i += 4, j += 3) {
    rgba[i] = data[j] as number;
    rgba[i + 1] = data[j + 1] as number;
    rgba[i + 2] = data[j + 2] as number;
  }
  return { data: rgba, width, height };
}

/** Null for what is no picture: a folder may hold anything, and what was left out is counted. */
async function decode(file: Blob): Promise<ImageBitmap | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = DECODED_SIDE / Math.max(bitmap.width, bitmap.height);
    if (scale >= 1) return bitmap;
    const [resizeWidth, resizeHeight] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number]; // biome-ignore format: one line reads better
    const small = await createImageBitmap(bitmap, { resizeWidth, resizeHeight, resizeQuality: 'medium' });
    bitmap.close();
    return small;
  } catch {
    return null;
  }
}

const photos = new Memo<number, Blob>();

async function samplePhoto(assets: string, number: number): Promise<ImageBitmap> {
  const bitmap = await decode(
    await photos.get(number, () => fetchPhoto(`${assets}samples/sample${number}.jpg`)),
  );
  if (bitmap) return bitmap;
  throw sampleMissing(new Error('it is no picture'));
}

async function fetchPhoto(url: string): Promise<Blob> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await response.blob();
  } catch (cause) {
    throw sampleMissing(cause);
  }
}

const sampleMissing = (cause: unknown) => new LikenessError('SampleMissing', {}, { cause });
