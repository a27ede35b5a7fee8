import { LikenessError } from '../errors.ts';

/** What draws on a canvas of this size that nobody sees. @throws LikenessError `NoCanvas` */
export function canvasOf(
  width: number,
  height: number,
  settings?: { willReadFrequently?: boolean },
): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', settings);
  if (context) return context;
  throw new LikenessError('NoCanvas');
}
