import { LikenessError } from '../errors.ts';

/** Larger pictures are shrunk while decoding: more pixels find no more faces and can exhaust a phone's memory. */
export const MAX_SIDE = 2560;

/** Files over this size (bytes) are refused unread. */
const MAX_BYTES = 80 * 1024 * 1024;

/**
 * Decodes a picture file into an upright bitmap (EXIF orientation applied), its longer side at most `maxSide` pixels.
 * The caller closes the bitmap.
 * @throws LikenessError `EmptyFile`, `FileTooLarge` or `NotAPicture`
 */
export async function decodeImage(file: Blob, name = 'This file', maxSide = MAX_SIDE): Promise<ImageBitmap> {
  if (file.size === 0) {
    throw new LikenessError('EmptyFile', `${name} is empty (0 bytes).`, 'Choose another file.');
  }
  if (file.size > MAX_BYTES) {
    throw new LikenessError(
      'FileTooLarge',
      `${name} has ${Math.round(file.size / 1024 / 1024)} MB; pictures up to 80 MB are read.`,
      'Save a smaller copy and choose that.',
    );
  }
  let full: ImageBitmap;
  try {
    full = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new LikenessError(
      'NotAPicture',
      `${name} could not be read as a picture.`,
      'Use a JPEG, PNG, WebP, AVIF or GIF file; if it is one, it may be damaged or cut off.',
      { cause },
    );
  }
  return shrink(full, maxSide);
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
