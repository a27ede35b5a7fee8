import type { GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, type Tensor, tensor4d } from '@tensorflow/tfjs-core';
import { readTogether } from '../../networks/backend/readTogether.ts';
import type { ModelFiles } from '../../networks/files/modelFiles.ts';
import { type Pyramid, resample } from '../../picture/resample.ts';
import { applyTo, type Similarity, scaleOf, squareWindow } from '../../picture/similarity.ts';
import type { Sighting } from './blazeFace.ts';
import { readGraphModel } from './graphModel.ts';

/** The 468 points of a face and how sure the network is that there is one. */
export interface Mesh {
  /** x0 y0 z0 x1 y1 z1 ..., pixels of the picture; z grows away from the camera, on the scale of x. */
  points: Float32Array;
  /** 0..1. */
  presence: number;
}

/**
 * The mesh network reads eyes and a mouth into a face on its head, and the detector is as sure of it as of any other: what tells is the
 * mesh's presence. On twelve clear faces at four quarter turns it was 1 - 1e-6 and more the right way up (a logit of 14 to 18) and
 * 0.99995 and less on every wrong fit (a logit of at most 10).
 */
export const surePresence = 1 - 6e-6;

/** Side of the network's input in pixels. */
export const meshSize = 192;

/** Faces that go through the network at once: all that a search may have half seen, as each answer of a graphics card is a wait. */
const batch = 12;

/** Sides of a window around what the mesh itself encloses. */
const margin = 1.5;

/**
 * Sides of a window around the detector's square, and how far above that one's middle its own lies, in sides: the medians of where the
 * meshes of 127 faces of all sizes came to lie, so that most need no second fit.
 */
const sightingMargin = 1.66;
const sightingRise = 0.033;

/** MediaPipe's face mesh (Kartynnik et al., 2019) on windows around faces. */
export class FaceMesh {
  readonly #model: GraphModel;

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  /** @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`. */
  static async load(files: ModelFiles): Promise<FaceMesh> {
    return new FaceMesh(await readGraphModel(files, 'facemesh'));
  }

  /** One mesh a window, in order; a window carries 192 x 192 pixels to the picture. */
  async fit(pyramid: Pyramid, windows: readonly Similarity[]): Promise<Mesh[]> {
    const meshes: Mesh[] = [];
    for (let start = 0; start < windows.length; start += batch) {
      meshes.push(...(await this.#fitBatch(pyramid, windows.slice(start, start + batch))));
    }
    return meshes;
  }

  async #fitBatch(pyramid: Pyramid, windows: readonly Similarity[]): Promise<Mesh[]> {
    const one = meshSize * meshSize * 3;
    const rgb = new Float32Array(windows.length * one);
    windows.forEach((window, i) => {
      resample(pyramid, window, meshSize, rgb, i * one);
    });
    for (let i = 0; i < rgb.length; i++) rgb[i] = (rgb[i] ?? 0) / 255;
    const input = tensor4d(rgb, [windows.length, meshSize, meshSize, 3]);
    const outputs = this.#model.execute(input, ['output_mesh', 'output_faceflag']) as Tensor[];
    try {
      const [points = new Float32Array(), presence = new Float32Array()] = await readTogether(outputs);
      const length = points.length / windows.length;
      return windows.map((window, i) => ({
        points: carry(points.subarray(i * length, (i + 1) * length), window),
        presence: presence[i] ?? 0,
      }));
    } finally {
      dispose([input, ...outputs]);
    }
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/**
 * A window turned by less, in radians, is not turned at all: the network does not mind, and such windows are resampled several times as
 * fast.
 */
const leastTurn = Math.PI / 45;

function worthTurning(angle: number): number {
  return Math.abs(angle) < leastTurn ? 0 : angle;
}

/** The window in which to fit a mesh to a face the detector saw. */
export function windowOfSighting({ x, y, side, angle: seen }: Sighting): Similarity {
  const angle = worthTurning(seen);
  const rise = sightingRise * side;
  return squareWindow(
    x + rise * Math.sin(angle),
    y - rise * Math.cos(angle),
    sightingMargin * side,
    angle,
    meshSize,
  );
}

/** The angle of the line through the eyes' outer corners, in radians, clockwise from the picture's horizontal. */
export function angleOfEyes({ points }: Pick<Mesh, 'points'>): number {
  return Math.atan2(
    (points[263 * 3 + 1] ?? 0) - (points[33 * 3 + 1] ?? 0),
    (points[263 * 3] ?? 0) - (points[33 * 3] ?? 0),
  );
}

/** The window in which to fit a mesh once more: around the first one, upright along its eyes. */
export function windowOfMesh({ points }: Pick<Mesh, 'points'>): Similarity {
  const angle = worthTurning(angleOfEyes({ points }));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    const along = cos * x + sin * y;
    const across = cos * y - sin * x;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const along = (left + right) / 2;
  const across = (top + bottom) / 2;
  return squareWindow(
    cos * along - sin * across,
    sin * along + cos * across,
    margin * Math.max(right - left, bottom - top),
    angle,
    meshSize,
  );
}

function carry(raw: Float32Array, window: Similarity): Float32Array {
  const scale = scaleOf(window);
  const points = new Float32Array(raw.length);
  for (let i = 0; i < raw.length; i += 3) {
    const [x, y] = applyTo(window, raw[i] ?? 0, raw[i + 1] ?? 0);
    points[i] = x;
    points[i + 1] = y;
    points[i + 2] = (raw[i + 2] ?? 0) * scale;
  }
  return points;
}
