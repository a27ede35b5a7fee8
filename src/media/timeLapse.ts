import { openFilm } from './film.ts';

/** Seconds that the changing pictures take, and that the last one is held. */
const SECONDS = 6;
const HOLD = 1.5;
const RATE = 30;

/**
 * A video in which pictures follow each other, made as fast as the browser encodes (WebCodecs): MP4 where it can, else WebM.
 *
 * @param pictures image files in their order, at least one; each is stretched to the size of the last
 * @param onProgress the share that is done, 0..1
 * @throws LikenessError `NoVideo` when this browser encodes none of the formats; AbortError when the signal fires
 */
export async function timeLapse(
  pictures: readonly Blob[],
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<Blob> {
  const last = pictures.at(-1);
  if (!last) throw new RangeError('A time-lapse needs a picture.');
  const size = await sizeOf(last);
  // Encoders want even sides.
  const [width, height] = [size.width + (size.width % 2), size.height + (size.height % 2)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas in the background.');
  const film = await openFilm(canvas, RATE);
  try {
    const frames = Math.round(SECONDS * RATE);
    const all = frames + Math.round(HOLD * RATE);
    let shown = -1;
    for (let frame = 0; frame < all; frame++) {
      signal?.throwIfAborted();
      const index = Math.min(pictures.length - 1, Math.floor((frame / frames) * pictures.length));
      if (index !== shown) {
        await draw(context, pictures[index] ?? last);
        shown = index;
      }
      await film.add(frame / RATE, 1 / RATE);
      onProgress?.((frame + 1) / all);
    }
    return await film.end();
  } catch (error) {
    await film.cancel();
    throw error;
  }
}

async function sizeOf(picture: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

async function draw(context: OffscreenCanvasRenderingContext2D, picture: Blob): Promise<void> {
  const bitmap = await createImageBitmap(picture);
  context.drawImage(bitmap, 0, 0, context.canvas.width, context.canvas.height);
  bitmap.close();
}
