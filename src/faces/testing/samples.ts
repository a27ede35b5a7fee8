import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import type { Pixels } from '../../picture/pixels.ts';

const folder = new URL('../../../node_modules/@vladmandic/face-api/demo/', import.meta.url);

/** Faces counted by eye on the group photos sample1.jpg to sample6.jpg of the face-api package, 1920 pixels wide. */
export const sampleFaces = [3, 3, 3, 4, 5, 4] as const;

/** The photo sample`number`.jpg. */
export function sample(number: number): Promise<Pixels> {
  return decode(sharp(fileURLToPath(new URL(`sample${number}.jpg`, folder))));
}

/** The pixels of what `picture` becomes. */
export async function decode(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

/** The way back to sharp, for resizing, rotating and blurring. */
export function toSharp({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } });
}
