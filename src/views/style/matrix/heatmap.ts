import type { Pixels } from '../../../picture/pixels.ts';

/** Zero is the dark ground; positive goes to yellow, negative to blue: apart for every common kind of colour vision. */
const [ground, positive, negative] = [
  [22, 22, 34],
  [255, 214, 92],
  [92, 170, 255],
] as const;

/**
 * Numbers as colours, each cell one pixel.
 *
 * @param most the number that has the full colour
 */
export function heatmap(values: Float32Array, width: number, height: number, most: number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const value = values[i] ?? 0;
    // The root: a few channels are much larger than the others, which would be black beside them.
    const share = Math.sqrt(Math.min(1, Math.abs(value) / Math.max(most, 1e-12)));
    const end = value < 0 ? negative : positive;
    for (let c = 0; c < 3; c++) {
      const from = ground[c] ?? 0;
      data[4 * i + c] = from + share * ((end[c] ?? 0) - from);
    }
    data[4 * i + 3] = 255;
  }
  return { data, width, height };
}

export const largest = (values: Float32Array) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Where the full colour begins: one number in twenty is larger. A few channels with themselves would leave all else black. */
export function brightest(values: Float32Array): number {
  const sizes = values.map(Math.abs).sort();
  return sizes[Math.floor(0.95 * (sizes.length - 1))] ?? 0;
}

/** Channels by how large they are in the style, the largest first: so the matrices' large numbers stand together. */
export function byStrength(matrix: Float32Array, channels: number): number[] {
  const own = (k: number) => matrix[k * channels + k] ?? 0;
  return Array.from({ length: channels }, (_, k) => k).sort((a, b) => own(b) - own(a));
}

/** The matrix with its rows and columns in that order. */
export function reordered(matrix: Float32Array, order: readonly number[]): Float32Array {
  const n = order.length;
  return Float32Array.from(
    { length: n * n },
    (_, i) => matrix[(order[Math.floor(i / n)] ?? 0) * n + (order[i % n] ?? 0)] ?? 0,
  );
}

/** ||G(G) - G(S)||^2 / ||G(S)||^2. */
export function relativeDifference(ofStyle: Float32Array, ofPicture: Float32Array): number {
  let [difference, whole] = [0, 0];
  ofStyle.forEach((value, i) => {
    difference += ((ofPicture[i] ?? 0) - value) ** 2;
    whole += value ** 2;
  });
  return difference / Math.max(whole, 1e-12);
}
