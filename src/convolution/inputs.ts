import { cellsOf, type Dimensions, type Grid, placeOf } from './types.ts';

// Inputs by formula, and recordings brought to a size that can be looked at.

/** The three cases of the textbook: 14, 14 x 14 x 3 and 14 x 14 x 14, whole numbers that can be worked with by hand. */
export function textbookInput(axes: Dimensions): Grid {
  const length = 14;
  const size = Array<number>(axes).fill(length);
  const channels = axes === 2 ? 3 : 1;
  const data = new Float32Array(cellsOf(size) * channels);
  for (let flat = 0; flat < cellsOf(size); flat++) {
    const [a = 0, b = 0, c = 0] = placeOf(size, flat);
    const values =
      axes === 1
        ? [[0, 0, 1, 3, 6, 9, 9, 6, 3, 1, 0, 0, 5, 0][a] ?? 0]
        : axes === 2
          ? // Red ends at a vertical edge, green at a horizontal one, blue at a diagonal.
            [b < 7 ? 10 : 0, a < 7 ? 10 : 0, a + b < 14 ? 10 : 0]
          : [bars(a, b, c)];
    values.forEach((value, channel) => {
      data[flat * channels + channel] = value;
    });
  }
  return { size, channels, data };
}

/** The lecture's first example, 6 x 6: light on the left, dark on the right, with one vertical edge between them. */
export function edgeExample(): Grid {
  return {
    size: [6, 6],
    channels: 1,
    data: Float32Array.from({ length: 36 }, (_, i) => (i % 6 < 3 ? 10 : 0)),
  };
}

/** Three bars that cross in the middle: 10 from top to bottom, 6 from side to side, 3 from front to back. */
function bars(row: number, column: number, slice: number): number {
  const within = (at: number) => at >= 5 && at <= 8;
  if (within(column) && within(slice)) return 10;
  if (within(row) && within(slice)) return 6;
  return within(row) && within(column) ? 3 : 0;
}

/** Place (share of the beat), height (millivolts) and width (share of the beat) of the waves P, Q, R, S and T. */
const beat = [
  [0.18, 0.15, 0.028],
  [0.335, -0.12, 0.011],
  [0.365, 1.2, 0.013],
  [0.395, -0.28, 0.012],
  [0.62, 0.32, 0.05],
] as const;

/**
 * An electrocardiogram by formula: each wave of a beat a Gaussian (after McSharry et al. 2003), with a slow drift of the base
 * line, which a derivative does not see. `[samples, 1]`, millivolts.
 */
export function heartbeat(samples: number, beats: number): Grid {
  const data = Float32Array.from({ length: samples }, (_, i) => {
    const t = (i / samples) * beats;
    const phase = t - Math.floor(t);
    const waves = beat.reduce(
      (sum, [at, height, width]) => sum + height * Math.exp(-((phase - at) ** 2) / (2 * width * width)),
      0,
    );
    return waves + 0.06 * Math.sin((2 * Math.PI * i) / samples + 0.6);
  });
  return { size: [samples], channels: 1, data };
}

/**
 * The ten ellipsoids of the 3D Shepp-Logan head: density, half axes, centre and angle about the vertical in degrees (Kak and
 * Slaney, "Principles of Computerized Tomographic Imaging", 1988, densities of Toft 1996 so that the soft tissue can be seen).
 */
const ellipsoids = [
  [1, 0.69, 0.92, 0.81, 0, 0, 0, 0],
  [-0.8, 0.6624, 0.874, 0.78, 0, -0.0184, 0, 0],
  [-0.2, 0.11, 0.31, 0.22, 0.22, 0, 0, -18],
  [-0.2, 0.16, 0.41, 0.28, -0.22, 0, 0, 18],
  [0.1, 0.21, 0.25, 0.41, 0, 0.35, -0.15, 0],
  [0.1, 0.046, 0.046, 0.05, 0, 0.1, 0.25, 0],
  [0.1, 0.046, 0.046, 0.05, 0, -0.1, 0.25, 0],
  [0.1, 0.046, 0.023, 0.05, -0.08, -0.605, 0, 0],
  [0.1, 0.023, 0.023, 0.02, 0, -0.606, 0, 0],
  [0.1, 0.023, 0.046, 0.02, 0.06, -0.605, 0, 0],
] as const;

/** Density of the head at a point of the cube from -1 to 1: `y` towards the face, `z` up. */
export function sheppLogan(x: number, y: number, z: number): number {
  let density = 0;
  for (const [amount, a, b, c, x0, y0, z0, degrees] of ellipsoids) {
    const angle = (degrees * Math.PI) / 180;
    const [dx, dy] = [x - x0, y - y0];
    const u = (dx * Math.cos(angle) + dy * Math.sin(angle)) / a;
    const v = (dy * Math.cos(angle) - dx * Math.sin(angle)) / b;
    const w = (z - z0) / c;
    if (u * u + v * v + w * w <= 1) density += amount;
  }
  return density;
}

/** The head as `[n, n, n, 1]`: rows from the face backwards, columns from left to right, slices from below upwards. */
export function phantom(n: number): Grid {
  const size = [n, n, n];
  const at = (index: number) => (2 * index + 1) / n - 1;
  const data = Float32Array.from({ length: n ** 3 }, (_, flat) => {
    const [row = 0, column = 0, slice = 0] = placeOf(size, flat);
    return Math.max(0, sheppLogan(at(column), -at(row), at(slice)));
  });
  return { size, channels: 1, data };
}

/** An empty line to draw on, `[samples, 1]`. */
export function flatLine(samples: number): Grid {
  return { size: [samples], channels: 1, data: new Float32Array(samples) };
}

/**
 * The loudest stretch of a recording, thinned to `samples` numbers about `targetRate` a second, each the mean of its
 * neighbourhood, and scaled so that the loudest is 1. Silence stays silence.
 *
 * @param rate samples a second of the recording
 */
export function loudestStretch(
  recording: Float32Array,
  rate: number,
  samples: number,
  targetRate: number,
): Grid {
  const step = Math.max(1, Math.round(rate / targetRate));
  const thinned = Float32Array.from({ length: Math.floor(recording.length / step) }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < step; j++) sum += recording[i * step + j] ?? 0;
    return sum / step;
  });
  let [energy, best, from] = [0, -1, 0];
  thinned.forEach((value, i) => {
    energy += value * value - (i >= samples ? (thinned[i - samples] ?? 0) ** 2 : 0);
    if (i >= samples - 1 && energy > best) [best, from] = [energy, i - samples + 1];
  });
  const data = new Float32Array(samples);
  data.set(thinned.subarray(from, from + samples));
  const peak = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Below a thousandth of full scale there is only the noise of the microphone itself.
  if (peak > 1e-3) for (let i = 0; i < samples; i++) data[i] = (data[i] ?? 0) / peak;
  return { size: [samples], channels: 1, data };
}
