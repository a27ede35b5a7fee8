import { canvasOf } from '../picture/canvas.ts';
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
  const context = canvasOf(side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(full, 0, 0, side, side);
  full.close();
  return context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

/** A bitmap as a picture file, for screens that take files; the bitmap is closed. */
export async function pictureFile(bitmap: ImageBitmap, name: string): Promise<File> {
  const context = canvasOf(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
  return new File([blob], name, { type: blob.type });
}

/** RGBA pixels as a PNG, without loss. */
export function encodePng(pixels: Pixels): Promise<Blob> {
  return painted(pixels).convertToBlob({ type: 'image/png' });
}

/** RGBA pixels as a small file: what is looked at once and not worked on. */
export function encodeJpeg(pixels: Pixels): Promise<Blob> {
  return painted(pixels).convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

/** The pixels of a picture this app has written itself. */
export async function decodePixels(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  try {
    const { width, height } = bitmap;
    const context = canvasOf(width, height);
    context.drawImage(bitmap, 0, 0);
    return { data: context.getImageData(0, 0, width, height).data, width, height };
  } finally {
    bitmap.close();
  }
}

function painted(pixels: Pixels): OffscreenCanvas {
  const context = canvasOf(pixels.width, pixels.height);
  context.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  return context.canvas;
}
