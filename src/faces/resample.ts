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
  const a = toPicture.a * shrink;
  const b = toPicture.b * shrink;
  const tx = toPicture.tx * shrink - 0.5;
  const ty = toPicture.ty * shrink - 0.5;
  const n = Math.max(1, Math.ceil(scale * shrink - 1e-6));
  const add = scale < 1 ? addCubic : addBilinear;
  const sum = new Float64Array(3);
  let out = offset;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      sum.fill(0);
      for (let j = 0; j < n; j++) {
        for (let i = 0; i < n; i++) {
          const u = column + (i + 0.5) / n;
          const v = row + (j + 0.5) / n;
          add(pixels, a * u - b * v + tx, b * u + a * v + ty, sum);
        }
      }
      for (let c = 0; c < 3; c++) into[out++] = Math.min(255, Math.max(0, (sum[c] ?? 0) / (n * n)));
    }
  }
}

/** Adds the bilinear sample at (x, y), where whole numbers are pixel centres. */
function addBilinear({ data, width, height }: Pixels, x: number, y: number, sum: Float64Array): void {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  for (let j = 0; j < 2; j++) {
    const yy = y0 + j;
    if (yy < 0 || yy >= height) continue;
    const wy = j === 0 ? 1 - fy : fy;
    for (let i = 0; i < 2; i++) {
      const xx = x0 + i;
      if (xx < 0 || xx >= width) continue;
      addPixel(data, 4 * (yy * width + xx), wy * (i === 0 ? 1 - fx : fx), sum);
    }
  }
}

/** Adds the sample at (x, y) under Catmull-Rom's cubic (Keys, 1981, a = -1/2). */
function addCubic({ data, width, height }: Pixels, x: number, y: number, sum: Float64Array): void {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  for (let j = -1; j <= 2; j++) {
    const yy = y0 + j;
    if (yy < 0 || yy >= height) continue;
    const wy = cubic(y - yy);
    for (let i = -1; i <= 2; i++) {
      const xx = x0 + i;
      if (xx < 0 || xx >= width) continue;
      addPixel(data, 4 * (yy * width + xx), wy * cubic(x - xx), sum);
    }
  }
}

function cubic(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}

function addPixel(data: Uint8ClampedArray, index: number, weight: number, sum: Float64Array): void {
  sum[0] = (sum[0] ?? 0) + weight * (data[index] ?? 0);
  sum[1] = (sum[1] ?? 0) + weight * (data[index + 1] ?? 0);
  sum[2] = (sum[2] ?? 0) + weight * (data[index + 2] ?? 0);
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
      for (let c = 0; c < 4; c++) {
        const total =
          (data[4 * (above + left) + c] ?? 0) +
          (data[4 * (above + right) + c] ?? 0) +
          (data[4 * (below + left) + c] ?? 0) +
          (data[4 * (below + right) + c] ?? 0);
        half[4 * (y * w + x) + c] = total / 4;
      }
    }
  }
  return { data: half, width: w, height: h };
}
