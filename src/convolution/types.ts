/** How many axes the window moves along. */
export type Dimensions = 1 | 2 | 3;

/**
 * Numbers on a line, a plane or in a block, with one or more channels at each place.
 * `size` is `[length]`, `[height, width]` or `[height, width, depth]`; `data` is `[...size, channels]`, the last axis fastest.
 */
export interface Grid {
  size: number[];
  channels: number;
  data: Float32Array<ArrayBuffer>;
}

/** One filter: f weights along every axis and for every channel of the input, `[f, ..., f, channels]`, and a bias. */
export interface Filter {
  weights: Float32Array<ArrayBuffer>;
  bias: number;
}

/** The same along every axis. */
export interface Settings {
  /** f: weights along an axis. */
  filterSize: number;
  /** s: cells from one place of the window to the next. */
  stride: number;
  /** p: zeros added before and after the input. */
  padding: number;
  /** d: cells from one weight to the next. */
  dilation: number;
}

export function cellsOf(size: readonly number[]): number {
  return size.reduce((product, length) => product * length, 1);
}

/** Flat index of a place in row-major order. */
export function flatIndex(size: readonly number[], place: readonly number[]): number {
  return place.reduce((index, at, axis) => index * (size[axis] ?? 1) + at, 0);
}

/** The place of a flat index in row-major order. */
export function placeOf(size: readonly number[], flat: number): number[] {
  let rest = flat;
  return size.map((_, axis) => {
    const stride = cellsOf(size.slice(axis + 1));
    const at = Math.floor(rest / stride);
    rest -= at * stride;
    return at;
  });
}
