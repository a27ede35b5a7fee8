import { drawFace } from '../faces/drawn/draw.ts';
import { randomUniform } from '../picture/random.ts';
import {
  contentSamples,
  drawSample,
  type SampleName,
  sampleTitle,
  styleSamples,
} from '../style/samples/samples.ts';
import { type Message, message } from '../words/keys.ts';
import { drawPattern, patternCount } from './patterns.ts';
import type { InputPicture } from './topPatches.ts';

/** The photos that come with the app, sample1.jpg to sample6.jpg, and how many cuts of each the set holds. */
export const photoCount = 6;
const CUTS = 19;
/** Cuts of each drawn scene. */
const SCENE_CUTS = 2;
const DRAWN_PEOPLE = 40;
const DRAWN_PHOTOS = 2;

/** A picture of the built-in set, still to be drawn or cut. */
export type BuiltIn =
  | { kind: 'pattern'; index: number }
  | { kind: 'scene'; name: SampleName; cut: number }
  | { kind: 'photo'; number: number; cut: number }
  | { kind: 'face'; person: number; photo: number }
  /** Every face that is found in a photo. */
  | { kind: 'photo faces'; number: number };

/** In a mixed order that is always the same, so that a figure shows something of everything early. */
export function builtInSet(of: 'pictures' | 'faces'): BuiltIn[] {
  const range = (count: number) => Array.from({ length: count }, (_, i) => i);
  const photos = range(photoCount).map((i) => i + 1);
  const list: BuiltIn[] =
    of === 'faces'
      ? [
          ...photos.map((number): BuiltIn => ({ kind: 'photo faces', number })),
          ...range(DRAWN_PEOPLE).flatMap((person) =>
            range(DRAWN_PHOTOS).map((photo): BuiltIn => ({ kind: 'face', person, photo })),
          ),
        ]
      : [
          ...range(patternCount).map((index): BuiltIn => ({ kind: 'pattern', index })),
          ...[...styleSamples, ...contentSamples].flatMap((name) =>
            range(SCENE_CUTS).map((cut): BuiltIn => ({ kind: 'scene', name, cut })),
          ),
          ...photos.flatMap((number) => range(CUTS).map((cut): BuiltIn => ({ kind: 'photo', number, cut }))),
        ];
  return shuffled(list, 7);
}

/** "Stained glass", "sample photo 3". */
export function nameOfBuiltIn(picture: BuiltIn): Message {
  switch (picture.kind) {
    case 'pattern':
      return message('inspect.pattern', { number: picture.index + 1 });
    case 'scene':
      return sampleTitle(picture.name);
    case 'face':
      return message('inspect.drawnFace', { number: picture.person + 1 });
    case 'photo':
    case 'photo faces':
      return message('inspect.samplePhotoInText', { number: picture.number });
  }
}

/** What can be drawn by formula, [h, w]: where that is no square the middle of one; photos are cut with `cutOf`. */
export function drawBuiltIn(
  picture: Exclude<BuiltIn, { kind: 'photo' | 'photo faces' }>,
  [height, width]: readonly [number, number],
): InputPicture {
  const side = Math.max(height, width);
  const square = drawSquare(picture, side);
  if (height === width) return square;
  const [top, left] = [Math.floor((side - height) / 2), Math.floor((side - width) / 2)];
  const data = new Uint8Array(height * width * 3);
  for (let y = 0; y < height; y++) {
    const from = 3 * ((top + y) * side + left);
    data.set(square.data.subarray(from, from + 3 * width), 3 * y * width);
  }
  return { data, width, height };
}

function drawSquare(
  picture: Exclude<BuiltIn, { kind: 'photo' | 'photo faces' }>,
  side: number,
): InputPicture {
  switch (picture.kind) {
    case 'pattern':
      return drawPattern(picture.index, side);
    case 'scene': {
      // A cut of a larger drawing, some of them mirrored.
      const zoom = picture.cut === 0 ? 1 : 1.6;
      const whole = drawSample(picture.name, Math.round(side * zoom), Math.round(side * zoom));
      const random = randomUniform(31 * picture.cut + picture.name.length);
      const [left, top] = [0, 1].map(() => Math.floor(random() * (whole.width - side))) as [number, number];
      return cutRgba(whole, left, top, side, picture.cut % 2 === 1);
    }
    case 'face': {
      const face = drawFace(11, picture.person, picture.photo, side);
      return cutRgba(face, 0, 0, side, false);
    }
  }
}

/**
 * Where a cut of a photo lies. The first is the middle at its whole height; then come two rows of three squares and three rows of
 * four, spread evenly from corner to corner. Those of the rows of three overlap where a photo is narrower than 3 : 2, those of four
 * where it is narrower than 4 : 3; no two cuts are the same, but much of a photo is in several, at another size.
 */
export function cutOf(
  cut: number,
  width: number,
  height: number,
): { left: number; top: number; side: number } {
  const least = Math.min(width, height);
  if (cut === 0)
    return { left: Math.floor((width - least) / 2), top: Math.floor((height - least) / 2), side: least };
  const [rows, columns, place] = cut < 7 ? [2, 3, cut - 1] : [3, 4, cut - 7];
  const side = Math.floor(least / rows);
  const [row, column] = [Math.floor(place / columns), place % columns];
  return {
    left: Math.floor((column * (width - side)) / (columns - 1)),
    top: Math.floor((row * (height - side)) / (rows - 1)),
    side,
  };
}

function cutRgba(
  { data, width }: { data: Uint8ClampedArray; width: number },
  left: number,
  top: number,
  side: number,
  mirrored: boolean,
): InputPicture {
  const rgb = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = 4 * ((top + y) * width + left + (mirrored ? side - 1 - x : x));
      rgb.set(data.subarray(from, from + 3), 3 * (y * side + x));
    }
  }
  return { data: rgb, width: side, height: side };
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomUniform(seed);
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
