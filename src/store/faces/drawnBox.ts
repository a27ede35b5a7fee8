import type { Box, FaceObservation } from '../../faces/types.ts';
import type { FaceActions } from './faces.ts';

/** Room around the drawn box that the detector sees, as a share of it. */
const ROOM = 0.6;
/** Two boxes of which so much is common are one face's. */
const SAME = 0.5;

/**
 * The face in a box that the person drew around one that was missed: the detector looks again there, alone and large.
 *
 * @param picture stays open
 * @param box in its pixels
 * @returns where it lies in the whole picture; null when nothing is seen in the box
 */
export async function faceInBox(
  find: FaceActions['find'],
  picture: ImageBitmap,
  box: Box,
  signal?: AbortSignal,
): Promise<FaceObservation | null> {
  const area = around(box, picture);
  const part = await createImageBitmap(picture, area.x, area.y, area.width, area.height);
  const { faces } = await find(part, {}, signal);
  const seen = nearestTo(
    faces.map((face) => moved(face, area)),
    box,
  );
  return seen?.encoding && !seen.doubt ? seen : null;
}

/** Whether two boxes are around the same face: what they have in common, of what both cover, is at least a half. */
export function sameFace(a: Box, b: Box): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const common = Math.max(0, width) * Math.max(0, height);
  return common >= SAME * (a.width * a.height + b.width * b.height - common);
}

/** The drawn box with room around it, inside the picture, whole pixels. */
export function around(box: Box, { width, height }: { width: number; height: number }): Box {
  const x = Math.max(0, Math.floor(box.x - ROOM * box.width));
  const y = Math.max(0, Math.floor(box.y - ROOM * box.height));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, Math.ceil(box.x + (1 + ROOM) * box.width)) - x),
    height: Math.max(1, Math.min(height, Math.ceil(box.y + (1 + ROOM) * box.height)) - y),
  };
}

/** Of faces the one whose middle lies in the drawn box, the nearest to its middle. */
export function nearestTo(faces: readonly FaceObservation[], drawn: Box): FaceObservation | null {
  const off = ({ box }: FaceObservation) =>
    [
      Math.abs(box.x + box.width / 2 - drawn.x - drawn.width / 2) / drawn.width,
      Math.abs(box.y + box.height / 2 - drawn.y - drawn.height / 2) / drawn.height,
    ] as const;
  return (
    faces
      .filter((face) => Math.max(...off(face)) < 0.5)
      .sort((a, b) => Math.hypot(...off(a)) - Math.hypot(...off(b)))[0] ?? null
  );
}

function moved(face: FaceObservation, by: Box): FaceObservation {
  return {
    ...face,
    box: { ...face.box, x: face.box.x + by.x, y: face.box.y + by.y },
    landmarks: face.landmarks.map((at, i) => at + (i % 2 === 0 ? by.x : by.y)),
  };
}
