import type { ModelFiles } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid } from '../../picture/resample.ts';
import { type Similarity, squareWindow } from '../../picture/similarity.ts';
import type { Box } from '../types.ts';
import { BlazeFace, blazeFaceSize, type Sighting } from './blazeFace.ts';
import { angleOfEyes, FaceMesh, type Mesh, windowOfMesh, windowOfSighting } from './faceMesh.ts';

export interface Detection {
  /** What the mesh encloses. */
  box: Box;
  /** The detector's confidence, 0..1. */
  score: number;
  mesh: Mesh;
}

/** Least confidence of the detector to look closer. */
const leastScore = 0.5;

/** Least confidence of the mesh network that its window holds a face; a first window may be off, so less will do there. */
const leastFirstPresence = 0.1;
const leastPresence = 0.5;

/** Two sightings whose centres are nearer than this share of the larger one's side are one face. */
const sameFace = 0.35;

/** Two detections that share more than this of the smaller one's box are one face. */
const sameFaceOverlap = 0.5;

/** Tiles of the second look: their side as a share of the picture's longer one. */
const tileShares = [1 / 2, 1 / 4];

/**
 * Where every face is larger than this share of the picture's longer side and seen with such a score, tiles are not looked at:
 * one look shows faces down to half of that, and people in one photo differ less unless some stand far behind. Near its limit
 * the detector takes a face for up to twice as large as it is, but is not so sure of it.
 */
const largeFace = 1 / 14;
const plainToSee = 0.7;

/** A face larger than this share of the picture's longer side stands in a tight crop; the detector is better at faces with room around. */
const tightCrop = 0.4;

/** Tiles overlap by a third, so that a face smaller than that is whole in one of them. */
const tileStep = 2 / 3;

/** A tile smaller than this, in pixels, would only be enlarged. */
const leastTile = 192;

const quarterTurn = Math.PI / 2;

/** A face with a better score is not looked at again. */
const sure = 0.9;

/** In a look at the whole picture a face on its head scores less than this; a tile may show only the part that looks upright. */
const sureOfWhole = 0.85;

/** A face that scores so well from close by lies as it was read: on its side or its head it scores less. */
const uprightEnough = 0.8;

/** By how much a turned face's score must be higher, to believe that it lies that way. */
const turnGain = 0.1;

/** Side of a closer look, in sides of the face. */
const closeMargin = 3;

/** Finds faces and fits a mesh to each. */
export class FaceDetector {
  readonly #blazeFace: BlazeFace;
  readonly #faceMesh: FaceMesh;

  private constructor(blazeFace: BlazeFace, faceMesh: FaceMesh) {
    this.#blazeFace = blazeFace;
    this.#faceMesh = faceMesh;
  }

  /**
   * Reads `blazeface.*` and `facemesh.*`.
   *
   * @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`.
   */
  static async load(files: ModelFiles): Promise<FaceDetector> {
    const [blazeFace, faceMesh] = await Promise.all([BlazeFace.load(files), FaceMesh.load(files)]);
    return new FaceDetector(blazeFace, faceMesh);
  }

  /**
   * Every face in the picture, largest first.
   *
   * A frame of a video gets one pass, and so does a still whose every face is large and plain to see. Another is also looked at
   * with a wide margin, where a tight crop looks like a face in a picture, and then on overlapping tiles for as long as finer
   * tiles show something new; when there is nothing, it is turned by quarters.
   */
  async detect(picture: Pixels | Pyramid, { video }: { video: boolean }): Promise<Detection[]> {
    const pyramid = picture instanceof Pyramid ? picture : new Pyramid(picture);
    if (video) return this.#fit(pyramid, byFace(await this.#look(pyramid, [whole(pyramid, 1, 0)])));
    const first = await this.#look(pyramid, [whole(pyramid, 1, 0)]);
    const plain = isPlain(pyramid, byFace(first)) && !first.some(({ side }) => isTight(pyramid, side));
    const upright = await this.#fit(pyramid, plain ? byFace(first) : await this.#search(pyramid, first));
    if (upright.length > 0) return this.#lookCloser(pyramid, upright, plain ? sureOfWhole : sure);
    for (const turns of [1, 2, 3]) {
      const angle = turns * quarterTurn;
      const looks = await this.#look(pyramid, [whole(pyramid, 1, angle), whole(pyramid, 2, angle)]);
      const found = await this.#fit(pyramid, byFace(looks));
      if (found.length > 0) return found;
    }
    return [];
  }

  dispose(): void {
    this.#blazeFace.dispose();
    this.#faceMesh.dispose();
  }

  async #search(pyramid: Pyramid, first: Sighting[]): Promise<Sighting[][]> {
    let seen = [...first, ...(await this.#look(pyramid, [whole(pyramid, 2, 0)]))];
    if (isPlain(pyramid, byFace(seen))) return byFace(seen);
    for (const share of tileShares) {
      const before = byFace(seen).length;
      seen = [...seen, ...(await this.#look(pyramid, tiles(pyramid, share)))];
      if (byFace(seen).length === before && before > 0) break;
    }
    return byFace(seen);
  }

  /**
   * Looks again, from close by, at faces the detector was not sure of: the mesh network reads eyes and mouth into a face on its side
   * or its head, while the detector is surer of it the right way up.
   */
  async #lookCloser(pyramid: Pyramid, faces: Detection[], enough: number): Promise<Detection[]> {
    const closer: Detection[] = [];
    for (const face of faces) {
      const sighting = face.score < enough ? await this.#bestTurn(pyramid, face) : null;
      const [mesh] = sighting ? await this.#fitTwice(pyramid, [sighting]) : [];
      closer.push(mesh ? { box: enclose(mesh), score: face.score, mesh } : face);
    }
    // A doubtful sighting beside a face can turn out, from close by, to be that face.
    return onePerFace(closer);
  }

  async #bestTurn(pyramid: Pyramid, { box, mesh }: Detection): Promise<Sighting | null> {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const side = closeMargin * Math.max(box.width, box.height);
    const look = async (turns: number) => {
      const window = squareWindow(x, y, side, angleOfEyes(mesh) + turns * quarterTurn, blazeFaceSize);
      const seen = await this.#look(pyramid, [window]);
      // Another face may lie in the margin: only what is where this one was counts.
      return (
        seen.find((each) => Math.hypot(each.x - x, each.y - y) < (sameFace * side) / closeMargin) ?? null
      );
    };
    let best = await look(0);
    const asRead = best?.score ?? leastScore;
    if (asRead >= uprightEnough) return best;
    for (const turns of [1, 2, 3]) {
      const turned = await look(turns);
      if (turned && turned.score > Math.max(asRead + turnGain, best?.score ?? 0)) best = turned;
    }
    return best;
  }

  async #look(pyramid: Pyramid, windows: Similarity[]): Promise<Sighting[]> {
    const seen: Sighting[] = [];
    for (const window of windows) seen.push(...(await this.#blazeFace.look(pyramid, window, leastScore)));
    return seen;
  }

  /** A mesh for each face, from its best sighting or, where that gives none, from the next. */
  async #fit(pyramid: Pyramid, faces: Sighting[][]): Promise<Detection[]> {
    const found: Detection[] = [];
    for (let left = faces; left.length > 0; ) {
      const best = left.flatMap(([sighting]) => sighting ?? []);
      const meshes = await this.#fitTwice(pyramid, best);
      found.push(
        ...best.flatMap(({ score }, i) => {
          const mesh = meshes[i];
          return mesh ? [{ box: enclose(mesh), score, mesh }] : [];
        }),
      );
      left = left.flatMap((sightings, i) => (meshes[i] || sightings.length < 2 ? [] : [sightings.slice(1)]));
    }
    return onePerFace(found);
  }

  /** Meshes in windows around first meshes, which are steadier than the detector's squares; null where there is no face. */
  async #fitTwice(pyramid: Pyramid, sightings: Sighting[]): Promise<(Mesh | null)[]> {
    const first = await this.#faceMesh.fit(pyramid, sightings.map(windowOfSighting));
    const plausible = first.filter(({ presence }) => presence >= leastFirstPresence);
    const second = await this.#faceMesh.fit(pyramid, plausible.map(windowOfMesh));
    return first.map((mesh) => {
      const again = second[plausible.indexOf(mesh)];
      return again && again.presence >= leastPresence ? again : null;
    });
  }
}

/** The picture in the middle of a square `times` as large as its longer side. */
function whole({ width, height }: Pyramid, times: number, angle: number): Similarity {
  return squareWindow(width / 2, height / 2, times * Math.max(width, height), angle, blazeFaceSize);
}

function isTight({ width, height }: Pyramid, side: number): boolean {
  return side > tightCrop * Math.max(width, height);
}

/** Whether there are faces and each is large and well seen. */
function isPlain({ width, height }: Pyramid, faces: Sighting[][]): boolean {
  const least = largeFace * Math.max(width, height);
  const plain = faces.every(([best]) => best && best.side > least && best.score > plainToSee);
  return faces.length > 0 && plain;
}

function tiles({ width, height }: Pyramid, share: number): Similarity[] {
  const side = share * Math.max(width, height);
  if (side < leastTile) return [];
  return centres(height, side).flatMap((y) =>
    centres(width, side).map((x) => squareWindow(x, y, side, 0, blazeFaceSize)),
  );
}

/** Centres of evenly spaced intervals that cover `length`. */
function centres(length: number, side: number): number[] {
  if (length <= side) return [length / 2];
  const steps = Math.ceil((length - side) / (side * tileStep));
  return Array.from({ length: steps + 1 }, (_, i) => side / 2 + (i * (length - side)) / steps);
}

function byFace(sightings: Sighting[]): Sighting[][] {
  return groups(sightings, (sighting) => sighting);
}

/** Groups of what is one face by its place, each led by its best-scored. */
function groups<T extends { score: number }>(
  all: T[],
  place: (item: T) => { x: number; y: number; side: number },
): T[][] {
  const found: [T, ...T[]][] = [];
  for (const item of [...all].sort((p, q) => q.score - p.score)) {
    const p = place(item);
    const known = found.find(([best]) => {
      const q = place(best);
      return Math.hypot(p.x - q.x, p.y - q.y) < sameFace * Math.max(p.side, q.side);
    });
    if (known) known.push(item);
    else found.push([item]);
  }
  return found;
}

/**
 * Of detections that share most of the smaller one's box the best-scored, largest face first. Finer tiles see faces in
 * parts of a large face (an eye and a brow, a mouth); two people's faces never lie within each other.
 */
function onePerFace(found: Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const detection of [...found].sort((p, q) => q.score - p.score)) {
    if (kept.every(({ box }) => sharedOfSmaller(box, detection.box) < sameFaceOverlap)) kept.push(detection);
  }
  return kept.sort(largestFirst);
}

function sharedOfSmaller(p: Box, q: Box): number {
  const width = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
  const height = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(p.width * p.height, q.width * q.height);
}

function largestFirst(p: Detection, q: Detection): number {
  return q.box.width * q.box.height - p.box.width * p.box.height;
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
