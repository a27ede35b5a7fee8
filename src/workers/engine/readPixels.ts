import { LikenessError } from '../../errors.ts';
import type { Pixels } from '../../picture/pixels.ts';

let canvas: OffscreenCanvas | null = null;

/** The RGBA pixels of a bitmap, which is closed. @throws LikenessError `NoCanvas` */
export function readPixels(image: ImageBitmap): Pixels {
  try {
    const { width, height } = image;
    canvas ??= new OffscreenCanvas(1, 1);
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) {
      throw new LikenessError(
        'NoCanvas',
        'This browser gave no canvas.',
        'Close other tabs and reload the page.',
      );
    }
    context.drawImage(image, 0, 0);
    return { data: context.getImageData(0, 0, width, height).data, width, height };
  } finally {
    image.close();
  }
}
