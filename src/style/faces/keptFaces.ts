import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { FacePlace } from './places.ts';

/**
 * What keeps a face itself, found by measurement (docs/benchmarks.md): the style counts there so much of what it does elsewhere, and
 * these layers are held to the content's, each so many times as much as the content layer is elsewhere. conv2_1 sees eyes and mouths
 * that conv3_3, a number every four pixels, has no room for. A large face has room for the painting's strokes and is held
 * the less: as much as a small one, it stayed a photograph in a painting.
 */
export const keeping: { styleShare: number; layers: readonly { layer: StyleLayerName; factor: number }[] } = {
  styleShare: 0.3,
  layers: [
    { layer: 'conv2_1', factor: 3 },
    { layer: 'conv3_3', factor: 3 },
  ],
};

/** A face so many pixels wide, or less, is held in full; the larger, the less. */
const HELD_WHOLE = 24;
/** The mask is whole up to this part of the way from a face's centre to its rectangle's edge, and gone at the other. */
const [WHOLE, GONE] = [0.8, 1.45];

/**
 * Where faces are, softly: an ellipse about each, 1 within, 0 outside, between them a smooth step.
 *
 * @param heldWhole the width in pixels up to which a face is whole; a wider one is that much less
 * @returns [height, width], 0..1
 */
export function faceMask(
  faces: readonly FacePlace[],
  width: number,
  height: number,
  heldWhole = HELD_WHOLE,
): Float32Array {
  const mask = new Float32Array(width * height);
  for (const face of faces) {
    const [cx, cy] = [(face.x + face.width / 2) * width, (face.y + face.height / 2) * height];
    const [rx, ry] = [(face.width / 2) * width, (face.height / 2) * height];
    const most = Math.min(1, heldWhole / face.width / width);
    const [left, right] = [Math.floor(cx - GONE * rx), Math.ceil(cx + GONE * rx)];
    const [top, bottom] = [Math.floor(cy - GONE * ry), Math.ceil(cy + GONE * ry)];
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
        const far = Math.hypot((x + 0.5 - cx) / rx, (y + 0.5 - cy) / ry);
        const t = Math.min(1, Math.max(0, (GONE - far) / (GONE - WHOLE)));
        const i = y * width + x;
        mask[i] = Math.max(mask[i] ?? 0, most * t * t * (3 - 2 * t));
      }
    }
  }
  return mask;
}
