import type { Box } from '../types.ts';
import type { Place, Sighting } from './blazeFace.ts';
import { type Mesh, surePresence } from './faceMesh.ts';

/** Two sightings whose centres are nearer than this share of the larger one's side are one face. */
const sameFace = 0.35;

/** Two detections that share more than this of the smaller one's box are one face. */
const sameFaceOverlap = 0.5;

/** Whether two sightings are of one face. */
export function isSameFace(p: Place, q: Place): boolean {
  return Math.hypot(p.x - q.x, p.y - q.y) < sameFace * Math.max(p.side, q.side);
}

/** Sightings by the face they are of, each group led by its best-scored, the best group first. */
export function byFace(sightings: readonly Sighting[]): Sighting[][] {
  const found: [Sighting, ...Sighting[]][] = [];
  for (const sighting of [...sightings].sort((p, q) => q.score - p.score)) {
    const known = found.find(([best]) => isSameFace(best, sighting));
    if (known) known.push(sighting);
    else found.push([sighting]);
  }
  return found;
}

/**
 * Of detections that share most of the smaller one's box the surest, largest face first: one whose mesh is sure before one that only
 * scored more. Finer tiles see faces in parts of a large face (an eye and a brow, a mouth); two people's faces never lie within each
 * other.
 */
export function onePerFace<T extends { box: Box; score: number; mesh: Pick<Mesh, 'presence'> }>(
  found: readonly T[],
): T[] {
  const kept: T[] = [];
  const isSure = ({ mesh }: T) => Number(mesh.presence >= surePresence);
  for (const detection of [...found].sort((p, q) => isSure(q) - isSure(p) || q.score - p.score)) {
    if (kept.every(({ box }) => sharedOfSmaller(box, detection.box) < sameFaceOverlap)) kept.push(detection);
  }
  return kept.sort((p, q) => q.box.width * q.box.height - p.box.width * p.box.height);
}

function sharedOfSmaller(p: Box, q: Box): number {
  const width = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
  const height = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(p.width * p.height, q.width * q.height);
}
