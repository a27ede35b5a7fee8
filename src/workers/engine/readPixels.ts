import { canvasOf } from '../../picture/canvas.ts';
import type { Pixels } from '../../picture/pixels.ts';

let context: OffscreenCanvasRenderingContext2D | null = null;

/** The RGBA pixels of a bitmap, which is closed. @throws LikenessError `NoCanvas` */
export function readPixels(image: ImageBitmap): Pixels {
  try {
    const { width, height } = image;
    context ??= canvasOf(1, 1, { willReadFrequently: true });
    context.canvas.width = width;
    context.canvas.height = height;
    context.drawImage(image, 0, 0);
    return { data: context.getImageData(0, 0, width, height).data, width, height };
  } finally {
    image.close();
  }
}
