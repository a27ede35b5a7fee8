import { outputSize } from './arithmetic.ts';
import { cellsOf, type Filter, flatIndex, type Grid, placeOf, type Settings } from './types.ts';

/** What lies under the window at one place. */
export interface WindowNumbers {
  /** The input's numbers in the order of a filter's weights, `[f, ..., f, channels]`; 0 in the padding. */
  values: Float32Array;
  /** 1 where the number is of the padding. */
  padded: Uint8Array;
}

/** Where the window's first weight lies in the input: i s - p along every axis; negative inside the padding. */
export function cornerOf(place: readonly number[], { stride, padding }: Settings): number[] {
  return place.map((at) => at * stride - padding);
}

/** Reads the numbers under the window at output place `place`. */
export function readWindow(grid: Grid, settings: Settings, place: readonly number[]): WindowNumbers {
  const { filterSize, dilation } = settings;
  const corner = cornerOf(place, settings);
  const shape = grid.size.map(() => filterSize);
  const weights = cellsOf(shape);
  const values = new Float32Array(weights * grid.channels);
  const padded = new Uint8Array(values.length);
  for (let weight = 0; weight < weights; weight++) {
    const at = placeOf(shape, weight).map((offset, axis) => (corner[axis] ?? 0) + offset * dilation);
    const inside = at.every((each, axis) => each >= 0 && each < (grid.size[axis] ?? 0));
    const from = inside ? flatIndex(grid.size, at) * grid.channels : 0;
    for (let channel = 0; channel < grid.channels; channel++) {
      const to = weight * grid.channels + channel;
      if (inside) values[to] = grid.data[from + channel] ?? 0;
      else padded[to] = 1;
    }
  }
  return { values, padded };
}

/** The sum of products of the numbers under the window and the filter's weights, plus its bias, in double precision. */
export function sumOfProducts(values: ArrayLike<number>, { weights, bias }: Filter): number {
  let sum = bias;
  for (let i = 0; i < weights.length; i++) sum += (values[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

/**
 * The whole convolution by its definition: `y[i, k] = b[k] + sum over u, c of x[i s - p + u d, c] w[u, c, k]`, as networks mean
 * it (cross-correlation: the filter is not turned round). Slow and plain: what TF.js computes is held against it.
 *
 * @returns `[...output size, filters]`
 */
export function directConvolution(grid: Grid, filters: readonly Filter[], settings: Settings): Grid {
  const size = outputSize(grid.size, settings);
  const places = cellsOf(size);
  const data = new Float32Array(places * filters.length);
  for (let flat = 0; flat < places; flat++) {
    const { values } = readWindow(grid, settings, placeOf(size, flat));
    filters.forEach((filter, k) => {
      data[flat * filters.length + k] = sumOfProducts(values, filter);
    });
  }
  return { size, channels: filters.length, data };
}
