/** `linear` never overshoots; `cubic` (Keys 1981, a = -0.5) is sharper. */
export type Kernel = 'linear' | 'cubic';

interface Size {
  width: number;
  height: number;
}

/** For each new value of a line the first old one that counts, and the weights of `most` from there. */
export interface Taps {
  first: Int32Array;
  /** [new values, most] */
  weights: Float32Array;
  most: number;
}

const support = { linear: 1, cubic: 2 } as const;

function weight(kernel: Kernel, distance: number): number {
  const d = Math.abs(distance);
  if (kernel === 'linear') return Math.max(0, 1 - d);
  if (d < 1) return 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
  if (d < 2) return -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2;
  return 0;
}

/**
 * What resamples a line of `from` values to `to`. When shrinking, the kernel is widened by the factor, so that every old pixel counts
 * and nothing aliases. Pixel centres stand at i + 1/2; beyond the edge nothing counts. The weights of each new value sum to 1.
 */
export function resamplingTaps(from: number, to: number, kernel: Kernel): Taps {
  const stretch = Math.max(1, from / to);
  const reach = support[kernel] * stretch;
  const most = Math.ceil(2 * reach) + 1;
  const taps: Taps = { first: new Int32Array(to), weights: new Float32Array(to * most), most };
  for (let i = 0; i < to; i++) {
    const centre = ((i + 0.5) * from) / to;
    const begin = Math.max(0, Math.floor(centre - reach));
    const end = Math.min(from, Math.ceil(centre + reach));
    let sum = 0;
    for (let old = begin; old < end; old++) sum += weight(kernel, (old + 0.5 - centre) / stretch);
    taps.first[i] = begin;
    for (let old = begin; old < end; old++) {
      taps.weights[i * most + old - begin] = weight(kernel, (old + 0.5 - centre) / stretch) / sum;
    }
  }
  return taps;
}

/**
 * Resamples a picture, down and then across. In plain loops: as products of matrices, next to all of them zero, a picture of 4,096
 * pixels a side would take half a minute.
 *
 * @param values [from.height, from.width, channels]
 * @returns [to.height, to.width, channels]; `cubic` may overshoot the range of the values a little.
 */
export function resize(
  values: Float32Array,
  from: Size,
  to: Size,
  channels: number,
  kernel: Kernel,
): Float32Array<ArrayBuffer> {
  const down = resamplingTaps(from.height, to.height, kernel);
  const across = resamplingTaps(from.width, to.width, kernel);
  const resized = new Float32Array(to.width * to.height * channels);
  const row = new Float32Array(from.width * channels);
  for (let y = 0; y < to.height; y++) {
    sumRows(values, down, y, row);
    for (let x = 0; x < to.width; x++) {
      sumColumns(row, across, x, resized, (y * to.width + x) * channels, channels);
    }
  }
  return resized;
}

/** Row `y` of the picture resampled downwards only. */
function sumRows(values: Float32Array, { first, weights, most }: Taps, y: number, row: Float32Array): void {
  row.fill(0);
  for (let tap = 0; tap < most; tap++) {
    const share = weights[y * most + tap] as number;
    if (share === 0) continue;
    const start = ((first[y] as number) + tap) * row.length;
    for (let i = 0; i < row.length; i++) {
      row[i] = (row[i] as number) + share * (values[start + i] as number);
    }
  }
}

function sumColumns(
  row: Float32Array,
  { first, weights, most }: Taps,
  x: number,
  into: Float32Array,
  at: number,
  channels: number,
): void {
  const start = (first[x] as number) * channels;
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let tap = 0; tap < most; tap++) {
      const share = weights[x * most + tap] as number;
      if (share !== 0) sum += share * (row[start + tap * channels + c] as number);
    }
    into[at + c] = sum;
  }
}
