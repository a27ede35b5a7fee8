import * as tf from '@tensorflow/tfjs-core';

// Small operations that a backend may have a kernel of its own for (`webglKernels.ts`). Not differentiable.

/** factor x */
export function times<T extends tf.Tensor>(x: T, factor: number): T {
  return run<T>('Times', { A: x }, { factor }) ?? (tf.mul(x, factor) as T);
}

/** alpha a + beta b, of the same shape */
export function mixed<T extends tf.Tensor>(a: T, b: T, alpha: number, beta: number): T {
  return run<T>('Mixed', { A: a, B: b }, { alpha, beta }) ?? (tf.add(tf.mul(a, alpha), tf.mul(b, beta)) as T);
}

/** alpha a + beta b^2 */
export function mixedSquare<T extends tf.Tensor>(a: T, b: T, alpha: number, beta: number): T {
  const own = run<T>('MixedSquare', { A: a, B: b }, { alpha, beta });
  return own ?? (tf.add(tf.mul(a, alpha), tf.mul(tf.square(b), beta)) as T);
}

/** dy where y > 0, else 0 */
export function passed<T extends tf.Tensor>(dy: T, y: T): T {
  return run<T>('Passed', { A: dy, B: y }, {}) ?? (tf.mul(dy, tf.step(y)) as T);
}

/** x - rate m / (sqrt(correction v) + epsilon), within 0..1: Adam's step on a picture. What is no number stays none. */
export function moved<T extends tf.Tensor>(
  x: T,
  m: T,
  v: T,
  { rate, correction, epsilon }: { rate: number; correction: number; epsilon: number },
): T {
  const own = run<T>('Moved', { A: x, B: m, C: v }, { rate, correction, epsilon });
  if (own) return own;
  const root = tf.add(tf.sqrt(tf.mul(v, correction)), epsilon);
  return tf.clipByValue(tf.sub(x, tf.div(tf.mul(m, rate), root)), 0, 1) as T;
}

/** Whether the backend has a kernel for `foldBorder`, and `inner` is no single line, which is its own first and last. */
export function foldsBorders({ shape: [, height, width] }: tf.Tensor4D): boolean {
  return height > 1 && width > 1 && tf.getKernel('FoldBorder', tf.getBackend()) !== undefined;
}

/**
 * Adds the border of one position to the edge positions that it repeats.
 *
 * @param x [n, h + 2, w + 2, c]
 * @returns [n, h, w, c]
 */
export function foldBorder(x: tf.Tensor4D): tf.Tensor4D {
  return tf.engine().runKernel('FoldBorder', { X: x }, {}) as tf.Tensor4D;
}

function run<T extends tf.Tensor>(
  name: string,
  inputs: Record<string, tf.Tensor>,
  numbers: Record<string, number>,
): T | null {
  if (!tf.getKernel(name, tf.getBackend())) return null;
  return tf.engine().runKernel(name, inputs, numbers) as T;
}
