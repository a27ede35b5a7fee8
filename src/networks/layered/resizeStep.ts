import * as tf from '@tensorflow/tfjs-core';
import type { Words } from '../../words/keys.ts';
import type { Shape, Step } from './network.ts';
import type { Place } from './steps.ts';
import type { Window } from './windows.ts';

export interface Resizing {
  method: 'nearest' | 'bilinear';
  /** The first and the last positions of both lie on each other. */
  alignCorners?: boolean;
  /** Positions are the middles of squares and not their corners. */
  halfPixelCenters?: boolean;
}

/**
 * What output positions take of input positions along one axis: of each, the first and the last and the last one's share. As TF.js'
 * kernels do it.
 */
export function resizeRows(
  length: number,
  out: number,
  { method, alignCorners = false, halfPixelCenters = false }: Resizing,
): { first: number; last: number; share: number }[] {
  const ratio = alignCorners && out > 1 ? (length - 1) / (out - 1) : length / out;
  return Array.from({ length: out }, (_, position) => {
    const at = halfPixelCenters ? (position + 0.5) * ratio - 0.5 : position * ratio;
    if (method === 'nearest') {
      const place = halfPixelCenters ? (position + 0.5) * ratio : at;
      const near = Math.min(length - 1, alignCorners ? Math.round(place) : Math.floor(place));
      return { first: near, last: near, share: 0 };
    }
    const first = Math.max(0, Math.floor(at));
    const last = Math.min(length - 1, Math.ceil(at));
    return last > first ? { first, last, share: at - first } : { first, last: first, share: 0 };
  });
}

/** Rows and columns made more or fewer by taking the nearest, or by straight lines between them. */
export function resizeStep(
  { name, inputs, shown = true }: Place,
  kind: Words,
  resizing: Resizing,
  lengthOf: (length: number, axis: 0 | 1) => number,
): Step {
  const { method, alignCorners = false, halfPixelCenters = false } = resizing;
  const resize = method === 'nearest' ? tf.image.resizeNearestNeighbor : tf.image.resizeBilinear;
  const lengths = ([h = 0, w = 0]: Shape): [number, number] => [lengthOf(h, 0), lengthOf(w, 1)];
  return {
    name,
    kind,
    inputs,
    shown,
    rectified: false,
    parameters: 0,
    outputShape: ([x]) => [...lengths(x as Shape), x?.[2] ?? 1],
    multiplyAdds: () => 0,
    window: (length, axis): Window => {
      const rows = resizeRows(length, lengthOf(length, axis), resizing);
      return { spans: rows.map(({ first, last }) => [first, last]), stride: length / rows.length };
    },
    forward: ([x]) => {
      const [, h, w] = (x as tf.Tensor4D).shape;
      return resize(x as tf.Tensor4D, lengths([h, w]), alignCorners, halfPixelCenters);
    },
    // Y = D X A with a matrix for each axis, so X' = D^T Y' A^T: TF.js' own gradients know no half pixels.
    backward: (dy, [x]) => {
      const [n, h, w, c] = (x as tf.Tensor4D).shape;
      const [rows, columns] = lengths([h, w]);
      const lines = tf.reshape(tf.transpose(dy, [1, 0, 2, 3]), [rows, n * columns * c]);
      const down = tf.reshape(tf.matMul(matrixOf(h, rows, resizing), lines, true), [h, n, columns, c]);
      const turned = tf.reshape(tf.transpose(down, [2, 1, 0, 3]), [columns, n * h * c]);
      const across = tf.reshape(tf.matMul(matrixOf(w, columns, resizing), turned, true), [w, n, h, c]);
      return [tf.transpose(across, [1, 2, 0, 3])];
    },
  };
}

/** [out, length] */
function matrixOf(length: number, out: number, resizing: Resizing): tf.Tensor2D {
  const values = new Float32Array(out * length);
  resizeRows(length, out, resizing).forEach(({ first, last, share }, row) => {
    values[row * length + first] = 1 - share;
    if (share > 0) values[row * length + last] = share;
  });
  return tf.tensor2d(values, [out, length]);
}
