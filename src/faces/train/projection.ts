/** The two directions in which encodings differ most, and where they lie along them. */
export interface Projection {
  /** x0 y0 x1 y1 ..., one pair an encoding. */
  points: Float32Array;
  /** Two unit vectors of the encodings' length. */
  axes: [Float32Array, Float32Array];
  /** Share of the variance that the two directions show, 0..1. */
  share: number;
}

const ROUNDS = 40;

/**
 * Principal components by power iteration (Hotelling 1933), the second in what the first leaves. Started from the axes of the
 * step before, so that a moving cloud turns smoothly and does not flip.
 *
 * @param encodings [n, dimension]
 */
export function projectOnPlane(
  encodings: Float32Array,
  dimension: number,
  before: [Float32Array, Float32Array] | null = null,
): Projection {
  const n = encodings.length / dimension;
  const centred = centre(encodings, dimension);
  const total = dot(centred, centred);
  const first = strongest(centred, dimension, before?.[0] ?? starting(dimension, 0), null);
  const second = strongest(centred, dimension, before?.[1] ?? starting(dimension, 1), first);
  const points = new Float32Array(2 * n);
  let shown = 0;
  for (let i = 0; i < n; i++) {
    const row = centred.subarray(i * dimension, (i + 1) * dimension);
    const [x, y] = [dot(row, first), dot(row, second)];
    points[2 * i] = x;
    points[2 * i + 1] = y;
    shown += x * x + y * y;
  }
  return { points, axes: [first, second], share: total > 0 ? shown / total : 0 };
}

function strongest(
  centred: Float32Array,
  dimension: number,
  start: Float32Array,
  besides: Float32Array | null,
): Float32Array {
  let axis = start;
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float32Array(dimension);
    for (let i = 0; i < centred.length; i += dimension) {
      const row = centred.subarray(i, i + dimension);
      const along = dot(row, axis);
      for (let k = 0; k < dimension; k++) next[k] = (next[k] ?? 0) + along * (row[k] ?? 0);
    }
    if (besides) {
      const shadow = dot(next, besides);
      for (let k = 0; k < dimension; k++) next[k] = (next[k] ?? 0) - shadow * (besides[k] ?? 0);
    }
    const length = Math.sqrt(dot(next, next));
    // Nothing varies in any direction left: the axis before is as good as any.
    if (length < 1e-20) return axis;
    axis = next.map((value) => value / length);
  }
  return axis;
}

function centre(encodings: Float32Array, dimension: number): Float32Array {
  const n = encodings.length / dimension;
  const mean = new Float64Array(dimension);
  encodings.forEach((value, i) => {
    mean[i % dimension] = (mean[i % dimension] ?? 0) + value / n;
  });
  return encodings.map((value, i) => value - (mean[i % dimension] ?? 0));
}

/** Not at a right angle to anything likely. */
const starting = (dimension: number, which: number): Float32Array =>
  Float32Array.from(
    { length: dimension },
    (_, k) => Math.sin(1 + (which + 1) * 1.7 * k) / Math.sqrt(dimension / 2),
  );

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
