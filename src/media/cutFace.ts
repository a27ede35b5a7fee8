import { canvasOf } from '../picture/canvas.ts';
import { decodeImage } from './decode.ts';

/** Room around a face on its small picture, as a share of the box. */
const ROOM = 0.25;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Side of a face's small picture, in pixels: that of a card of Photos. */
export const FACE_SIDE = 128;

/** A small square JPEG of a face, cut from a decoded photo. @param box pixels of the bitmap */
export async function cutFace(photo: ImageBitmap, box: Box, side = FACE_SIDE): Promise<Blob> {
  const edge = Math.max(box.width, box.height) * (1 + 2 * ROOM);
  const context = canvasOf(side, side);
  context.imageSmoothingQuality = 'high';
  const [x, y] = [box.x + box.width / 2 - edge / 2, box.y + box.height / 2 - edge / 2];
  context.drawImage(photo, x, y, edge, edge, 0, 0, side, side);
  return context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

/** A small JPEG of a picture file, its longer side at most `side` pixels. @throws LikenessError as `decodeImage` */
export async function smallPicture(file: File, side: number): Promise<Blob> {
  const bitmap = await decodeImage(file, file.name, side);
  try {
    const context = canvasOf(bitmap.width, bitmap.height);
    context.drawImage(bitmap, 0, 0);
    return await context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  } finally {
    bitmap.close();
  }
}
