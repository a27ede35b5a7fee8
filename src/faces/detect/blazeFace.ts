import type { GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, type Tensor, tensor4d } from '@tensorflow/tfjs-core';
import { mayBeLost } from '../../networks/backend/graphics.ts';
import { readTogether } from '../../networks/backend/readTogether.ts';
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

/**
 * What the network ends with, before it is laid out for one window alone, so that several may go through at once: scores on the finer map and
 * on the other, then what the anchors regress to.
 */
const outputs = [33, 34, 35, 36].map((n) => `StatefulPartitionedCall/functional_1/conv2d_${n}/BiasAdd`);

/** Windows that go through the network at once: on a graphics card each answer is a wait, on the processor there is nothing to gain. */
const atOnce = () => (mayBeLost() ? 8 : 1);

/** BlazeFace, the full-range single-shot face detector, on 256 x 256 windows of a picture. */
export class BlazeFace {
  readonly #model: GraphModel;

  private constructor(model: GraphModel) {
    this.#model = model;
  }

  /** @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`. */
  static async load(files: ModelFiles): Promise<BlazeFace> {
    return new BlazeFace(await readGraphModel(files, 'blazeface', true));
  }

  /**
   * Faces in the window, best first.
   *
   * @param toPicture carries the 256 x 256 window to the picture.
   * @param threshold least score, 0..1.
   */
  async look(pyramid: Pyramid, toPicture: Similarity, threshold: number): Promise<Sighting[]> {
    const [seen = []] = await this.#see([{ rgb: windowed(pyramid, toPicture), threshold }]);
    return seen.map((face) => carry(face, toPicture));
  }

  /** How many windows `lookAt` takes at once. */
  get atOnce(): number {
    return atOnce();
  }

  /** `look` at several windows, in their order. */
  async lookAt(pyramid: Pyramid, windows: readonly Similarity[], threshold: number): Promise<Sighting[][]> {
    const all = await this.#see(windows.map((window) => ({ rgb: windowed(pyramid, window), threshold })));
    return windows.map((window, i) => (all[i] ?? []).map((face) => carry(face, window)));
  }

  /** `look` and `lookTurned`, in one go where that is faster. */
  async lookAllRound(
    pyramid: Pyramid,
    toPicture: Similarity,
    thresholds: { upright: number; turned: number },
  ): Promise<{ upright: Sighting[]; turned: Sighting[] }> {
    const round = turnedCopies(pyramid);
    const [seen = [], turned = []] = await this.#see([
      { rgb: windowed(pyramid, toPicture), threshold: thresholds.upright },
      { rgb: round.rgb, threshold: thresholds.turned },
    ]);
    return {
      upright: seen.map((face) => carry(face, toPicture)),
      turned: turned.flatMap((face) => fromCopies(face, round.windows)),
    };
  }

  /**
   * Faces of the whole picture on its sides and on its head, by one look at three turned copies of it, each a quarter of the window: for
   * faces larger than about an eighth of the picture.
   */
  async lookTurned(pyramid: Pyramid, threshold: number): Promise<Sighting[]> {
    const { rgb, windows } = turnedCopies(pyramid);
    const [seen = []] = await this.#see([{ rgb, threshold }]);
    return seen.flatMap((face) => fromCopies(face, windows));
  }

  async #see(windows: readonly Window[]): Promise<RawFace[][]> {
    const found: RawFace[][] = [];
    for (let start = 0; start < windows.length; start += atOnce()) {
      found.push(...(await this.#seeTogether(windows.slice(start, start + atOnce()))));
    }
    return found;
  }

  async #seeTogether(windows: readonly Window[]): Promise<RawFace[][]> {
    const one = blazeFaceSize * blazeFaceSize * 3;
    const rgb = new Float32Array(windows.length * one);
    windows.forEach(({ rgb: shown }, k) => {
      for (let i = 0; i < one; i++) rgb[k * one + i] = (shown[i] ?? 0) / 127.5 - 1;
    });
    const input = tensor4d(rgb, [windows.length, blazeFaceSize, blazeFaceSize, 3]);
    const answers = this.#model.execute(input, outputs) as Tensor[];
    try {
      const maps = await readTogether(answers);
      return windows.map(({ threshold }, k) => {
        const [fine, coarse, fineBoxes, coarseBoxes] = maps.map((map) => {
          const length = map.length / windows.length;
          return map.subarray(k * length, (k + 1) * length);
        }) as [Float32Array, Float32Array, Float32Array, Float32Array];
        return blend(decode(joined(fine, coarse), joined(fineBoxes, coarseBoxes), threshold));
      });
    } finally {
      dispose([input, ...answers]);
    }
  }

  dispose(): void {
    this.#model.dispose();
  }
}

function windowed(pyramid: Pyramid, toPicture: Similarity): Float32Array {
  const rgb = new Float32Array(blazeFaceSize * blazeFaceSize * 3);
  resample(pyramid, toPicture, blazeFaceSize, rgb);
  return rgb;
}

const half = blazeFaceSize / 2;

/** Three turned copies of the whole picture in one window, each a quarter of it, and what carries each to the picture. */
function turnedCopies(pyramid: Pyramid): { rgb: Float32Array; windows: Similarity[] } {
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
  return { rgb, windows };
}

/** Where a face in one of the copies lies in the picture; none in the quarter that is empty. */
function fromCopies(seen: RawFace, windows: readonly Similarity[]): Sighting[] {
  const [x = 0, y = 0] = seen.values;
  const [right, below] = [x >= half ? 1 : 0, y >= half ? 1 : 0];
  const window = windows[right + 2 * below];
  if (!window) return [];
  return [carry(seen, compose(window, { a: 1, b: 0, tx: -right * half, ty: -below * half }))];
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const all = new Float32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

interface Window {
  /** What it shows, 0..255. */
  rgb: Float32Array;
  /** Least score of a face in it. */
  threshold: number;
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
