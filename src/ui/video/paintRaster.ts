import type { Pixels } from '../../picture/pixels.ts';

/** Pixels as they are, on a canvas that takes their size. */
export function paintRaster(canvas: HTMLCanvasElement, { data, width, height }: Pixels): void {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
}
