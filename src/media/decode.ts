import { LikenessError } from '../errors.ts';
import type { Words } from '../words/keys.ts';

/** Larger pictures are shrunk while decoding: more pixels find no more faces and can exhaust a phone's memory. */
const MAX_SIDE = 2560;

/** Panoramas and long screenshots keep their shorter side at half of that, as far as a canvas of every browser goes. */
const LONGEST_SIDE = 8192;

/** A drawing's longer side is at least so many pixels. */
const DRAWING_SIDE = 1024;

const MEGABYTE = 1024 * 1024;

/** Files over this size (bytes) are refused unread. */
const MAX_BYTES = 80 * MEGABYTE;

/**
 * Decodes a picture file into an upright bitmap (EXIF orientation applied), its longer side at most `maxSide` pixels; without that, as
 * large as it takes to find faces.
 * The caller closes the bitmap.
 * @throws LikenessError `EmptyFile`, `FileTooLarge` or `NotAPicture`
 */
export async function decodeImage(file: Blob, name: Words, maxSide?: number): Promise<ImageBitmap> {
  if (file.size === 0) {
    throw new LikenessError('EmptyFile', { name });
  }
  if (file.size > MAX_BYTES) {
    throw new LikenessError('FileTooLarge', {
      name,
      megabytes: Math.round(file.size / MEGABYTE),
      most: MAX_BYTES / MEGABYTE,
    });
  }
  try {
    if (await isSvg(file)) return await rasterise(file, maxSide ?? MAX_SIDE);
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    return await shrink(bitmap, maxSide ?? sideForFaces(bitmap));
  } catch (cause) {
    const { otherKind } = await import('./otherKinds.ts');
    const kind = otherKind(
      new Uint8Array(await file.slice(0, 16).arrayBuffer()),
      typeof name === 'string' ? name : '',
    );
    if (kind) throw new LikenessError(`NotAPicture:${kind}`, { name }, { cause });
    throw new LikenessError('NotAPicture', { name }, { cause });
  }
}

/** The longer side at which the faces of a picture of that size are looked for, in pixels. */
export function sideForFaces({ width, height }: { width: number; height: number }): number {
  const times = Math.max(width, height) / Math.min(width, height);
  return Math.min(LONGEST_SIDE, Math.max(MAX_SIDE, Math.round((MAX_SIDE / 2) * times)));
}

async function isSvg(file: Blob): Promise<boolean> {
  if (file.type) return file.type === 'image/svg+xml';
  return /<svg[\s>]/.test(await file.slice(0, 1024).text());
}

/** A drawing at a sane size. Inside an <img> it runs no script and loads nothing. */
async function rasterise(file: Blob, maxSide: number): Promise<ImageBitmap> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    // A drawing without a size of its own is given one.
    const [width, height] = [image.naturalWidth || DRAWING_SIDE, image.naturalHeight || DRAWING_SIDE];
    const scale = Math.min(maxSide, Math.max(DRAWING_SIDE, width, height)) / Math.max(width, height);
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    );
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.transferToImageBitmap();
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Scales a bitmap down to `maxSide` pixels and closes the original; returns it untouched when small enough. */
export async function shrink(bitmap: ImageBitmap, maxSide: number): Promise<ImageBitmap> {
  const scale = maxSide / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1) return bitmap;
  const resizeWidth = Math.max(1, Math.round(bitmap.width * scale));
  const resizeHeight = Math.max(1, Math.round(bitmap.height * scale));
  try {
    return await createImageBitmap(bitmap, { resizeWidth, resizeHeight, resizeQuality: 'high' });
  } finally {
    bitmap.close();
  }
}
