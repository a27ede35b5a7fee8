/** Colours as flat arrays of RGB triples, 0..1. Ways to keep the content's colours: Gatys et al. 2016, arXiv 1606.05897. */

/** Luma of BT.601, by which a picture is split into light and colour. */
export function luminance(rgb: Float32Array, pixel: number): number {
  return (
    0.299 * (rgb[3 * pixel] ?? 0) + 0.587 * (rgb[3 * pixel + 1] ?? 0) + 0.114 * (rgb[3 * pixel + 2] ?? 0)
  );
}

/** The picture in grey, three equal channels. */
export function grey(rgb: Float32Array): Float32Array {
  return rgb.map((_, i) => luminance(rgb, Math.floor(i / 3)));
}

/** The light of one picture with the colour of another of the same size: colour + (light's luma - colour's luma). */
export function withLight(colour: Float32Array, light: Float32Array): Float32Array {
  return colour.map((value, i) => {
    const pixel = Math.floor(i / 3);
    return value + luminance(light, pixel) - luminance(colour, pixel);
  });
}

/**
 * `source` with every channel's values replaced so that its histogram is that of `target`: the value of rank r becomes the
 * target's value of the same relative rank.
 */
export function matchHistogram(source: Float32Array, target: Float32Array): Float32Array {
  const matched = new Float32Array(source.length);
  for (let channel = 0; channel < 3; channel++) {
    const values = every(target, channel).sort();
    const mine = every(source, channel);
    const order = Uint32Array.from(mine.keys()).sort((a, b) => (mine[a] ?? 0) - (mine[b] ?? 0));
    const last = Math.max(1, order.length - 1);
    order.forEach((pixel, rank) => {
      const place = (rank / last) * (values.length - 1);
      const [low, high] = [values[Math.floor(place)] ?? 0, values[Math.ceil(place)] ?? 0];
      matched[3 * pixel + channel] = low + (high - low) * (place - Math.floor(place));
    });
  }
  return matched;
}

/** `source` moved linearly so that its mean colour and the covariance of its channels are the target's (by Cholesky factors). */
export function matchMoments(source: Float32Array, target: Float32Array): Float32Array {
  const [from, to] = [moments(source), moments(target)];
  const [lowerFrom, lowerTo] = [cholesky(from.covariance), cholesky(to.covariance)];
  const matched = new Float32Array(source.length);
  for (let pixel = 0; pixel < source.length / 3; pixel++) {
    const whitened = [0, 0, 0];
    for (let row = 0; row < 3; row++) {
      let value = (source[3 * pixel + row] ?? 0) - (from.mean[row] ?? 0);
      for (let k = 0; k < row; k++) value -= entry(lowerFrom, row, k) * (whitened[k] ?? 0);
      whitened[row] = value / entry(lowerFrom, row, row);
    }
    for (let row = 0; row < 3; row++) {
      let value = to.mean[row] ?? 0;
      for (let k = 0; k <= row; k++) value += entry(lowerTo, row, k) * (whitened[k] ?? 0);
      matched[3 * pixel + row] = value;
    }
  }
  return matched;
}

/** Mean colour and the 3 x 3 covariance, row-major; a little is added to the diagonal, for pictures of one colour. */
export function moments(rgb: Float32Array): { mean: number[]; covariance: number[] } {
  const count = rgb.length / 3;
  const mean = [0, 0, 0];
  const covariance = new Array<number>(9).fill(0);
  rgb.forEach((value, i) => {
    mean[i % 3] = (mean[i % 3] ?? 0) + value / count;
  });
  for (let pixel = 0; pixel < count; pixel++) {
    for (let i = 0; i < 9; i++) {
      const [a, b] = [Math.floor(i / 3), i % 3];
      const product =
        ((rgb[3 * pixel + a] ?? 0) - (mean[a] ?? 0)) * ((rgb[3 * pixel + b] ?? 0) - (mean[b] ?? 0));
      covariance[i] = (covariance[i] ?? 0) + product / count;
    }
  }
  for (const i of [0, 4, 8]) covariance[i] = (covariance[i] ?? 0) + 1e-6;
  return { mean, covariance };
}

const entry = (matrix: number[], row: number, column: number) => matrix[3 * row + column] ?? 0;

/** The lower triangle L with L L^T = matrix, 3 x 3. */
function cholesky(matrix: number[]): number[] {
  const lower = new Array<number>(9).fill(0);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = entry(matrix, row, column);
      for (let k = 0; k < column; k++) sum -= entry(lower, row, k) * entry(lower, column, k);
      lower[3 * row + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / entry(lower, column, column);
    }
  }
  return lower;
}

function every(rgb: Float32Array, channel: number): Float32Array {
  const plane = new Float32Array(rgb.length / 3);
  for (let i = 0; i < plane.length; i++) plane[i] = rgb[3 * i + channel] as number;
  return plane;
}
