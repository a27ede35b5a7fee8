import type { Pixels } from '../../picture/pixels.ts';
import { chipPadding, chipSize } from '../encode/meanFace.ts';
import type { FaceQuality } from '../types.ts';

// The unit mean face on the chip: the chip's margin shows hair, background or nothing and says little about the face.
const faceStart = Math.round((chipPadding / (1 + 2 * chipPadding)) * chipSize);
const faceEnd = chipSize - faceStart;

/** Grey levels (0..255) at or beyond which a pixel holds no detail. */
const darkest = 5;
const brightest = 250;

/**
 * What the picture of a face is worth.
 *
 * Sharpness is the variance of the 4-neighbour Laplacian (Pech-Pacheco et al., 2000) over the face on the chip. The chip has one
 * scale whatever the picture's, so the figures of two pictures compare; a face enlarged to fill it counts as blurred.
 *
 * @param points the mesh, x y z of 468 points in pixels of the picture.
 * @param chip the aligned 150 x 150 chip.
 */
export function measureQuality(points: Float32Array, chip: Pixels): FaceQuality {
  const grey = greyLevels(chip);
  return { eyeDistance: eyeDistance(points), sharpness: sharpness(grey), exposure: exposure(grey) };
}

/** Distance between the eyes' centres, each the middle of its corners, in the picture's pixels. */
export function eyeDistance(points: Float32Array): number {
  const middle = (i: number, j: number, axis: number) =>
    ((points[3 * i + axis] ?? 0) + (points[3 * j + axis] ?? 0)) / 2;
  return Math.hypot(middle(362, 263, 0) - middle(33, 133, 0), middle(362, 263, 1) - middle(33, 133, 1));
}

/** Luma of ITU-R BT.601, 0..255. */
function greyLevels({ data, width, height }: Pixels): Float32Array {
  return Float32Array.from(
    { length: width * height },
    (_, i) => 0.299 * (data[4 * i] ?? 0) + 0.587 * (data[4 * i + 1] ?? 0) + 0.114 * (data[4 * i + 2] ?? 0),
  );
}

function sharpness(grey: Float32Array): number {
  const laplacian = overFace(
    (i) =>
      (grey[i - chipSize] ?? 0) +
      (grey[i + chipSize] ?? 0) +
      (grey[i - 1] ?? 0) +
      (grey[i + 1] ?? 0) -
      4 * (grey[i] ?? 0),
  );
  return moments(laplacian).variance;
}

function exposure(grey: Float32Array): FaceQuality['exposure'] {
  const face = overFace((i) => grey[i] ?? 0);
  const { mean, variance } = moments(face);
  const share = (holds: (level: number) => boolean) => face.filter(holds).length / face.length;
  return {
    mean: mean / 255,
    contrast: Math.sqrt(variance) / 255,
    underexposed: share((level) => level <= darkest),
    overexposed: share((level) => level >= brightest),
  };
}

function overFace(value: (index: number) => number): Float32Array {
  const side = faceEnd - faceStart;
  return Float32Array.from({ length: side * side }, (_, i) =>
    value((faceStart + Math.floor(i / side)) * chipSize + faceStart + (i % side)),
  );
}

function moments(values: Float32Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  return { mean, variance };
}
