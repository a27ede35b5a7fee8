import * as tf from '@tensorflow/tfjs-core';
import type { Readout } from '../../networks/style/readout.ts';

/**
 * How costs are written.
 * - `relative`: divided by the size of the target, so a weight means the same on every network, layer and size.
 * - `document`: as the lecture's notes print them, J_style^[l] = 1 / (2 nH nW nC) * sum (G(S) - G(G))^2.
 * - `paper`: as Gatys et al. 2015 have them, 1 / (2 nH nW nC)^2.
 * The content cost of both of the latter is 1/2 ||a(C) - a(G)||^2.
 */
export type Formulas = 'relative' | 'document' | 'paper';

/**
 * What a network sees of a picture at one layer. Where the layer has a readout, costs compare r = M^T a + b in place of a; all they
 * need of r follows from sums over a, so r itself is never computed.
 */
export interface Seen {
  /** a, [1, nH, nW, nC] */
  features: tf.Tensor4D;
  readout?: Readout | undefined;
}

/** A cost, and its gradient with respect to `Seen.features`, already weighed. */
export interface Cost {
  /** Before its weight. */
  cost: tf.Scalar;
  gradient: tf.Tensor4D;
}

/** S's style matrix at one layer, and what multiplies ||G^(G) - G^(S)||^2. */
export interface StyleTarget {
  matrix: tf.Tensor2D;
  factor: number;
  /** The cost of showing the network nothing: what a cost is large or small beside. */
  size: number;
}

/** a(C) at one layer, and what multiplies ||a(G) - a(C)||^2. */
export interface ContentTarget {
  features: tf.Tensor4D;
  factor: number;
  /** The cost of showing the network nothing. */
  size: number;
}

/**
 * Least mean square of a target's entries. What a network sees of its training pictures' mean grey is close to nothing (5e-6 an
 * entry, where black, white and photographs have 0.25 to 12), and a cost relative to nothing means nothing.
 */
const LEAST_ENTRY = 1e-3;

/**
 * G_kk' = sum over i, j of a_ijk a_ijk' (notes, [10]), divided by the number of positions.
 *
 * @param shares as `positionShares` gives them; by default every position counts alike.
 * @returns [nC, nC], or as large as the readout
 */
export function styleMatrix(seen: Seen, shares?: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => readMatrix(scaled(seen.features, shares), seen.readout, shares));
}

/**
 * Root of each position's share in a weighted mean over positions.
 *
 * @param mask [nH, nW], weights between 0 and 1
 * @returns [nH nW, 1]
 */
export function positionShares(mask: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() =>
    tf.reshape(tf.sqrt(tf.div(mask, tf.maximum(tf.sum(mask), 1e-6))), [mask.size, 1]),
  ) as tf.Tensor2D;
}

/** Takes over the matrix. @param positions nH nW of the layer on the picture being made: the printed formulas sum over them. */
export function styleTarget(matrix: tf.Tensor2D, positions: number, formulas: Formulas): StyleTarget {
  const norm = squaredNorm(matrix);
  const divisor = 2 * positions * matrix.shape[0];
  const factor = {
    relative: 1 / norm,
    document: positions ** 2 / divisor,
    paper: (positions / divisor) ** 2,
  }[formulas];
  return { matrix, factor, size: factor * norm };
}

/** Takes over the features. */
export function contentTarget({ features, readout }: Seen, formulas: Formulas): ContentTarget {
  const norm = tf.tidy(() => {
    if (!readout) return squaredNorm(features);
    return squaredNorm(tf.add(tf.matMul(flat(features), readout.matrix), readout.bias));
  });
  const factor = formulas === 'relative' ? 1 / norm : 0.5;
  return { features, factor, size: factor * norm };
}

/**
 * J_style^[l] = factor ||G^(G) - G^(S)||^2. With x the scaled features and D = dJ/dG = 2 factor (G^(G) - G^(S)), which is
 * symmetric, dJ/dx = 2 x D; of a readout, 2 (x M + b) D M^T.
 *
 * @param seen of the picture being made
 * @param weight what the gradient is multiplied with
 * @param shares as `styleMatrix` takes them
 */
export function styleCost(
  { features, readout }: Seen,
  { matrix, factor }: StyleTarget,
  weight: number,
  shares?: tf.Tensor2D,
): Cost {
  return tf.tidy(() => {
    const x = scaled(features, shares);
    const difference = tf.sub(readMatrix(x, readout, shares), matrix) as tf.Tensor2D;
    const cost = tf.mul(tf.sum(tf.square(difference)), factor) as tf.Scalar;
    // Each position's root share stands in x once more.
    const root = shares ?? 1 / Math.sqrt(x.shape[0]);
    const slope = tf.mul(difference, 4 * factor * weight * (shares ? 1 : (root as number))) as tf.Tensor2D;
    const gradient = readout ? throughReadout(x, slope, readout, root) : tf.matMul(x, slope);
    return { cost, gradient: shaped(shares ? tf.mul(gradient, shares) : gradient, features) };
  });
}

/**
 * J_content = factor ||a(G) - a(C)||^2 (notes, [9]).
 *
 * @param seen of the picture being made
 * @param weight what the gradient is multiplied with
 * @param where [positions, 1], what each position's part of the cost is multiplied with; by default every position counts alike
 */
export function contentCost(
  { features, readout }: Seen,
  target: ContentTarget,
  weight: number,
  where?: tf.Tensor2D,
): Cost {
  return tf.tidy(() => {
    const own = flat(tf.sub(features, target.features) as tf.Tensor4D);
    const difference = readout ? tf.matMul(own, readout.matrix) : own;
    const counted = where ? tf.mul(difference, where) : difference;
    const cost = tf.mul(tf.sum(tf.mul(difference, counted)), target.factor) as tf.Scalar;
    const slope = tf.mul(counted, 2 * target.factor * weight) as tf.Tensor2D;
    return { cost, gradient: shaped(readout ? tf.matMul(slope, readout.transposed) : slope, features) };
  });
}

function flat(features: tf.Tensor4D): tf.Tensor2D {
  const [, height, width, channels] = features.shape;
  return tf.reshape(features, [height * width, channels]);
}

function shaped(gradient: tf.Tensor, { shape }: tf.Tensor4D): tf.Tensor4D {
  return tf.reshape(gradient, shape);
}

/** Features as [positions, nC], scaled *before* any product is summed: a half-precision GPU overflows at 65504. */
function scaled(features: tf.Tensor4D, shares?: tf.Tensor2D): tf.Tensor2D {
  const x = flat(features);
  return tf.mul(x, shares ?? 1 / Math.sqrt(x.shape[0])) as tf.Tensor2D;
}

/**
 * G of x, or of r = x M + b: with the mean m = s^T x M, s the root shares, G = M^T (x^T x) M + m^T b + b^T m + b^T b. On WASM a
 * transpose and a plain product take a third of the time of a product with a transposed factor.
 */
function readMatrix(x: tf.Tensor2D, readout?: Readout, shares?: tf.Tensor2D): tf.Tensor2D {
  const turned = tf.transpose(x) as tf.Tensor2D;
  if (!readout) return tf.matMul(turned, x);
  const [positions, channels] = x.shape;
  const roots = shares
    ? tf.reshape(shares, [1, positions])
    : tf.fill<tf.Rank.R2>([1, positions], 1 / Math.sqrt(positions));
  const sums = tf.matMul(tf.matMul(tf.concat([turned, roots], 0), x), readout.matrix);
  const [products, mean] = tf.split(sums, [channels, 1], 0) as [tf.Tensor2D, tf.Tensor2D];
  const bias = tf.reshape(readout.bias, [1, -1]) as tf.Tensor2D;
  const cross = tf.matMul(tf.transpose(tf.add(mean, tf.mul(bias, 0.5))) as tf.Tensor2D, bias);
  const own = tf.matMul(readout.transposed, products);
  return tf.addN([own, cross, tf.transpose(cross)]) as tf.Tensor2D;
}

/** (x M + root b) slope M^T, without x M. */
function throughReadout(
  x: tf.Tensor2D,
  slope: tf.Tensor2D,
  { matrix, transposed, bias }: Readout,
  root: tf.Tensor2D | number,
): tf.Tensor {
  const back = tf.matMul(slope, transposed);
  const constant = tf.matMul(tf.reshape(bias, [1, -1]) as tf.Tensor2D, back);
  return tf.add(tf.matMul(x, tf.matMul(matrix, back)), tf.mul(constant, root));
}

/** ||x||^2, and no less than LEAST_ENTRY an entry. */
function squaredNorm(x: tf.Tensor): number {
  const norm = tf.tidy(() => tf.sum(tf.square(x)).dataSync()[0] ?? Number.NaN);
  return Math.max(norm, LEAST_ENTRY * x.size);
}
