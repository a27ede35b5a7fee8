import * as tf from '@tensorflow/tfjs-core';

/**
 * Square roots of the colours' covariance over natural pictures (Olah et al. 2017), scaled so that its longest row has length
 * one: what is independent in the spectrum is correlated as red, green and blue are.
 */
const colours = [
  [0.26, 0.09, 0.02],
  [0.27, 0.0, -0.05],
  [0.27, -0.09, 0.03],
] as const;
const longest = Math.max(...[0, 1, 2].map((c) => Math.hypot(...colours.map((row) => row[c] ?? 0))));

/**
 * A picture from its spectrum: x = sigmoid(C F(scaled spectrum)), with F the inverse of the real Fourier transform, two products
 * with matrices of cosines and sines (TF.js has no gradient for irfft). The spectrum is scaled by sqrt(w h) / max(f, 1 / max(w, h)), so
 * that all frequencies grow alike.
 */
export function fourierPainter(side: number): {
  /** Of the spectrum: [2, h, w / 2 + 1, 3], real and imaginary. */
  shape: [2, number, number, 3];
  /** Within a tf.tidy; differentiable. @returns [1, side, side, 3], 0..1 */
  paint: (spectrum: tf.Tensor) => tf.Tensor4D;
  /** The same without colours and sigmoid: [side, side, 3]. */
  transform: (spectrum: tf.Tensor) => tf.Tensor3D;
  dispose: () => void;
} {
  const half = Math.floor(side / 2) + 1;
  const frequency = (k: number) => (k <= side / 2 ? k : k - side) / side;
  const scales = tf.tensor4d(
    Float32Array.from({ length: side * half }, (_, i) => {
      const f = Math.hypot(frequency(Math.floor(i / half)), (i % half) / side);
      return side / Math.max(f, 1 / side);
    }),
    [1, side, half, 1],
  );
  // Down: the whole inverse transform, e^(2 pi i k y / n) / n.
  const wave = (of: (angle: number) => number, columns: number, weight: (k: number) => number) =>
    tf.tensor2d(
      Float32Array.from({ length: side * columns }, (_, i) => {
        const [y, k] = [Math.floor(i / columns), i % columns];
        // The product is taken modulo n: large angles lose digits.
        return (weight(k) * of((2 * Math.PI * ((k * y) % side)) / side)) / side;
      }),
      [side, columns],
    );
  const once = () => 1;
  // Across: a frequency and its mirror image give the same, so all but the first and the middle count twice.
  const twice = (k: number) => (k === 0 || 2 * k === side ? 1 : 2);
  const down = { cos: wave(Math.cos, side, once), sin: wave(Math.sin, side, once) };
  const across = { cos: wave(Math.cos, half, twice), sin: wave(Math.sin, half, twice) };
  const matrix = tf.tensor2d(colours.map((row) => row.map((value) => value / longest)));

  const transform = (spectrum: tf.Tensor): tf.Tensor3D => {
    const scaled = tf.mul(spectrum, scales);
    const part = (index: 0 | 1) =>
      tf.reshape(tf.slice(scaled, [index, 0, 0, 0], [1, -1, -1, -1]), [side, half * 3]);
    const [re, im] = [part(0), part(1)];
    const real = tf.sub(tf.matMul(down.cos, re as tf.Tensor2D), tf.matMul(down.sin, im as tf.Tensor2D));
    const imaginary = tf.add(tf.matMul(down.sin, re as tf.Tensor2D), tf.matMul(down.cos, im as tf.Tensor2D));
    // [y, k, c] to [k, y c], so that the last axis to be summed comes first.
    const turn = (x: tf.Tensor) =>
      tf.reshape(tf.transpose(tf.reshape(x, [side, half, 3]), [1, 0, 2]), [half, side * 3]) as tf.Tensor2D;
    const lines = tf.sub(tf.matMul(across.cos, turn(real)), tf.matMul(across.sin, turn(imaginary)));
    return tf.transpose(tf.reshape(lines, [side, side, 3]), [1, 0, 2]) as tf.Tensor3D;
  };
  const paint = (spectrum: tf.Tensor): tf.Tensor4D => {
    const mixed = tf.matMul(
      tf.reshape(transform(spectrum), [side * side, 3]) as tf.Tensor2D,
      tf.transpose(matrix) as tf.Tensor2D,
    );
    return tf.reshape(tf.sigmoid(tf.div(mixed, 4)), [1, side, side, 3]);
  };
  return {
    shape: [2, side, half, 3],
    paint,
    transform,
    dispose: () => tf.dispose([scales, matrix, down, across]),
  };
}
