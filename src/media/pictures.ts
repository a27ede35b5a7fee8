import { LikenessError } from '../errors.ts';
import type { Pixels } from '../picture/pixels.ts';

/** Paints RGBA pixels into a canvas, which takes their size. */
export function paintPixels(canvas: HTMLCanvasElement, pixels: Pixels): void {
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
}

/** A small JPEG of RGBA pixels, `side` pixels wide and high: the picture kept only when the person ticks it. */
export async function thumbnail(pixels: Pixels, side = 64): Promise<Blob> {
  const full = await createImageBitmap(new ImageData(pixels.data, pixels.width, pixels.height));
  const canvas = new OffscreenCanvas(side, side);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(full, 0, 0, side, side);
  full.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

/** A bitmap as a picture file, for screens that take files; the bitmap is closed. */
export async function pictureFile(bitmap: ImageBitmap, name: string): Promise<File> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
  return new File([blob], name, { type: blob.type });
}

/** RGBA pixels as a PNG, without loss. */
export function encodePng(pixels: Pixels): Promise<Blob> {
  return canvasOf(pixels).convertToBlob({ type: 'image/png' });
}

/** RGBA pixels as a small file: what is looked at once and not worked on. */
export function encodeJpeg(pixels: Pixels): Promise<Blob> {
  return canvasOf(pixels).convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

/** The pixels of a picture this app has written itself. */
export async function decodePixels(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = contextOf(canvas);
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { data: data as Uint8ClampedArray<ArrayBuffer>, width, height };
  } finally {
    bitmap.close();
  }
}

function canvasOf({ data, width, height }: Pixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  contextOf(canvas).putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}

/** @throws LikenessError `NoCanvas` */
function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context) return context;
  throw new LikenessError(
    'NoCanvas',
    'This browser gave no canvas.',
    'Close other tabs and reload the page.',
  );
}
