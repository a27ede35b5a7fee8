import { asWritten } from './asWritten.ts';

/** One of the numbers of two encodings, and what it adds to their distance; in ten-thousandths, as they are written. */
export interface Part {
  /** From 1. */
  k: number;
  x: number;
  y: number;
  /** (x - y)^2 of x and y as they are written: who works it out gets the same. */
  square: number;
  /** The squares up to here, added up before anything is rounded. */
  sum: number;
}

const DIGITS = 4;

/** d = sum over k of (x_k - y_k)^2, part by part. @throws RangeError when the encodings are not of one length */
export function partsOf(x: Float32Array, y: Float32Array): Part[] {
  if (x.length !== y.length) throw new RangeError(`Encodings of ${x.length} and ${y.length} numbers.`);
  let sum = 0;
  return Array.from(x, (value, i) => {
    const other = y[i] as number;
    sum += (value - other) ** 2;
    const [a, b] = [asWritten(value, DIGITS), asWritten(other, DIGITS)];
    return { k: i + 1, x: a, y: b, square: (a - b) ** 2, sum };
  });
}
