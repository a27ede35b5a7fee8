import type { Pyramid } from '../../picture/resample.ts';
import {
  angleOf,
  applyTo,
  compose,
  type Similarity,
  scaleOf,
  squareWindow,
  turnBetween,
} from '../../picture/similarity.ts';
import type { Sighting } from './blazeFace.ts';
import {
  angleOfEyes,
  type FaceMesh,
  type Mesh,
  meshSize,
  surePresence,
  windowOfMesh,
  windowOfSighting,
} from './faceMesh.ts';

/** A first window may be off, so less will do there. */
const leastFirstPresence = 0.1;

/**
 * A mesh whose own window is turned by more against the one it was fitted in, in radians, lies further off, in sides, or is larger or
 * smaller by more, has not settled; it is fitted again, so often at most.
 */
interface Settling {
  angle: number;
  place: number;
  size: number;
  fits: number;
}

const still: Settling = { angle: Math.PI / 18, place: 0.04, size: Math.log(1.15), fits: 5 };
const video: Settling = { ...still, fits: 2 };

/** In a great crowd the first fit is good enough for most. */
const ofMany: Settling = { ...still, place: 0.07, fits: 2 };

const quarterTurn = Math.PI / 2;

/** A window and the mesh fitted in it. */
interface Fit {
  window: Similarity;
  mesh: Mesh;
}

/**
 * A face this large, in pixels, has all its turns tried whatever its first mesh said, and is fitted once more while it is not sure; and in
 * a square so many times as large, whole or moved by so many sides towards the chin: the detector's lies too high on tight crops.
 */
const worthMore = 64;
const larger = 1.18;
const chinward = 0.25;

/**
 * In a crowd of so many likely faces that all have one way up, a small one that has it too, and so much presence, is spared the other
 * turns; in a great one any that is so much as present.
 */
const crowd = { faces: 3, presence: 0.9 };
const greatCrowd = { faces: 8, presence: 0.5 };
export const likelyPresence = 0.99;

/** The most that two readings of one face lie apart, in sides of the larger. */
const sameFace = 0.5;

interface Context {
  isVideo: boolean;
  /** Faces of the same picture that were found before. */
  known: readonly Mesh[];
  /** What the detector saw in turned copies of the picture: other readings of the same faces. */
  turned: readonly Sighting[];
}

/**
 * The mesh of each sighting, the right way up; null where none was so much as likely. Windows around first meshes are steadier than the
 * detector's squares, so each is fitted until it settles. One that is not sure then is fitted as the detector saw it in turned copies of
 * the picture, and where that is not sure either at the other three quarter turns; the fit of the highest presence is kept.
 */
export async function fitUpright(
  faceMesh: FaceMesh,
  pyramid: Pyramid,
  sightings: readonly Sighting[],
  { isVideo, known, turned: others }: Context,
): Promise<(Mesh | null)[]> {
  const isMany = known.length + sightings.length >= greatCrowd.faces;
  const settling = isVideo ? video : isMany ? ofMany : still;
  const settledIn = async (windows: readonly Similarity[]) =>
    settle(faceMesh, pyramid, await fitIn(faceMesh, pyramid, windows), settling);
  const settled = await settledIn(sightings.map(windowOfSighting));
  const best = [...settled];
  const meshes = [...known, ...best.map(({ mesh }) => mesh)];
  const likely = meshes.filter(({ presence }) => presence >= likelyPresence);
  const agreed = agreedTurn(likely);
  const tryMore = async (
    which: (sighting: Sighting, mesh: Mesh) => boolean,
    windowsFor: (s: Sighting, fit: Fit) => Similarity[],
    least = 0,
  ) => {
    const unsure = best.flatMap((fit, i) => {
      const sighting = sightings[i];
      if (!sighting || fit.mesh.presence >= surePresence || !which(sighting, fit.mesh)) return [];
      return [{ i, windows: windowsFor(sighting, fit) }];
    });
    const tries = await settledIn(unsure.flatMap(({ windows }) => windows));
    let next = 0;
    for (const { i, windows } of unsure) {
      for (const fit of tries.slice(next, next + windows.length)) {
        if (fit.mesh.presence > Math.max(least, best[i]?.mesh.presence ?? 0)) best[i] = fit;
      }
      next += windows.length;
    }
  };
  const isIn = ({ faces, presence }: typeof crowd, mesh: Mesh) =>
    likely.length >= faces && mesh.presence >= presence && turnOf(mesh) === agreed;
  const isOneOfCrowd = ({ side }: Sighting, mesh: Mesh) =>
    (side < worthMore && isIn(crowd, mesh)) || isIn(greatCrowd, mesh);
  await tryMore(
    () => true,
    (sighting) =>
      others.filter((other) => other !== sighting && isNear(sighting, other)).map(windowOfSighting),
    surePresence,
  );
  await tryMore(
    (sighting, mesh) => !isVideo && sighting.side >= worthMore && !isOneOfCrowd(sighting, mesh),
    (sighting) => [0, chinward].map((shift) => largerSquare(sighting, shift)),
  );
  await tryMore(
    (sighting, mesh) =>
      (sighting.side >= worthMore || mesh.presence >= leastFirstPresence) && !isOneOfCrowd(sighting, mesh),
    (_, { window }) => [1, 2, 3].map((quarters) => turned(window, quarters)),
  );
  // A window that was tried lies further off than the detector's: what was better there is fitted in its own once more.
  const moved = best.flatMap((fit, i) => (fit === settled[i] ? [] : [i]));
  const again = await settledIn(moved.flatMap((i) => (best[i] ? [windowOfMesh(best[i].mesh)] : [])));
  moved.forEach((i, k) => {
    const fit = again[k];
    if (fit && fit.mesh.presence >= Math.min(surePresence, best[i]?.mesh.presence ?? 0)) best[i] = fit;
  });
  return best.map(({ mesh }) => (mesh.presence >= leastFirstPresence ? mesh : null));
}

/** Whether two sightings may be of one face, read two ways up: their squares lie at different ends of it. */
function isNear(p: Sighting, q: Sighting): boolean {
  return Math.hypot(p.x - q.x, p.y - q.y) < sameFace * Math.max(p.side, q.side);
}

function largerSquare(sighting: Sighting, shift: number): Similarity {
  const { x, y, side, angle } = sighting;
  const off = shift * side;
  return windowOfSighting({
    ...sighting,
    x: x - off * Math.sin(angle),
    y: y + off * Math.cos(angle),
    side: larger * side,
  });
}

/** To the nearest quarter turn: 0 upright, 2 on its head. */
export function turnOf(mesh: Pick<Mesh, 'points'>): number {
  return (Math.round(angleOfEyes(mesh) / quarterTurn) + 4) % 4;
}

/** The way up that the faces have, all but one of eight at most; null where they differ. */
function agreedTurn(meshes: readonly Mesh[]): number | null {
  const turns = meshes.map(turnOf);
  const times = (turn: number) => turns.filter((other) => other === turn).length;
  const [most = null] = [0, 1, 2, 3].sort((p, q) => times(q) - times(p));
  return most !== null && times(most) >= (1 - 1 / 8) * turns.length ? most : null;
}

async function fitIn(faceMesh: FaceMesh, pyramid: Pyramid, windows: readonly Similarity[]): Promise<Fit[]> {
  const meshes = await faceMesh.fit(pyramid, windows);
  return meshes.flatMap((mesh, i) => (windows[i] ? [{ window: windows[i], mesh }] : []));
}

/** Each likely mesh fitted again in the window around itself, until it settles; a large one that is not sure once at least. */
async function settle(faceMesh: FaceMesh, pyramid: Pyramid, fits: Fit[], settling: Settling): Promise<Fit[]> {
  const result = [...fits];
  const isOpen = (i: number) => {
    const fit = result[i];
    return fit !== undefined && fit.mesh.presence >= leastFirstPresence && !isSettled(fit, settling);
  };
  const isUnsure = ({ window, mesh: { presence } }: Fit) =>
    presence >= leastFirstPresence && presence < surePresence && scaleOf(window) * meshSize > worthMore;
  let open = fits.flatMap((fit, i) => (isUnsure(fit) || isOpen(i) ? [i] : []));
  for (let round = 0; round < settling.fits && open.length > 0; round++) {
    const windows = open.flatMap((i) => (result[i] ? [windowOfMesh(result[i].mesh)] : []));
    const again = await fitIn(faceMesh, pyramid, windows);
    open.forEach((i, k) => {
      if (again[k]) result[i] = again[k];
    });
    open = open.filter(isOpen);
  }
  return result;
}

/** Whether the window around the mesh is nearly the one that it was fitted in. */
function isSettled({ window, mesh }: Fit, settling: Settling): boolean {
  const next = windowOfMesh(mesh);
  const half = meshSize / 2;
  const [x, y] = applyTo(window, half, half);
  const [nextX, nextY] = applyTo(next, half, half);
  return (
    turnBetween(angleOf(next), angleOf(window)) < settling.angle &&
    Math.hypot(nextX - x, nextY - y) < settling.place * meshSize * scaleOf(next) &&
    Math.abs(Math.log(scaleOf(next) / scaleOf(window))) < settling.size
  );
}

/** The window turned about its own middle. */
function turned(window: Similarity, quarters: number): Similarity {
  return compose(
    window,
    squareWindow(meshSize / 2, meshSize / 2, meshSize, quarters * quarterTurn, meshSize),
  );
}
