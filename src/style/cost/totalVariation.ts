import * as tf from '@tensorflow/tfjs-core';
import { times } from '../../networks/backend/fused.ts';

/**
 * Total variation: the mean squared difference of neighbours down, plus that of neighbours across; and its gradient. In plain loops
 * on the optimiser's own array, which take less time than the kernels' slices of it.
 *
 * @param g [height, width, 3], 0..1
 * @returns `gradient` as long as g
 */
export function totalVariation(
  g: Float32Array,
  width: number,
  height: number,
): { cost: number; gradient: Float32Array } {
  const gradient = new Float32Array(g.length);
  const row = 3 * width;
  const along = (from: number, count: number, distance: number, share: number): number => {
    let sum = 0;
    for (let i = from; i < from + count; i++) {
      const difference = (g[i + distance] ?? 0) - (g[i] ?? 0);
      const pull = 2 * share * difference;
      gradient[i + distance] = (gradient[i + distance] ?? 0) + pull;
      gradient[i] = (gradient[i] ?? 0) - pull;
      sum += difference * difference;
    }
    return share * sum;
  };
  const down = (height - 1) * row;
  let cost = down > 0 ? along(0, down, row, 1 / down) : 0;
  const across = row - 3;
  for (let y = 0; y < height && across > 0; y++) cost += along(y * row, across, 3, 1 / (height * across));
  return { cost, gradient };
}

/**
 * The same of a G that lies on the graphics card.
 *
 * @param g [1, height, width, 3]
 */
export function totalVariationOf(g: tf.Tensor4D): { cost: tf.Scalar; gradient: tf.Tensor4D } {
  return tf.tidy(() => {
    const [one, other] = [along(g, 1), along(g, 2)];
    return { cost: tf.add(one.cost, other.cost), gradient: tf.add(one.gradient, other.gradient) };
  });
}

/** Neighbours down (1) or across (2). */
function along(g: tf.Tensor4D, axis: 1 | 2): { cost: tf.Scalar; gradient: tf.Tensor4D } {
  const length = g.shape[axis];
  const line = (index: number): [number, number, number, number] =>
    axis === 1 ? [0, index, 0, 0] : [0, 0, index, 0];
  const size: [number, number, number, number] = [1, g.shape[1], g.shape[2], 3];
  size[axis] = length - 1;
  const difference = tf.sub(tf.slice(g, line(1), size), tf.slice(g, line(0), size)) as tf.Tensor4D;
  const pull = times(difference, 2 / difference.size);
  const shifted = (before: number, after: number) => {
    const paddings: [number, number][] = [[0, 0], [0, 0], [0, 0], [0, 0]]; // biome-ignore format: one line reads better
    paddings[axis] = [before, after];
    return tf.pad(pull, paddings);
  };
  return {
    cost: times(tf.sum(tf.square(difference)) as tf.Scalar, 1 / difference.size),
    gradient: tf.sub(shifted(1, 0), shifted(0, 1)),
  };
}
