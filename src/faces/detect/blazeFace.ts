import type { GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, type Tensor, tensor4d } from '@tensorflow/tfjs-core';
import type { ModelFiles } from '../../networks/files/modelFiles.ts';
import { type Pyramid, resample } from '../../picture/resample.ts';
import {
  angleOf,
  applyTo,
  compose,
  type Similarity,
  scaleOf,
  squareWindow,
} from '../../picture/similarity.ts';
import { readGraphModel } from './graphModel.ts';

/** A square around a face, by its centre, in pixels of the picture. */
export interface Place {
  x: number;
  y: number;
  side: number;
}

/** What the detector sees of a face: a square from the brows to the chin. */
export interface Sighting extends Place {
  /** Of the line through the eyes, in radians, clockwise from the picture's horizontal. */
  angle: number;
  /** 0..1. */
  score: number;
}

/** Side of the network's input in pixels. */
export const blazeFaceSize = 256;

/** Numbers an anchor's regression holds: centre, width, height and six key points, relative to the anchor. */
const regressors = 16;

/** Anchors a cell on the two feature maps, finest first (BlazeFace, Bazarevsky et al., 2019, section 3.2). */
const featureMaps = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
];

/** Centres of the 896 anchors in input pixels, flat x, y, in the order of the network's outputs. */
const anchorCentres: readonly number[] = featureMaps.flatMap(({ cells, anchors }) => {
  const stride = blazeFaceSize / cells;
  return Array.from({ length: cells * cells * anchors }, (_, i) => {
    const cell = Math.floor(i / anchors);
    return [stride * ((cell % cells) + 0.5), stride * (Math.floor(cell / cells) + 0.5)];
  }).flat();
});

/** BlazeFace, the full-range single-shot face detector, on one 256 x 256 window of a picture at a time. */
export class BlazeFace {
  readonly #model: GraphModel;

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  /** @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`. */
  static async load(files: ModelFiles): Promise<BlazeFace> {
    return new BlazeFace(await readGraphModel(files, 'blazeface'));
  }

  /**
   * Faces in the window, best first.
   *
   * @param toPicture carries the 256 x 256 window to the picture.
   * @param threshold least score, 0..1.
   */
  async look(pyramid: Pyramid, toPicture: Similarity, threshold: number): Promise<Sighting[]> {
    const rgb = new Float32Array(blazeFaceSize * blazeFaceSize * 3);
    resample(pyramid, toPicture, blazeFaceSize, rgb);
    return (await this.#see(rgb, threshold)).map((seen) => carry(seen, toPicture));
  }

  /**
   * Faces of the whole picture on its sides and on its head, by one look at three turned copies of it, each a quarter of the window: for
   * faces larger than about an eighth of the picture.
   */
  async lookTurned(pyramid: Pyramid, threshold: number): Promise<Sighting[]> {
    const half = blazeFaceSize / 2;
    const rgb = new Float32Array(blazeFaceSize * blazeFaceSize * 3);
    const part = new Float32Array(half * half * 3);
    const { width, height } = pyramid;
    const windows = [1, 2, 3].map((turns) =>
      squareWindow(width / 2, height / 2, Math.max(width, height), (turns * Math.PI) / 2, half),
    );
    windows.forEach((window, k) => {
      resample(pyramid, window, half, part);
      for (let row = 0; row < half; row++) {
        const from = part.subarray(row * half * 3, (row + 1) * half * 3);
        rgb.set(from, ((row + (k >> 1) * half) * blazeFaceSize + (k & 1) * half) * 3);
      }
    });
    return (await this.#see(rgb, threshold)).flatMap((seen) => {
      const [x = 0, y = 0] = seen.values;
      const [right, below] = [x >= half ? 1 : 0, y >= half ? 1 : 0];
      const window = windows[right + 2 * below];
      if (!window) return [];
      return [carry(seen, compose(window, { a: 1, b: 0, tx: -right * half, ty: -below * half }))];
    });
  }

  /** @param rgb the window, 0..255; it is scaled in place. */
  async #see(rgb: Float32Array, threshold: number): Promise<RawFace[]> {
    for (let i = 0; i < rgb.length; i++) rgb[i] = (rgb[i] ?? 0) / 127.5 - 1;
    const input = tensor4d(rgb, [1, blazeFaceSize, blazeFaceSize, 3]);
    const outputs = this.#model.execute(input) as Tensor[];
    try {
      const [logits, boxes] = await Promise.all([readMaps(outputs, 1), readMaps(outputs, regressors)]);
      return blend(decode(logits, boxes, threshold));
    } finally {
      dispose([input, ...outputs]);
    }
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** The outputs of the given depth, the finer feature map's first, in one list. */
async function readMaps(outputs: Tensor[], depth: number): Promise<Float32Array> {
  const maps = outputs.filter((t) => t.shape[2] === depth).sort((a, b) => b.size - a.size);
  const parts = await Promise.all(maps.map((t) => t.data<'float32'>()));
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

interface RawFace {
  score: number;
  /** Centre, width, height and the first two key points, the eyes, in window pixels. */
  values: number[];
}

function decode(logits: Float32Array, boxes: Float32Array, threshold: number): RawFace[] {
  const found: RawFace[] = [];
  logits.forEach((logit, i) => {
    const score = 1 / (1 + Math.exp(-logit));
    if (score < threshold) return;
    const values = Array.from(boxes.subarray(i * regressors, i * regressors + 8), (v, j) =>
      j === 2 || j === 3 ? v : v + (anchorCentres[2 * i + (j % 2)] ?? 0),
    );
    found.push({ score, values });
  });
  return found.sort((p, q) => q.score - p.score);
}

/**
 * The paper's replacement for suppression (section 3.4): overlapping boxes become their mean, weighted by score, which
 * steadies them against the grid of anchors.
 */
function blend(faces: RawFace[]): RawFace[] {
  const blended: RawFace[] = [];
  let left = faces;
  for (let best = left[0]; best; best = left[0]) {
    const top = best;
    const overlapping = left.filter((face) => face === top || overlap(face.values, top.values) > 0.3);
    left = left.filter((face) => !overlapping.includes(face));
    const weight = overlapping.reduce((sum, face) => sum + face.score, 0);
    const values = top.values.map(
      (_, j) => overlapping.reduce((sum, face) => sum + face.score * (face.values[j] ?? 0), 0) / weight,
    );
    blended.push({ score: top.score, values });
  }
  return blended;
}

/** Intersection over union of two boxes given by centre, width and height. */
function overlap(p: number[], q: number[]): number {
  const [px = 0, py = 0, pw = 0, ph = 0] = p;
  const [qx = 0, qy = 0, qw = 0, qh = 0] = q;
  const w = Math.min(px + pw / 2, qx + qw / 2) - Math.max(px - pw / 2, qx - qw / 2);
  const h = Math.min(py + ph / 2, qy + qh / 2) - Math.max(py - ph / 2, qy - qh / 2);
  if (w <= 0 || h <= 0) return 0;
  return (w * h) / (pw * ph + qw * qh - w * h);
}

function carry({ score, values }: RawFace, toPicture: Similarity): Sighting {
  const [cx = 0, cy = 0, w = 0, h = 0, rightX = 0, rightY = 0, leftX = 0, leftY = 0] = values;
  const [x, y] = applyTo(toPicture, cx, cy);
  return {
    x,
    y,
    side: Math.max(w, h) * scaleOf(toPicture),
    angle: Math.atan2(leftY - rightY, leftX - rightX) + angleOf(toPicture),
    score,
  };
}
