import { LikenessError } from '../../errors.ts';
import type { ModelFiles } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid } from '../../picture/resample.ts';
import { type Similarity, squareWindow } from '../../picture/similarity.ts';
import type { Box } from '../types.ts';
import { BlazeFace, type Sighting } from './blazeFace.ts';
import { FaceMesh, type Mesh } from './faceMesh.ts';
import { byFace, isSameFace, onePerFace } from './oneFace.ts';
import { FaceSsd, ssdSize } from './ssd.ts';
import { fitUpright } from './uprightMesh.ts';
import { type Tile, tiles, whole, windowOfTile } from './windows.ts';

export interface Detection {
  /** What the mesh encloses. */
  box: Box;
  /** The detector's confidence, 0..1. */
  score: number;
  mesh: Mesh;
}

export interface DetectOptions {
  /** A frame of a video: one look, and at turned copies of the picture only when that shows nothing. */
  video: boolean;
  /** Told what was found so far, after each step of a long search; a promise is waited for, and what it throws ends the search. */
  onFound?: (found: readonly Detection[]) => void | Promise<void>;
}

/** Least confidence of the detector for a face, and for a reason to ask the second one. */
const leastScore = 0.5;
const leastHint = 0.3;

/** The second detector's least confidence, and the mesh's least presence. */
const leastSsdScore = 0.5;
const leastPresence = 0.5;

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

/** A tile is worth finer ones when it shows a face smaller than this share of its side. */
const smallInTile = 1 / 6;

const quarterTurn = Math.PI / 2;

/** Finds faces and fits a mesh to each. */
export class FaceDetector {
  readonly #blazeFace: BlazeFace;
  readonly #faceMesh: FaceMesh;
  readonly #files: ModelFiles;
  #ssd: Promise<FaceSsd | null> | null = null;

  private constructor(blazeFace: BlazeFace, faceMesh: FaceMesh, files: ModelFiles) {
    this.#blazeFace = blazeFace;
    this.#faceMesh = faceMesh;
    this.#files = files;
  }

  /**
   * Reads `blazeface.*` and `facemesh.*`; `ssd_mobilenetv1_model*` when a picture first needs it.
   *
   * @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`.
   */
  static async load(files: ModelFiles): Promise<FaceDetector> {
    const [blazeFace, faceMesh] = await Promise.all([BlazeFace.load(files), FaceMesh.load(files)]);
    return new FaceDetector(blazeFace, faceMesh, files);
  }

  /**
   * Every face in the picture, largest first, whichever way up each is.
   *
   * A still whose every face is large and plain to see gets one look, and one at three small turned copies. Another is also looked at
   * with a wide margin, where a tight crop looks like a face in a picture, and on overlapping tiles, finer ones where a tile showed
   * small faces. The second detector is asked where the first one half saw something.
   */
  async detect(picture: Pixels | Pyramid, { video, onFound }: DetectOptions): Promise<Detection[]> {
    const pyramid = picture instanceof Pyramid ? picture : new Pyramid(picture);
    const first = await this.#look(pyramid, [whole(pyramid, 1, 0)]);
    if (video) {
      const found = await this.#fit(pyramid, byFace(first.faces), video);
      if (found.length > 0) return found;
      return this.#fit(pyramid, byFace(await this.#blazeFace.lookTurned(pyramid, leastScore)), video);
    }
    const plain =
      isPlain(pyramid, byFace(first.faces)) && !first.faces.some(({ side }) => isTight(pyramid, side));
    let found = await this.#fit(pyramid, byFace(first.faces));
    await onFound?.(found);
    let hints = first.hints;
    if (!plain) {
      const searched = await this.#search(pyramid, first, async (seen) => {
        found = await this.#add(pyramid, found, seen);
        await onFound?.(found);
      });
      hints = searched;
    }
    found = await this.#add(pyramid, found, await this.#blazeFace.lookTurned(pyramid, leastScore));
    if (found.length === 0) return this.#turnedThoroughly(pyramid);
    const open = hints.filter((hint) => !isExplained(hint, found));
    if (open.length > 0) found = await this.#add(pyramid, found, await this.#secondOpinion(pyramid));
    await onFound?.(found);
    return found;
  }

  dispose(): void {
    this.#blazeFace.dispose();
    this.#faceMesh.dispose();
    // A load that failed was told to whoever asked for it and left nothing to dispose of.
    this.#ssd?.then(
      (ssd) => ssd?.dispose(),
      () => undefined,
    );
  }

  /** Looks with a margin and at tiles, telling of each batch of sightings; gives the hints of all looks. */
  async #search(
    pyramid: Pyramid,
    first: Looked,
    tell: (seen: Sighting[]) => Promise<void>,
  ): Promise<Sighting[]> {
    const wide = await this.#look(pyramid, [whole(pyramid, 2, 0)]);
    const hints = [...first.hints, ...wide.hints];
    await tell(wide.faces);
    const seen = [...first.faces, ...wide.faces];
    if (isPlain(pyramid, byFace(seen))) return hints;
    let small: Tile[] | null = null;
    for (const share of tileShares) {
      const wanted = tiles(pyramid, share).filter(
        (tile) => small === null || small.some((parent) => touches(parent, tile)),
      );
      const showing: Tile[] = [];
      for (const tile of wanted) {
        const looked = await this.#look(pyramid, [windowOfTile(tile)]);
        hints.push(...looked.hints);
        if (looked.faces.some(({ side }) => side < smallInTile * tile.side)) showing.push(tile);
        seen.push(...looked.faces);
        await tell(looked.faces);
      }
      // Where nothing was found at all, finer tiles are looked at everywhere.
      small = seen.length > 0 ? showing : null;
    }
    return hints;
  }

  /** What was found, and what is new among the sightings. */
  async #add(pyramid: Pyramid, found: Detection[], seen: Sighting[]): Promise<Detection[]> {
    const unknown = seen.filter((sighting) => !isExplained(sighting, found));
    return onePerFace([...found, ...(await this.#fit(pyramid, byFace(unknown)))]);
  }

  /** Where nothing was found: the whole picture at three quarter turns, in the size of a first look, and with a margin. */
  async #turnedThoroughly(pyramid: Pyramid): Promise<Detection[]> {
    for (const turns of [1, 2, 3]) {
      const angle = turns * quarterTurn;
      const { faces } = await this.#look(pyramid, [whole(pyramid, 1, angle), whole(pyramid, 2, angle)]);
      const found = await this.#fit(pyramid, byFace(faces));
      if (found.length > 0) return found;
    }
    return [];
  }

  async #look(pyramid: Pyramid, windows: Similarity[]): Promise<Looked> {
    const seen: Sighting[] = [];
    for (const window of windows) seen.push(...(await this.#blazeFace.look(pyramid, window, leastHint)));
    return {
      faces: seen.filter(({ score }) => score >= leastScore),
      hints: seen.filter(({ score }) => score < leastScore),
    };
  }

  async #secondOpinion(pyramid: Pyramid): Promise<Sighting[]> {
    const ssd = await this.#getSsd();
    if (!ssd) return [];
    const { width, height } = pyramid;
    const window = squareWindow(width / 2, height / 2, Math.max(width, height), 0, ssdSize);
    const seen = await ssd.look(pyramid, window, leastSsdScore);
    return seen.map(({ box, score }) => ({
      x: box.x + box.width / 2,
      // Its boxes begin at the forehead, BlazeFace's squares at the brows.
      y: box.y + 0.55 * box.height,
      side: 0.9 * Math.max(box.width, box.height),
      angle: 0,
      score,
    }));
  }

  /** Null where its file cannot be had: then the first detector's answer stands, and it is tried again with the next picture. */
  #getSsd(): Promise<FaceSsd | null> {
    this.#ssd ??= FaceSsd.load(this.#files).catch((error: unknown) => {
      this.#ssd = null;
      if (error instanceof LikenessError) return null;
      throw error;
    });
    return this.#ssd;
  }

  /** A mesh for each face, from its best sighting or, where that gives none, from the next. */
  async #fit(pyramid: Pyramid, faces: Sighting[][], video = false): Promise<Detection[]> {
    const found: Detection[] = [];
    for (let left = faces; left.length > 0; ) {
      const best = left.flatMap(([sighting]) => sighting ?? []);
      const meshes = await fitUpright(this.#faceMesh, pyramid, best, { video });
      const good = meshes.map((mesh) => (mesh && mesh.presence >= leastPresence ? mesh : null));
      found.push(
        ...best.flatMap(({ score }, i) => {
          const mesh = good[i];
          return mesh ? [{ box: enclose(mesh), score, mesh }] : [];
        }),
      );
      left = left.flatMap((sightings, i) => (good[i] || sightings.length < 2 ? [] : [sightings.slice(1)]));
    }
    return onePerFace(found);
  }
}

interface Looked {
  faces: Sighting[];
  /** What scored too little for a face. */
  hints: Sighting[];
}

/** Whether the sighting is of a face that was found already, or of a part of it. */
function isExplained(sighting: Sighting, found: readonly Detection[]): boolean {
  return found.some(({ box }) => {
    const place = {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      side: Math.max(box.width, box.height),
    };
    return isSameFace(place, sighting) || (sighting.side < place.side && isWithin(sighting, box));
  });
}

function isWithin({ x, y }: Sighting, box: Box): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

function touches(p: Tile, q: Tile): boolean {
  const reach = (p.side + q.side) / 2;
  return Math.abs(p.x - q.x) < reach && Math.abs(p.y - q.y) < reach;
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
