import * as tf from '@tensorflow/tfjs-core';

/** `linear` never overshoots; `cubic` (Keys 1981, a = -0.5) is sharper. */
export type Kernel = 'linear' | 'cubic';

const support = { linear: 1, cubic: 2 } as const;

function weight(kernel: Kernel, distance: number): number {
  const d = Math.abs(distance);
  if (kernel === 'linear') return Math.max(0, 1 - d);
  if (d < 1) return 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
  if (d < 2) return -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2;
  return 0;
}

/**
 * The matrix that resamples a line of `from` values to `to`. When shrinking, the kernel is widened by the factor, so that every
 * old pixel counts and nothing aliases. Pixel centres stand at i + 1/2; beyond the edge nothing counts.
 *
 * @returns row-major [to, from]; every row sums to 1.
 */
export function resamplingMatrix(from: number, to: number, kernel: Kernel): Float32Array {
  const matrix = new Float32Array(to * from);
  const stretch = Math.max(1, from / to);
  const reach = support[kernel] * stretch;
  for (let row = 0; row < to; row++) {
    const centre = ((row + 0.5) * from) / to;
    const begin = Math.max(0, Math.floor(centre - reach));
    const end = Math.min(from, Math.ceil(centre + reach));
    let sum = 0;
    for (let i = begin; i < end; i++) sum += weight(kernel, (i + 0.5 - centre) / stretch);
    for (let i = begin; i < end; i++) {
      matrix[row * from + i] = weight(kernel, (i + 0.5 - centre) / stretch) / sum;
    }
  }
  return matrix;
}

/**
 * Resamples a picture, rows then columns.
 *
 * @param image [1, h, w, c]
 * @returns [1, height, width, c]; `cubic` may overshoot the range of the values a little.
 */
export function resize(image: tf.Tensor4D, height: number, width: number, kernel: Kernel): tf.Tensor4D {
  return tf.tidy(() => {
    const [, h, w, c] = image.shape;
    const down = tf.tensor2d(resamplingMatrix(h, height, kernel), [height, h]);
    const across = tf.tensor2d(resamplingMatrix(w, width, kernel), [width, w]);
    const rows = tf.reshape(tf.matMul(down, tf.reshape(image, [h, w * c])), [height, w, c]);
    const turned = tf.reshape(tf.transpose(rows, [1, 0, 2]), [w, height * c]);
    const both = tf.reshape(tf.matMul(across, turned), [width, height, c]);
    return tf.reshape(tf.transpose(both, [1, 0, 2]), [1, height, width, c]);
  });
}
