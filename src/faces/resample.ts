import { type Similarity, scaleOf } from './similarity.ts';
import type { Pixels } from './types.ts';

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
  if (scale < 1) enlarge(pixels, onLevel, size, into, offset);
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
          // What lies outside is black: its weight is nought, and its place any.
          const left = x0 >= 0 ? 1 - fx : 0;
          const right = x0 + 1 < width ? fx : 0;
          const top = y0 >= 0 ? 1 - fy : 0;
          const bottom = y0 + 1 < height ? fy : 0;
          const p = 4 * (Math.max(y0, 0) * width + Math.max(x0, 0));
          const q = x0 >= 0 && right > 0 ? p + 4 : p;
          const down = y0 >= 0 && bottom > 0 ? 4 * width : 0;
          const [w00, w01, w10, w11] = [top * left, top * right, bottom * left, bottom * right];
          red += w00 * at(data, p) + w01 * at(data, q) + w10 * at(data, p + down) + w11 * at(data, q + down);
          green +=
            w00 * at(data, p + 1) +
            w01 * at(data, q + 1) +
            w10 * at(data, p + down + 1) +
            w11 * at(data, q + down + 1);
          blue +=
            w00 * at(data, p + 2) +
            w01 * at(data, q + 2) +
            w10 * at(data, p + down + 2) +
            w11 * at(data, q + down + 2);
        }
      }
      into[out++] = red / (n * n);
      into[out++] = green / (n * n);
      into[out++] = blue / (n * n);
    }
  }
}

/** One sample a pixel under Catmull-Rom's cubic (Keys, 1981, a = -1/2); it can overshoot, and is cut to 0..255. */
function enlarge(
  { data, width, height }: Pixels,
  { a, b, tx, ty }: Similarity,
  size: number,
  into: Float32Array,
  offset: number,
): void {
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
        places[i] = inside ? 4 * xx : 0;
      }
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < 4; j++) {
        const yy = y0 + j - 1;
        if (yy < 0 || yy >= height) continue;
        const down = cubic(y - yy);
        const line = 4 * yy * width;
        for (let i = 0; i < 4; i++) {
          const weight = down * (across[i] ?? 0);
          const p = line + (places[i] ?? 0);
          red += weight * at(data, p);
          green += weight * at(data, p + 1);
          blue += weight * at(data, p + 2);
        }
      }
      into[out++] = Math.min(255, Math.max(0, red));
      into[out++] = Math.min(255, Math.max(0, green));
      into[out++] = Math.min(255, Math.max(0, blue));
    }
  }
}

/** A value that is there. Of bytes only: asked of other arrays too, the engine could not compile it as well. */
function at(data: Uint8ClampedArray, i: number): number {
  return data[i] as number;
}

function cubic(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}

/** Means of two by two pixels; an odd last row or column counts twice. */
function halve({ data, width, height }: Pixels): Pixels {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const half = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y++) {
    const above = 2 * y * width;
    const below = Math.min(2 * y + 1, height - 1) * width;
    for (let x = 0; x < w; x++) {
      const left = 2 * x;
      const right = Math.min(left + 1, width - 1);
      const [p, q, r, t] = [4 * (above + left), 4 * (above + right), 4 * (below + left), 4 * (below + right)];
      const out = 4 * (y * w + x);
      for (let c = 0; c < 4; c++) {
        half[out + c] = (at(data, p + c) + at(data, q + c) + at(data, r + c) + at(data, t + c)) / 4;
      }
    }
  }
  return { data: half, width: w, height: h };
}
