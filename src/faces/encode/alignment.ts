import type { Pixels } from '../../picture/pixels.ts';
import { type Pyramid, resample } from '../../picture/resample.ts';
import { compose, fitSimilarity, invert, type Similarity, squareWindow } from '../../picture/similarity.ts';
import { chipPoints, chipSize, meshIndices } from './meanFace.ts';

/** 1 / phi^k, k = 1..4, where phi^5 = phi + 1: the most evenly spread steps in four dimensions. */
const quasiRandomRatios = [1, 2, 3, 4].map((k) => 1.1673039782614187 ** -k);

/**
 * The similarity that carries the encoder's 150 x 150 chip to the picture: the inverse of the least-squares fit of the mesh's
 * seven points to dlib's mean face.
 *
 * @param points the mesh, x y z of 468 points in pixels of the picture.
 */
export function chipToPicture(points: Float32Array): Similarity {
  const seven = meshIndices.flatMap((i) => [points[3 * i] ?? 0, points[3 * i + 1] ?? 0]);
  return invert(fitSimilarity(seven, chipPoints));
}

/** The aligned chip, 150 x 150, opaque. */
export function cutChip(pyramid: Pyramid, toPicture: Similarity): Pixels {
  const rgb = new Float32Array(chipSize * chipSize * 3);
  resample(pyramid, toPicture, chipSize, rgb);
  const data = new Uint8ClampedArray(chipSize * chipSize * 4).fill(255);
  for (let i = 0; i < chipSize * chipSize; i++) {
    for (let c = 0; c < 3; c++) data[4 * i + c] = rgb[3 * i + c] ?? 0;
  }
  return { data, width: chipSize, height: chipSize };
}

/**
 * `count` transforms near `toPicture`, the same ones every time: the chip shifted by up to 3 of its pixels, turned by up to 3
 * degrees and scaled by up to 4 per cent, spread evenly by the R4 sequence (Roberts, 2018). Averaging the encodings of such chips
 * evens out errors of alignment (dlib's `num_jitters`).
 */
export function jittered(toPicture: Similarity, count: number): Similarity[] {
  return Array.from({ length: count }, (_, i) => {
    const [x = 0, y = 0, turn = 0, scale = 0] = quasiRandomRatios.map((r) => 2 * (((i + 1) * r) % 1) - 1);
    const angle = (turn * 3 * Math.PI) / 180;
    const centre = chipSize / 2;
    const window = squareWindow(
      centre + 3 * x,
      centre + 3 * y,
      chipSize * (1 + 0.04 * scale),
      angle,
      chipSize,
    );
    return compose(toPicture, window);
  });
}
