import type { Pyramid } from '../../picture/resample.ts';
import {
  angleOf,
  applyTo,
  compose,
  type Similarity,
  scaleOf,
  squareWindow,
} from '../../picture/similarity.ts';
import type { Sighting } from './blazeFace.ts';
import {
  angleOfEyes,
  type FaceMesh,
  type Mesh,
  meshSize,
  windowOfMesh,
  windowOfSighting,
} from './faceMesh.ts';

/**
 * The mesh network reads eyes and a mouth into a face on its head, and the detector is as sure of it as of any other: what tells is the
 * mesh's presence. On twelve clear faces at four quarter turns it was 1 - 1e-6 and more the right way up (a logit of 14 to 18) and
 * 0.99995 and less on every wrong fit (a logit of at most 10).
 */
export const surePresence = 1 - 6e-6;

/** A first window may be off, so less will do there. */
const leastFirstPresence = 0.1;

/**
 * A mesh whose own window is turned by more against the one it was fitted in, in radians, lies further off, in sides, or is larger or
 * smaller by more, has not settled; it is fitted again, so often at most.
 */
const settledAngle = Math.PI / 18;
const settledPlace = 0.04;
const settledSize = Math.log(1.15);
const mostFits = { still: 5, video: 2 };

const quarterTurn = Math.PI / 2;

/** A window and the mesh fitted in it. */
interface Fit {
  window: Similarity;
  mesh: Mesh;
}

/** A face this large, in pixels, that is not sure yet may lie in a window that is off: it is looked for in larger ones all round. */
const worthMore = 64;
const larger = 1.18;
const eighths = [0, 1, 2, 3, 4, 5, 6, 7];

/** The detector takes the mouth of a face on its head for brows: its square lies so far from the chin, in sides. */
const chinward = 0.25;

/**
 * Sure faces, so many at least, that all have one way up say which it is: another that is not sure but agrees is spared the larger
 * squares, and so is one that does not, of less presence. In a crowd of so many likely faces that all have one way up a small one is also
 * spared the other turns.
 */
const agreeing = 1;
const leastBeside = 0.5;
const crowd = 3;
const likelyPresence = 0.99;
const leastInCrowd = 0.9;

interface Context {
  video: boolean;
  /** Faces of the same picture that were found before. */
  known: readonly Mesh[];
}

/**
 * The mesh of each sighting, the right way up; null where none was so much as likely. Windows around first meshes are steadier than the
 * detector's squares, so each is fitted until it settles. One that is not sure then is fitted at the other three quarter turns as well,
 * a large one that still is not at eight turns of a larger square, unless other faces say enough; the fit of the highest presence is
 * kept. A frame of a video has no time for the last, and another comes.
 */
export async function fitUpright(
  faceMesh: FaceMesh,
  pyramid: Pyramid,
  sightings: readonly Sighting[],
  { video, known }: Context,
): Promise<(Mesh | null)[]> {
  const settledIn = async (windows: readonly Similarity[]) =>
    settle(
      faceMesh,
      pyramid,
      await fitIn(faceMesh, pyramid, windows),
      video ? mostFits.video : mostFits.still,
    );
  const settled = await settledIn(sightings.map(windowOfSighting));
  const best = [...settled];
  const meshes = [...known, ...best.map(({ mesh }) => mesh)];
  const sure = agreedTurn(meshes, surePresence, agreeing);
  const likely = agreedTurn(meshes, likelyPresence, crowd);
  const tryMore = async (
    which: (sighting: Sighting, mesh: Mesh) => boolean,
    windowsFor: (s: Sighting, fit: Fit) => Similarity[],
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
        if (fit.mesh.presence > (best[i]?.mesh.presence ?? 0)) best[i] = fit;
      }
      next += windows.length;
    }
  };
  const isOneOfCrowd = ({ side }: Sighting, mesh: Mesh) =>
    side < worthMore && mesh.presence >= leastInCrowd && turnOf(mesh) === likely;
  await tryMore(
    (sighting, mesh) =>
      (sighting.side >= worthMore || mesh.presence >= leastFirstPresence) && !isOneOfCrowd(sighting, mesh),
    (_, { window }) => [1, 2, 3].map((quarters) => turned(window, quarters)),
  );
  await tryMore(
    ({ side }, mesh) =>
      !video && side >= worthMore && turnOf(mesh) !== sure && (sure === null || mesh.presence >= leastBeside),
    (sighting) => eighths.flatMap((k) => [0, chinward].map((shift) => round(sighting, k, shift))),
  );
  // A window that was tried lies further off than the detector's: what was better there is fitted in its own once more.
  const moved = best.flatMap((fit, i) => (fit === settled[i] ? [] : [i]));
  const again = await fitIn(
    faceMesh,
    pyramid,
    moved.flatMap((i) => (best[i] ? [windowOfMesh(best[i].mesh)] : [])),
  );
  moved.forEach((i, k) => {
    const fit = again[k];
    if (fit && fit.mesh.presence >= Math.min(surePresence, best[i]?.mesh.presence ?? 0)) best[i] = fit;
  });
  return best.map(({ mesh }) => (mesh.presence >= leastFirstPresence ? mesh : null));
}

/** A larger square at k eighth turns, moved towards the chin that a face turned so would have. */
function round({ x, y, side, angle: seen, score }: Sighting, k: number, shift: number): Similarity {
  const angle = seen + (k * quarterTurn) / 2;
  return windowOfSighting({
    x: x - shift * side * Math.sin(angle),
    y: y + shift * side * Math.cos(angle),
    side: larger * side,
    angle,
    score,
  });
}

/** To the nearest quarter turn: 0 upright, 2 on its head. */
export function turnOf(mesh: Pick<Mesh, 'points'>): number {
  return (Math.round(angleOfEyes(mesh) / quarterTurn) + 4) % 4;
}

/** The way up that all faces of so much presence have; null where they differ or are fewer than `faces`. */
function agreedTurn(meshes: readonly Mesh[], leastPresence: number, faces: number): number | null {
  const turns = meshes.filter(({ presence }) => presence >= leastPresence).map(turnOf);
  const [turn = null] = turns;
  return turns.length < faces || turns.some((other) => other !== turn) ? null : turn;
}

async function fitIn(faceMesh: FaceMesh, pyramid: Pyramid, windows: readonly Similarity[]): Promise<Fit[]> {
  const meshes = await faceMesh.fit(pyramid, windows);
  return meshes.flatMap((mesh, i) => (windows[i] ? [{ window: windows[i], mesh }] : []));
}

/** Each likely mesh fitted again in the window around itself, until it settles; a large one that is not sure once at least. */
async function settle(faceMesh: FaceMesh, pyramid: Pyramid, fits: Fit[], rounds: number): Promise<Fit[]> {
  const result = [...fits];
  const isOpen = (i: number) => {
    const fit = result[i];
    return fit !== undefined && fit.mesh.presence >= leastFirstPresence && !isSettled(fit);
  };
  const isUnsure = ({ window, mesh: { presence } }: Fit) =>
    presence >= leastFirstPresence && presence < surePresence && scaleOf(window) * meshSize > worthMore;
  let open = fits.flatMap((fit, i) => (isUnsure(fit) || isOpen(i) ? [i] : []));
  for (let round = 0; round < rounds && open.length > 0; round++) {
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
function isSettled({ window, mesh }: Fit): boolean {
  const next = windowOfMesh(mesh);
  const off = angleOf(next) - angleOf(window);
  const half = meshSize / 2;
  const [x, y] = applyTo(window, half, half);
  const [nextX, nextY] = applyTo(next, half, half);
  return (
    Math.abs(Math.atan2(Math.sin(off), Math.cos(off))) < settledAngle &&
    Math.hypot(nextX - x, nextY - y) < settledPlace * meshSize * scaleOf(next) &&
    Math.abs(Math.log(scaleOf(next) / scaleOf(window))) < settledSize
  );
}

/** The window turned about its own middle. */
function turned(window: Similarity, quarters: number): Similarity {
  return compose(
    window,
    squareWindow(meshSize / 2, meshSize / 2, meshSize, quarters * quarterTurn, meshSize),
  );
}
