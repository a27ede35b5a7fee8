import { LikenessError } from '../../errors.ts';
import type { ModelFiles } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid } from '../../picture/resample.ts';
import { BlazeFace, type Sighting } from './blazeFace.ts';
import { type Detection, detection } from './detection.ts';
import { FaceMesh } from './faceMesh.ts';
import { fitFollowed } from './followMesh.ts';
import { byFace, isSameFace, onePerFace } from './oneFace.ts';
import { FaceSsd } from './ssd.ts';
import { leastScore, StillSearch, type Told } from './stillSearch.ts';
import { likelyPresence } from './uprightMesh.ts';
import { whole } from './windows.ts';

export type { Detection } from './detection.ts';

export interface DetectOptions {
  /** A frame of a video: one look, and one at turned copies of it where a face is new or not sure. */
  video: boolean;
  /** The faces of the video's frame before: they keep their turns. */
  last?: readonly Detection[];
  /** Told what was found so far, after each step of the long search of a still. */
  onFound?: Told;
}

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

  /** Every face in the picture, largest first, whichever way up each is. */
  async detect(
    picture: Pixels | Pyramid,
    { video, last = [], onFound }: DetectOptions,
  ): Promise<Detection[]> {
    const pyramid = picture instanceof Pyramid ? picture : new Pyramid(picture);
    if (video) return this.#follow(pyramid, last);
    const networks = { blazeFace: this.#blazeFace, faceMesh: this.#faceMesh, ssd: () => this.#getSsd() };
    return new StillSearch(networks, pyramid, onFound).run();
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

  /** Looks at turned copies of the frame, too, where a face is new or not sure: it may be another way up. */
  async #follow(pyramid: Pyramid, last: readonly Detection[]): Promise<Detection[]> {
    const seen = await this.#blazeFace.look(pyramid, whole(pyramid, 1, 0), leastScore);
    const doubtful = last.filter(({ mesh }) => mesh.presence < likelyPresence);
    const faces = byFace(seen).length;
    if (faces === 0 || faces > last.length || doubtful.length > 0) {
      const turned = await this.#blazeFace.lookTurned(pyramid, leastScore);
      const isKnown = (sighting: Sighting) =>
        last.some((face) => !doubtful.includes(face) && isSameFace(face.place, sighting));
      seen.push(...turned.filter((sighting) => !isKnown(sighting)));
    }
    const best = byFace(seen).flatMap(([sighting]) => sighting ?? []);
    const fitted = await fitFollowed(this.#faceMesh, pyramid, best, last);
    return onePerFace(
      fitted.map(({ mesh, sighting, before }) =>
        detection(mesh, sighting?.score ?? leastScore, sighting ?? before?.place),
      ),
    );
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
}
