import type { Pyramid } from '../../picture/resample.ts';
import { type Similarity, squareWindow } from '../../picture/similarity.ts';
import type { BlazeFace, Sighting } from './blazeFace.ts';
import { type Detection, detection, isExplained, placeOf } from './detection.ts';
import { type FaceMesh, windowOfSighting } from './faceMesh.ts';
import { byFace, isSameFace, onePerFace } from './oneFace.ts';
import { type FaceSsd, ssdSize } from './ssd.ts';
import { fitUpright, turnOf } from './uprightMesh.ts';
import { type Tile, tiles, whole, windowOfTile } from './windows.ts';

/**
 * Takes what was found so far; a promise is waited for, and what it throws ends the search.
 *
 * @param searched how much of the look at tiles is done, 0..1; 0 before it begins
 */
export type Told = (found: readonly Detection[], searched: number) => void | Promise<void>;

interface Networks {
  blazeFace: BlazeFace;
  faceMesh: FaceMesh;
  /** The second detector; null where its file cannot be had. */
  ssd: () => Promise<FaceSsd | null>;
}

/** Least confidence of the detector for a face, and for a reason to look closer. */
export const leastScore = 0.5;
const leastHint = 0.3;

/** The second detector's least confidence, and the mesh's least presence. */
const leastSsdScore = 0.5;
const leastPresence = 0.5;

/** Tiles of the second look: their side as a share of the picture's longer one. */
const tileShares = [1 / 2, 1 / 4];

/** Sightings of several tiles are fitted at once: a mesh in a batch costs half. */
const sightingsAtOnce = 8;

/**
 * Where every face is larger than this share of the picture's longer side and seen with such a score, tiles are not looked at:
 * one look shows faces down to half of that, and people in one photo differ less unless some stand far behind. Near its limit
 * the detector takes a face for up to twice as large as it is, but is not so sure of it; then the mesh says how large it is.
 */
const largeFace = 1 / 14;
const plainToSee = 0.7;
const likelyMesh = 0.99;

/** A face larger than this share of the picture's longer side stands in a tight crop; the detector is better at faces with room around. */
const tightCrop = 0.4;

/** Finer tiles are looked at around faces smaller than this share of a tile's side. */
const smallInTile = 1 / 12;

/** So many of the best hints are looked into; textures have many. */
const mostHints = 12;

/** A hint with so much presence is a face, and with so much it may be one. */
const sureHint = 0.98;
const likelyHint = 0.3;

/** The least side of a face for the second detector, in its own pixels and in the picture's. */
const leastForSsd = 24;
const leastInPicture = 36;

const quarterTurn = Math.PI / 2;

/**
 * The search of one still picture.
 *
 * Where every face is large and plain to see that is one look, and one at three small turned copies. Other pictures are also looked at
 * with a wide margin, where a tight crop looks like a face in a picture, and on overlapping tiles, finer ones around small faces. Where
 * one face is turned, the whole picture is looked at on its sides and on its head. What the detector half saw goes by the mesh's
 * presence, and to the second detector where that cannot tell.
 */
export class StillSearch {
  readonly #networks: Networks;
  readonly #pyramid: Pyramid;
  readonly #told: Told | undefined;
  readonly #longer: number;
  #found: Detection[] = [];
  readonly #faces: Sighting[] = [];
  /** What was seen in turned copies of the whole picture. */
  #turned: Sighting[] = [];
  /** Share of the look at tiles that is done. */
  #searched = 0;
  /** What scored too little for a face. */
  readonly #hints: Sighting[] = [];

  constructor(networks: Networks, pyramid: Pyramid, told: Told | undefined) {
    this.#networks = networks;
    this.#pyramid = pyramid;
    this.#told = told;
    this.#longer = Math.max(pyramid.width, pyramid.height);
  }

  /** Every face, largest first. */
  async run(): Promise<Detection[]> {
    const { upright, turned } = await this.#networks.blazeFace.lookAllRound(
      this.#pyramid,
      whole(this.#pyramid, 1, 0),
      { upright: leastHint, turned: leastScore },
    );
    this.#turned = turned;
    await this.#add(this.#note(upright));
    await this.#add(this.#turned);
    const tight = this.#faces.some(({ side }) => side > tightCrop * this.#longer);
    if (tight || !this.#isPlain()) await this.#searchFurther(tight);
    if (this.#found.some(({ mesh }) => turnOf(mesh) !== 0)) await this.#lookRound(1);
    for (const times of [1, 2]) if (this.#found.length === 0) await this.#lookRound(times);
    await this.#lookCloser();
    await this.#tell();
    return this.#found;
  }

  /** Looks with a margin, where faces have none, and at tiles. */
  async #searchFurther(tight: boolean): Promise<void> {
    if (tight || this.#faces.length === 0) {
      await this.#add(await this.#look(whole(this.#pyramid, 2, 0)));
      if (this.#isPlain()) return;
    }
    let small: Sighting[] | null = null;
    for (const [pass, share] of tileShares.entries()) {
      const wanted = tiles(this.#pyramid, share).filter(
        (tile) => small === null || small.some((sighting) => isNear(sighting, tile)),
      );
      const seenSmall: Sighting[] = [];
      let waiting: Sighting[] = [];
      const { blazeFace } = this.#networks;
      for (let done = 0; done < wanted.length; done += blazeFace.atOnce) {
        this.#searched = (pass + done / wanted.length) / tileShares.length;
        await this.#tell();
        const now = wanted.slice(done, done + blazeFace.atOnce);
        const seen = await blazeFace.lookAt(this.#pyramid, now.map(windowOfTile), leastHint);
        for (const [i, tile] of now.entries()) {
          const faces = this.#note(seen[i] ?? []);
          seenSmall.push(...faces.filter(({ side }) => side < smallInTile * tile.side));
          waiting.push(...faces.filter((sighting) => !isExplained(sighting, this.#found)));
        }
        if (waiting.length < sightingsAtOnce) continue;
        await this.#add(waiting);
        waiting = [];
      }
      await this.#add(waiting);
      this.#searched = (pass + 1) / tileShares.length;
      // Where nothing was found at all, finer tiles are looked at everywhere.
      small = this.#faces.length > 0 ? seenSmall : null;
    }
  }

  /** Looks at the whole picture on its sides and on its head. */
  async #lookRound(times: number): Promise<void> {
    const windows = [1, 2, 3].map((turns) => whole(this.#pyramid, times, turns * quarterTurn));
    const seen = await this.#networks.blazeFace.lookAt(this.#pyramid, windows, leastHint);
    for (const sightings of seen) await this.#add(this.#note(sightings));
  }

  /**
   * What the detector half saw: a face where the mesh is sure. Where that finds something like one, the second detector is asked, which
   * knows profiles and faces half hidden or cut by the edge.
   */
  async #lookCloser(): Promise<void> {
    const isOpen = (hint: Sighting) => !isExplained(hint, this.#found);
    const hints = byFace(this.#hints.filter(isOpen))
      .flatMap(([best]) => best ?? [])
      .slice(0, mostHints);
    const meshes = await this.#networks.faceMesh.fit(this.#pyramid, hints.map(windowOfSighting));
    const presence = new Map(hints.map((hint, i) => [hint, meshes[i]?.presence ?? 0]));
    const withPresence = (least: number) => hints.filter((hint) => (presence.get(hint) ?? 0) >= least);
    await this.#add(withPresence(sureHint));
    const least = Math.max(leastInPicture, (leastForSsd / ssdSize) * this.#longer);
    if (withPresence(likelyHint).some((hint) => hint.side >= least && isOpen(hint))) {
      await this.#add(await this.#secondOpinion());
    }
  }

  async #secondOpinion(): Promise<Sighting[]> {
    const ssd = await this.#networks.ssd();
    if (!ssd) return [];
    const { width, height } = this.#pyramid;
    const window = squareWindow(width / 2, height / 2, this.#longer, 0, ssdSize);
    const seen = await ssd.look(this.#pyramid, window, leastSsdScore);
    return seen.map(({ box, score }) => ({
      x: box.x + box.width / 2,
      // Its boxes begin at the forehead, BlazeFace's squares at the brows.
      y: box.y + 0.55 * box.height,
      side: 0.9 * Math.max(box.width, box.height),
      angle: 0,
      score,
    }));
  }

  async #tell(): Promise<void> {
    await this.#told?.(this.#found, this.#searched);
  }

  async #look(window: Similarity): Promise<Sighting[]> {
    return this.#note(await this.#networks.blazeFace.look(this.#pyramid, window, leastHint));
  }

  /** Remembers what was seen, and what was half seen. @returns the faces */
  #note(seen: readonly Sighting[]): Sighting[] {
    const faces = seen.filter(({ score }) => score >= leastScore);
    this.#faces.push(...faces);
    this.#hints.push(...seen.filter(({ score }) => score < leastScore));
    return faces;
  }

  /** Fits meshes to what is new among the sightings, and tells. */
  async #add(seen: readonly Sighting[]): Promise<void> {
    const unknown = seen.filter((sighting) => !isExplained(sighting, this.#found));
    if (unknown.length === 0) return;
    this.#found = onePerFace([...this.#found, ...(await this.#fit(byFace(unknown)))]);
    await this.#tell();
  }

  /** A mesh for each face, from its best sighting or, where that gives none, from the next. */
  async #fit(faces: Sighting[][]): Promise<Detection[]> {
    const fitted: Detection[] = [];
    for (let left = faces; left.length > 0; ) {
      const best = left.flatMap(([sighting]) => sighting ?? []);
      const known = [...this.#found, ...fitted].map(({ mesh }) => mesh);
      const context = { isVideo: false, known, turned: this.#turned };
      const meshes = await fitUpright(this.#networks.faceMesh, this.#pyramid, best, context);
      const good = meshes.map((mesh) => (mesh && mesh.presence >= leastPresence ? mesh : null));
      best.forEach((sighting, i) => {
        const mesh = good[i];
        if (mesh) fitted.push(detection(mesh, sighting.score, sighting));
      });
      left = left.flatMap((sightings, i) => (good[i] || sightings.length < 2 ? [] : [sightings.slice(1)]));
    }
    return fitted;
  }

  /** Whether there are faces and each is large and plain to see: by its score, or by a mesh that is as large. */
  #isPlain(): boolean {
    const least = largeFace * this.#longer;
    const isLikely = (sighting: Sighting) =>
      this.#found.some(({ mesh, box }) => {
        const place = placeOf(box);
        return mesh.presence >= likelyMesh && place.side > least && isSameFace(place, sighting);
      });
    const plain = byFace(this.#faces).every(
      ([best]) => best && best.side > least && (best.score > plainToSee || isLikely(best)),
    );
    return this.#faces.length > 0 && plain;
  }
}

/** Whether the sighting lies in the tile or less than half of one beside it: small faces are where other small faces are. */
function isNear({ x, y }: Sighting, tile: Tile): boolean {
  return Math.max(Math.abs(x - tile.x), Math.abs(y - tile.y)) < tile.side;
}
