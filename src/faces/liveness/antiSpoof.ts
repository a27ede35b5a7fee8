import type { GraphModel } from '@tensorflow/tfjs-converter';
import { dispose, type Tensor, tensor4d } from '@tensorflow/tfjs-core';
import type { ModelFiles } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid, resample } from '../../picture/resample.ts';
import { squareWindow } from '../../picture/similarity.ts';
import { readGraphModel } from '../detect/graphModel.ts';
import type { Box } from '../types.ts';

/** Two small networks' opinions of one picture of a face, each 0 (a picture or recording of a face) to 1 (a face). */
export interface SpoofScore {
  real: number;
  live: number;
}

/** Side of the window in sides of the face, as @vladmandic/human cuts it (detector.scale). */
const margin = 1.4;

/** Sides of the networks' inputs in pixels. */
const realSize = 128;
const liveSize = 32;

/**
 * The anti-spoof and liveness networks of @vladmandic/human, fed as there: an upright square around the face, RGB 0..1. They are
 * small and were trained on few devices: a hint beside the challenge, never the answer.
 */
export class AntiSpoof {
  readonly #real: GraphModel;
  readonly #live: GraphModel;

  private constructor(real: GraphModel, live: GraphModel) {
    this.#real = real;
    this.#live = live;
  }

  /** Reads `antispoof.*` and `liveness.*`. @throws LikenessError `ModelFileMissing` or `ModelFileDamaged`. */
  static async load(files: ModelFiles): Promise<AntiSpoof> {
    const [real, live] = await Promise.all([
      readGraphModel(files, 'antispoof'),
      readGraphModel(files, 'liveness'),
    ]);
    return new AntiSpoof(real, live);
  }

  /** @param box of the face, in pixels of the picture */
  async score(picture: Pixels | Pyramid, box: Box): Promise<SpoofScore> {
    const pyramid = picture instanceof Pyramid ? picture : new Pyramid(picture);
    const real = await ask(this.#real, cut(pyramid, box, realSize), realSize);
    const live = await ask(this.#live, cut(pyramid, box, liveSize), liveSize);
    return { real, live };
  }

  dispose(): void {
    this.#real.dispose();
    this.#live.dispose();
  }
}

/** [size, size, 3], 0..1. */
function cut(pyramid: Pyramid, { x, y, width, height }: Box, size: number): Float32Array {
  const rgb = new Float32Array(size * size * 3);
  const window = squareWindow(x + width / 2, y + height / 2, margin * Math.max(width, height), 0, size);
  resample(pyramid, window, size, rgb, 0);
  return rgb.map((value) => value / 255);
}

/** The network's first number. */
async function ask(model: GraphModel, rgb: Float32Array, size: number): Promise<number> {
  const input = tensor4d(rgb, [1, size, size, 3]);
  const output = model.execute(input) as Tensor;
  try {
    return (await output.data())[0] ?? 0;
  } finally {
    dispose([input, output]);
  }
}
