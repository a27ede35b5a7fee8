import type { Box } from '../types.ts';
import type { Place, Sighting } from './blazeFace.ts';
import type { Mesh } from './faceMesh.ts';
import { isSameFace } from './oneFace.ts';

/** A face that was found. */
export interface Detection {
  /** What the mesh encloses. */
  box: Box;
  /** The detector's confidence, 0..1. */
  score: number;
  mesh: Mesh;
  /** Where the detector saw it. */
  place: Place;
}

/** @param place where the detector saw it; the mesh's own place where it did not. */
export function detection(mesh: Mesh, score: number, place: Place | undefined): Detection {
  const box = enclose(mesh);
  return { box, score, mesh, place: place ?? placeOf(box) };
}

export function placeOf({ x, y, width, height }: Box): Place {
  return { x: x + width / 2, y: y + height / 2, side: Math.max(width, height) };
}

/** Whether the sighting is of a face that was found already, or of a part of it. */
export function isExplained(sighting: Sighting, found: readonly Detection[]): boolean {
  return found.some(({ box }) => {
    const place = placeOf(box);
    return isSameFace(place, sighting) || (sighting.side < place.side && isWithin(sighting, box));
  });
}

function isWithin({ x, y }: Place, box: Box): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

function enclose({ points }: Mesh): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
