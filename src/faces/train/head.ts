import { mismatch } from '../match/distance.ts';

/**
 * A trained head as plain numbers: h(x) = scale * u / ||u||, u = x + W2 relu(W1 x + b1) + b2. It changes stored encodings, so
 * nobody has to be photographed again.
 */
export interface Head {
  /** Its version; encodings that it changed are not comparable with others. */
  id: string;
  /** W1 [dimension, hidden], b1 [hidden], W2 [hidden, dimension], b2 [dimension], row-major. */
  weights: readonly Float32Array[];
  /** Length of h(x), chosen so that the usual threshold on d is where the held-out people part best. */
  scale: number;
}

/**
 * h(x), in plain arithmetic: it runs on the page and in any worker.
 *
 * @throws LikenessError `EncodingMismatch` when the encoding has another length than the head takes
 */
export function applyHead({ weights, scale }: Head, encoding: Float32Array): Float32Array {
  const [w1, b1, w2, b2] = weights as [Float32Array, Float32Array, Float32Array, Float32Array];
  const dimension = b2.length;
  if (encoding.length !== dimension) throw mismatch(encoding.length, dimension);
  const hidden = b1.slice();
  for (let i = 0; i < dimension; i++) addScaled(hidden, w1, i, encoding[i] ?? 0);
  const result = new Float32Array(dimension);
  for (let k = 0; k < dimension; k++) result[k] = (encoding[k] ?? 0) + (b2[k] ?? 0);
  hidden.forEach((value, j) => {
    if (value > 0) addScaled(result, w2, j, value);
  });
  const length = Math.sqrt(result.reduce((sum, value) => sum + value * value, 1e-12));
  return result.map((value) => (scale * value) / length);
}

/** sum += factor * row of the matrix. */
function addScaled(sum: Float32Array, matrix: Float32Array, row: number, factor: number): void {
  const start = row * sum.length;
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + factor * (matrix[start + k] ?? 0);
}
