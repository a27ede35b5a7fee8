import { randomNormal } from '../picture/random.ts';
import { cellsOf, type Dimensions, type Filter, placeOf } from './types.ts';

// Named filters for one, two and three axes and any size. Coordinates run from -(f-1)/2 to (f-1)/2 about the centre.

export type KernelKind =
  | 'edge-x'
  | 'edge-y'
  | 'edge-z'
  | 'diagonal'
  | 'derivative'
  | 'laplacian'
  | 'blur'
  | 'sharpen'
  | 'gabor-0'
  | 'gabor-1'
  | 'gabor-2'
  | 'gabor-3'
  | 'identity'
  | 'matched'
  | 'random';

/** Weight at a place given by its coordinates: `x` along the last axis of a line or picture, then `y`, then `z`. */
type Weight = (x: number, y: number, z: number) => number;

/** The kinds that can be made for so many axes, in the order of the list on screen. */
export function kernelKinds(axes: Dimensions): KernelKind[] {
  const edges: KernelKind[] = ['edge-x', 'edge-y', 'edge-z'];
  const gabors: KernelKind[] = ['gabor-0', 'gabor-1', 'gabor-2', 'gabor-3'];
  return [
    ...edges.slice(0, axes),
    ...(axes === 2 ? (['diagonal'] as const) : []),
    'derivative',
    'laplacian',
    'blur',
    'sharpen',
    ...gabors,
    'matched',
    'identity',
    'random',
  ];
}

/**
 * A named filter, `[f, ..., f, channels]`, the same for every channel. Those that keep the brightness (blur, sharpen, identity)
 * are shared out over the channels so that their weights sum to 1; a matched filter is made by `matchedFilter` from numbers
 * and begins here as a centred bump.
 *
 * @param seed for `random`: normal weights of variance 2 / (weights), He et al. 2015
 */
export function namedFilter(
  kind: KernelKind,
  axes: Dimensions,
  size: number,
  channels: number,
  seed = 1,
): Filter {
  const length = size ** axes * channels;
  if (kind === 'random') {
    const normal = randomNormal(seed * 7919);
    const scale = Math.sqrt(2 / length);
    return { bias: 0, weights: Float32Array.from({ length }, () => round(normal() * scale)) };
  }
  const one = sample(weightOf(kind, axes, size), axes, size);
  const keeps = kind === 'blur' || kind === 'sharpen' || kind === 'identity';
  const weights = new Float32Array(length);
  for (let i = 0; i < length; i++) weights[i] = (one[Math.floor(i / channels)] ?? 0) / (keeps ? channels : 1);
  return { bias: 0, weights };
}

/** A filter that answers most to one pattern: the pattern less its mean, of length 1 (North 1943). */
export function matchedFilter(pattern: ArrayLike<number>): Filter {
  const values = Float64Array.from(pattern);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const norm = Math.hypot(...centred);
  const weights = Float32Array.from(centred, (value) => (norm > 1e-9 ? value / norm : 0));
  return { bias: 0, weights };
}

function sample(weight: Weight, axes: Dimensions, size: number): Float64Array {
  const shape = Array<number>(axes).fill(size);
  const middle = (size - 1) / 2;
  return Float64Array.from({ length: cellsOf(shape) }, (_, flat) => {
    const at = placeOf(shape, flat).map((each) => each - middle);
    // A line has x alone; a picture y, x; a block y, x, z.
    if (axes === 1) return weight(at[0] ?? 0, 0, 0);
    return weight(at[1] ?? 0, at[0] ?? 0, at[2] ?? 0);
  });
}

function weightOf(kind: Exclude<KernelKind, 'random'>, axes: Dimensions, size: number): Weight {
  const sigma = Math.max(0.5, size / 5);
  const bell: Weight = (x, y, z) => Math.exp(-(x * x + y * y + z * z) / (2 * sigma * sigma));
  const total = (weight: Weight) => sample(weight, axes, size).reduce((sum, each) => sum + each, 0);
  const mean = (weight: Weight) => total(weight) / size ** axes;
  const centre: Weight = (x, y, z) => (isCentre(x, size) && isCentre(y, size) && isCentre(z, size) ? 1 : 0);
  const blurred: Weight = (x, y, z) => bell(x, y, z) / bellTotal;
  const bellTotal = total(bell);
  switch (kind) {
    case 'edge-x':
      return (x) => -Math.sign(x) + 0;
    case 'edge-y':
      return (_, y) => -Math.sign(y) + 0;
    case 'edge-z':
      return (_, __, z) => -Math.sign(z) + 0;
    case 'diagonal':
      return (x, y) => -Math.sign(x + y) + 0;
    case 'derivative': {
      // Scaled so that a ramp of slope 1 gives 1.
      const slope: Weight = (x, y, z) => x * bell(x, y, z);
      const ramp = total((x, y, z) => x * slope(x, y, z));
      return (x, y, z) => (ramp === 0 ? 0 : slope(x, y, z) / ramp);
    }
    case 'laplacian': {
      const curve: Weight = (x, y, z) =>
        ((x * x + y * y + z * z) / sigma ** 2 - axes) * (bell(x, y, z) / sigma ** 2);
      const offset = mean(curve);
      return (x, y, z) => curve(x, y, z) - offset;
    }
    case 'blur':
      return blurred;
    case 'sharpen':
      return (x, y, z) => (2 * centre(x, y, z)) / total(centre) - blurred(x, y, z);
    case 'identity':
      return (x, y, z) => centre(x, y, z) / total(centre);
    case 'matched':
      return (x, y, z) => bell(x, y, z) - mean(bell);
    default:
      return gabor(kind, axes, size);
  }
}

/** A wave under a bell, its mean taken out (Daugman 1985). */
function gabor(kind: `gabor-${0 | 1 | 2 | 3}`, axes: Dimensions, size: number): Weight {
  const number = Number(kind.at(-1));
  const sigma = Math.max(0.6, size / 4);
  const [direction, wavelength, phase] = waves[axes](number, size);
  const wave: Weight = (x, y, z) => {
    const along = direction[0] * x + direction[1] * y + direction[2] * z;
    const bell = Math.exp(-(x * x + y * y + z * z) / (2 * sigma * sigma));
    return bell * Math.cos((2 * Math.PI * along) / wavelength + phase);
  };
  const offset = sample(wave, axes, size).reduce((sum, each) => sum + each, 0) / size ** axes;
  return (x, y, z) => wave(x, y, z) - offset;
}

type Wave = [direction: [number, number, number], wavelength: number, phase: number];

const waves: Record<Dimensions, (number: number, size: number) => Wave> = {
  1: (number, size) => {
    const wavelengths = [size, size / 2, size / 1.5, 2.5];
    return [[1, 0, 0], Math.max(2, wavelengths[number] ?? size), number === 2 ? -Math.PI / 2 : 0];
  },
  2: (number, size) => {
    const angle = (number * Math.PI) / 4;
    return [[Math.cos(angle), Math.sin(angle), 0], Math.max(2, size / 1.5), 0];
  },
  3: (number, size) => {
    const even = 1 / Math.sqrt(3);
    const directions: [number, number, number][] = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [even, even, even],
    ];
    return [directions[number] ?? [1, 0, 0], Math.max(2, size / 1.5), 0];
  },
};

/** The middle weight, or each of the two in the middle where the size is even. */
const isCentre = (x: number, size: number) => Math.abs(x) < (size % 2 ? 0.25 : 0.75) || x === 0;

/** Two decimals: a person can work with the numbers on screen by hand. */
const round = (value: number) => Math.round(value * 100) / 100;
