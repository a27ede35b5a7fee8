import { LikenessError } from '../../errors.ts';

/**
 * d(x, y) = ||f(x) - f(y)||^2, the squared Euclidean distance of two encodings (section 3 of the source document;
 * FaceNet, equation 1). The encoder's authors quote an unsquared threshold of 0.6, which is 0.36 on d.
 * @throws LikenessError `EncodingMismatch` when the encodings have different lengths
 */
export function squaredDistance(x: Float32Array, y: Float32Array): number {
  if (x.length !== y.length) throw mismatch(x.length, y.length);
  let sum = 0;
  for (let k = 0; k < x.length; k++) {
    const difference = (x[k] ?? 0) - (y[k] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

export const mismatch = (given: number, expected: number) =>
  new LikenessError('EncodingMismatch', { given, expected });
