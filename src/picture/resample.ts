import type { Pixels } from './pixels.ts';
import { type Similarity, scaleOf } from './similarity.ts';

/**
 * A picture with its halvings, each made when first asked for: what lets a large face become a small chip without
 * aliasing and without visiting every pixel (Williams, "Pyramidal parametrics", 1983).
 * Coordinates are continuous: pixel i covers [i, i + 1).
 */
export class Pyramid {
  readonly width: number;
  readonly height: number;
  readonly #levels: [Pixels, ...Pixels[]];

  constructor(pixels: Pixels) {
    this.width = pixels.width;
    this.height = pixels.height;
    this.#levels = [pixels];
  }

  /** The picture at 1 / 2^k of its size; the last one is where a side would fall under one pixel. */
  level(k: number): { pixels: Pixels; k: number } {
    let last = this.#levels[this.#levels.length - 1] ?? this.#levels[0];
    while (this.#levels.length <= k && last.width > 1 && last.height > 1) {
      last = halve(last);
      this.#levels.push(last);
    }
    const reached = Math.min(k, this.#levels.length - 1);
    return { pixels: this.#levels[reached] ?? last, k: reached };
  }
}

/**
 * Resamples a `size` x `size` window of the picture to RGB, 0..255: `into[offset ...]` gets size * size * 3 numbers, row by row.
 * Enlarging interpolates with Catmull-Rom's cubic; shrinking takes the pyramid's level within a factor of two, then the mean
 * of two by two bilinear samples a pixel. Outside the picture is black.
 *
 * @param toPicture carries window pixels to picture pixels.
 */
export function resample(
  pyramid: Pyramid,
  toPicture: Similarity,
  size: number,
  into: Float32Array,
  offset = 0,
): void {
  const scale = scaleOf(toPicture);
  const { pixels, k } = pyramid.level(Math.max(0, Math.ceil(Math.log2(scale)) - 1));
  const shrink = 2 ** -k;
  const onLevel: Similarity = {
    a: toPicture.a * shrink,
    b: toPicture.b * shrink,
    // Where whole numbers are pixel centres.
    tx: toPicture.tx * shrink - 0.5,
    ty: toPicture.ty * shrink - 0.5,
  };
  const n = Math.max(1, Math.ceil(scale * shrink - 1e-6));
  if (toPicture.b === 0 && toPicture.a > 0) resampleUpright(pixels, onLevel, size, n, into, offset);
  else if (scale < 1) enlarge(pixels, onLevel, size, into, offset);
  else reduce(pixels, onLevel, size, n, into, offset);
}

/** Means of n x n bilinear samples a pixel. Written out: a window is 65,536 pixels, and a picture has dozens of windows. */
function reduce(
  { data, width, height }: Pixels,
  { a, b, tx, ty }: Similarity,
  size: number,
  n: number,
  into: Float32Array,
  offset: number,
): void {
  const words = wordsOf(data);
  let out = offset;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < n; j++) {
        const v = row + (j + 0.5) / n;
        for (let i = 0; i < n; i++) {
          const u = column + (i + 0.5) / n;
          const x = a * u - b * v + tx;
          const y = b * u + a * v + ty;
          const x0 = Math.floor(x);
          const y0 = Math.floor(y);
          if (x0 < -1 || y0 < -1 || x0 >= width || y0 >= height) continue;
          const fx = x - x0;
          const fy = y - y0;
          // What lies outside is black: its weight is zero, and its place any.
          const left = x0 >= 0 ? 1 - fx : 0;
          const right = x0 + 1 < width ? fx : 0;
          const top = y0 >= 0 ? 1 - fy : 0;
          const bottom = y0 + 1 < height ? fy : 0;
          const p = Math.max(y0, 0) * width + Math.max(x0, 0);
          const across = x0 >= 0 && x0 + 1 < width ? 1 : 0;
          const down = y0 >= 0 && y0 + 1 < height ? width : 0;
          const p00 = at(words, p);
          const p01 = at(words, p + across);
          const p10 = at(words, p + down);
          const p11 = at(words, p + down + across);
          const w00 = top * left;
          const w01 = top * right;
          const w10 = bottom * left;
          const w11 = bottom * right;
          red += w00 * (p00 & 255) + w01 * (p01 & 255) + w10 * (p10 & 255) + w11 * (p11 & 255);
          green +=
            w00 * ((p00 >> 8) & 255) +
            w01 * ((p01 >> 8) & 255) +
            w10 * ((p10 >> 8) & 255) +
            w11 * ((p11 >> 8) & 255);
          blue +=
            w00 * ((p00 >> 16) & 255) +
            w01 * ((p01 >> 16) & 255) +
            w10 * ((p10 >> 16) & 255) +
            w11 * ((p11 >> 16) & 255);
        }
      }
      into[out++] = red / (n * n);
      into[out++] = green / (n * n);
      into[out++] = blue / (n * n);
    }
  }
}

/**
 * What `enlarge` and `reduce` give for a window that is not turned, in about a fifth of the time: the weights of the picture's pixels
 * are products of those along a row and a column, so rows are resampled once each, and the window's rows are sums of them.
 */
function resampleUpright(
  { data, width, height }: Pixels,
  { a, tx, ty }: Similarity,
  size: number,
  n: number,
  into: Float32Array,
  offset: number,
): void {
  const words = wordsOf(data);
  const [across, down] = [tapsOf(a, tx, size, n, width), tapsOf(a, ty, size, n, height)];
  const line = 3 * size;
  // As many resampled rows as a row of the window needs; row y lies in slot y mod that number.
  const rows = new Float32Array(down.most * line);
  let next = 0;
  for (let row = 0; row < size; row++) {
    const sum = into.subarray(offset + row * line, offset + (row + 1) * line).fill(0);
    const first = down.first[row] as number;
    next = Math.max(next, first);
    for (let j = 0; j < down.most; j++) {
      const weight = down.weights[row * down.most + j] as number;
      if (weight === 0) continue;
      const y = first + j;
      for (; next <= y; next++)
        resampleRow(words, next * width, across, size, rows, (next % down.most) * line);
      const slot = (y % down.most) * line;
      for (let i = 0; i < line; i++) sum[i] = (sum[i] as number) + weight * (rows[slot + i] as number);
    }
    if (a < 1) for (let i = 0; i < line; i++) sum[i] = Math.min(255, Math.max(0, sum[i] as number));
  }
}

function resampleRow(
  words: Int32Array,
  start: number,
  { first, weights, most }: Taps,
  size: number,
  into: Float32Array,
  offset: number,
): void {
  for (let column = 0; column < size; column++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    const from = start + (first[column] as number);
    for (let i = 0; i < most; i++) {
      const weight = weights[column * most + i] as number;
      if (weight === 0) continue;
      const word = at(words, from + i);
      red += weight * (word & 255);
      green += weight * ((word >> 8) & 255);
      blue += weight * ((word >> 16) & 255);
    }
    into[offset + 3 * column] = red;
    into[offset + 3 * column + 1] = green;
    into[offset + 3 * column + 2] = blue;
  }
}

/** Along one side: the first pixel of the picture that a pixel of the window sees, and the weights of `most` from there. */
interface Taps {
  first: Int32Array;
  weights: Float64Array;
  most: number;
}

/** For a < 1 one cubic sample a pixel, otherwise the mean of n linear ones, at a (i + (k + 0.5) / n) + t; outside weighs nothing. */
function tapsOf(a: number, t: number, size: number, n: number, length: number): Taps {
  const most = a < 1 ? 4 : Math.ceil(a) + 2;
  const taps: Taps = { first: new Int32Array(size), weights: new Float64Array(size * most), most };
  for (let i = 0; i < size; i++) {
    const begin = Math.floor(a * (i + 0.5 / n) + t) - (a < 1 ? 1 : 0);
    const first = Math.max(0, begin);
    taps.first[i] = first;
    const add = (x: number, weight: number) => {
      if (x < 0 || x >= length) return;
      const place = i * most + x - first;
      taps.weights[place] = (taps.weights[place] as number) + weight;
    };
    for (let k = 0; k < n; k++) {
      const x = a * (i + (k + 0.5) / n) + t;
      const x0 = Math.floor(x);
      if (a < 1) for (let tap = x0 - 1; tap <= x0 + 2; tap++) add(tap, cubic(x - tap));
      else {
        add(x0, (x0 + 1 - x) / n);
        add(x0 + 1, (x - x0) / n);
      }
    }
  }
  return taps;
}

/** One sample a pixel under Catmull-Rom's cubic (Keys, 1981, a = -1/2); it can overshoot, and is cut to 0..255. */
function enlarge(
  { data, width, height }: Pixels,
  { a, b, tx, ty }: Similarity,
  size: number,
  into: Float32Array,
  offset: number,
): void {
  const words = wordsOf(data);
  const across = new Float64Array(4);
  const places = new Int32Array(4);
  let out = offset;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = a * (column + 0.5) - b * (row + 0.5) + tx;
      const y = b * (column + 0.5) + a * (row + 0.5) + ty;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      for (let i = 0; i < 4; i++) {
        const xx = x0 + i - 1;
        const inside = xx >= 0 && xx < width;
        across[i] = inside ? cubic(x - xx) : 0;
        places[i] = inside ? xx : 0;
      }
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < 4; j++) {
        const yy = y0 + j - 1;
        if (yy < 0 || yy >= height) continue;
        const down = cubic(y - yy);
        for (let i = 0; i < 4; i++) {
          const weight = down * (across[i] ?? 0);
          const word = at(words, yy * width + (places[i] ?? 0));
          red += weight * (word & 255);
          green += weight * ((word >> 8) & 255);
          blue += weight * ((word >> 16) & 255);
        }
      }
      into[out++] = Math.min(255, Math.max(0, red));
      into[out++] = Math.min(255, Math.max(0, green));
      into[out++] = Math.min(255, Math.max(0, blue));
    }
  }
}

/** A pixel a word: red in its lowest byte (every machine that runs WASM is little-endian), so that one read gives all three. */
function wordsOf(data: Uint8ClampedArray): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, data.length / 4);
}

/** The word at a place that is there. */
function at(words: Int32Array, i: number): number {
  return words[i] as number;
}

function cubic(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}

/** Means of two by two pixels, rounded; an odd last row or column counts twice. */
function halve({ data, width, height }: Pixels): Pixels {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const half = new Uint8ClampedArray(w * h * 4);
  const from = wordsOf(data);
  const to = wordsOf(half);
  // Two bytes of a word at a time, each with room for the sum of four.
  const even = 0x00ff00ff;
  const rounding = 0x00020002;
  for (let y = 0; y < h; y++) {
    const above = 2 * y * width;
    const below = Math.min(2 * y + 1, height - 1) * width;
    for (let x = 0; x < w; x++) {
      const left = 2 * x;
      const right = Math.min(left + 1, width - 1);
      const p = at(from, above + left);
      const q = at(from, above + right);
      const r = at(from, below + left);
      const t = at(from, below + right);
      const low = (p & even) + (q & even) + (r & even) + (t & even) + rounding;
      const high =
        ((p >>> 8) & even) + ((q >>> 8) & even) + ((r >>> 8) & even) + ((t >>> 8) & even) + rounding;
      to[y * w + x] = ((low >>> 2) & even) | (((high >>> 2) & even) << 8);
    }
  }
  return { data: half, width: w, height: h };
}
