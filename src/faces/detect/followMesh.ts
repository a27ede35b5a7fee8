import type { Pyramid } from '../../picture/resample.ts';
import { turnBetween } from '../../picture/similarity.ts';
import type { Place, Sighting } from './blazeFace.ts';
import { angleOfEyes, type FaceMesh, type Mesh, windowOfMesh, windowOfSighting } from './faceMesh.ts';
import { fitUpright, likelyPresence } from './uprightMesh.ts';

/** A face of the frame before. */
export interface Followed {
  mesh: Mesh;
  /** Where the detector saw it last. */
  place: Place;
}

/** A sighting whose centre is nearer to a face of the last frame than this share of that one's side is of the same face. */
const sameFace = 0.6;

/** One that has hardly moved, in the same measure, is fitted in the window around its last mesh. */
const still = 0.12;

/** The detector's angle against the last frame's, in radians: beyond it the detector is wrong rather than the head so quick. */
const quickest = Math.PI / 4;

/** A face that was not sighted in this frame is kept with so much presence. */
const leastUnseen = 0.9;

/** And one that was sighted with this. */
const leastSeen = 0.5;

export interface Fitted {
  mesh: Mesh;
  /** The sighting's; null of a face that the detector did not see in this frame. */
  sighting: Sighting | null;
  /** The face of the last frame that this one is; null of a new one. */
  before: Followed | null;
}

/**
 * The meshes of a frame of a video, one fit for each face of the frame before: a face keeps the turn it had, and one that the detector
 * missed is looked for where it was. The way up of new faces is searched.
 */
export async function fitFollowed(
  faceMesh: FaceMesh,
  pyramid: Pyramid,
  sightings: readonly Sighting[],
  last: readonly Followed[],
): Promise<Fitted[]> {
  const free = new Set(last);
  const matched = sightings.map((sighting) => {
    const before = nearest(sighting, free);
    if (before) free.delete(before);
    return { sighting, before: before && !isMisread(before, sighting) ? before : null };
  });
  const old = [
    ...matched.flatMap(({ sighting, before }) =>
      before ? [{ sighting, before, window: nextWindow(sighting, before) }] : [],
    ),
    ...[...free].map((before) => ({ sighting: null, before, window: windowOfMesh(before.mesh) })),
  ];
  const meshes = await faceMesh.fit(
    pyramid,
    old.map(({ window }) => window),
  );
  const kept = old.flatMap(({ sighting, before }, i): Fitted[] => {
    const mesh = meshes[i];
    const least = sighting ? leastSeen : leastUnseen;
    return mesh && mesh.presence >= least ? [{ mesh, sighting, before }] : [];
  });
  const followed = new Set(kept.map(({ sighting }) => sighting));
  const fresh = sightings.filter((sighting) => !followed.has(sighting));
  const found = await fitUpright(faceMesh, pyramid, fresh, {
    isVideo: true,
    known: kept.map(({ mesh }) => mesh),
    turned: [],
  });
  return [
    ...kept,
    ...fresh.flatMap((sighting, i): Fitted[] => {
      const mesh = found[i];
      return mesh && mesh.presence >= leastSeen ? [{ mesh, sighting, before: null }] : [];
    }),
  ];
}

/** Whether the face of the last frame was hardly one, and is now seen turned otherwise. */
function isMisread({ mesh }: Followed, { angle }: Sighting): boolean {
  return mesh.presence < likelyPresence && turnBetween(angle, angleOfEyes(mesh)) > quickest;
}

function nearest({ x, y }: Sighting, faces: Iterable<Followed>): Followed | null {
  let best: Followed | null = null;
  let least = sameFace;
  for (const face of faces) {
    const { place } = face;
    const off = Math.hypot(place.x - x, place.y - y) / place.side;
    if (off < least) [best, least] = [face, off];
  }
  return best;
}

function nextWindow(sighting: Sighting, { mesh, place }: Followed) {
  if (Math.hypot(place.x - sighting.x, place.y - sighting.y) < still * place.side) return windowOfMesh(mesh);
  const angle = angleOfEyes(mesh);
  const turns = turnBetween(sighting.angle, angle) > quickest;
  return windowOfSighting(turns ? { ...sighting, angle } : sighting);
}
