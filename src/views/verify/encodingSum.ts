/** One of the numbers of two encodings, and what it adds to their distance. */
export interface Part {
  /** From 1. */
  k: number;
  x: number;
  y: number;
  /** (x - y)^2 */
  square: number;
  /** The squares up to here, added up. */
  sum: number;
}

/** d = sum over k of (x_k - y_k)^2, part by part. @throws RangeError when the encodings are not of one length */
export function partsOf(x: Float32Array, y: Float32Array): Part[] {
  if (x.length !== y.length) throw new RangeError(`Encodings of ${x.length} and ${y.length} numbers.`);
  let sum = 0;
  return Array.from(x, (value, i) => {
    const other = y[i] as number;
    const square = (value - other) ** 2;
    sum += square;
    return { k: i + 1, x: value, y: other, square, sum };
  });
}
