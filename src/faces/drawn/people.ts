import { randomUniform } from '../../picture/random.ts';

/**
 * Who a drawn face is. Lengths are in half face widths, the face's centre at (0, 0), y down; everything here stays the same from
 * photo to photo.
 */
export interface DrawnIdentity {
  /** Half height of the head over its half width. */
  long: number;
  /** How angular the jaw is: 2 is an ellipse, more is squarer. */
  jaw: number;
  /** How much the chin narrows. */
  taper: number;
  ears: number;
  eyeApart: number;
  eyeHeight: number;
  eyeWidth: number;
  eyeOpen: number;
  /** Outer corners up (positive) or down, in radians. */
  eyeTilt: number;
  /** Hue of the iris, 0..1. */
  iris: number;
  browHeight: number;
  browThick: number;
  browTilt: number;
  browLength: number;
  noseLong: number;
  noseWide: number;
  mouthHeight: number;
  mouthWide: number;
  lips: number;
  /** From pale (0) to dark (1). */
  skin: number;
  /** From pinkish (0) to golden (1). */
  warmth: number;
  freckles: number;
  /** A beauty spot, or null. */
  mole: { x: number; y: number } | null;
}

type Range = readonly [least: number, most: number];
type Scalar = Exclude<keyof DrawnIdentity, 'mole'>;

const ranges: Record<Scalar, Range> = {
  long: [1.08, 1.5],
  jaw: [1.9, 3.4],
  taper: [0.02, 0.4],
  ears: [0.08, 0.24],
  eyeApart: [0.3, 0.52],
  eyeHeight: [-0.28, 0.06],
  eyeWidth: [0.15, 0.3],
  eyeOpen: [0.055, 0.19],
  eyeTilt: [-0.3, 0.3],
  iris: [0, 1],
  browHeight: [0.13, 0.4],
  browThick: [0.02, 0.12],
  browTilt: [-0.5, 0.5],
  browLength: [0.16, 0.36],
  noseLong: [0.22, 0.58],
  noseWide: [0.08, 0.28],
  mouthHeight: [0.56, 0.82],
  mouthWide: [0.17, 0.5],
  lips: [0.025, 0.15],
  skin: [0, 1],
  warmth: [0, 1],
  freckles: [0, 1],
};

/** What look-alikes share: the coarse proportions. Eyes, brows, nose and mouth tell them apart. */
const shared: ReadonlySet<Scalar> = new Set([
  'long',
  'jaw',
  'taper',
  'ears',
  'skin',
  'warmth',
  'eyeHeight',
  'mouthHeight',
]);

/**
 * Person number `person` of the set of `seed`. People come in pairs of look-alikes, 0 and 1, 2 and 3, ...: the second has nearly
 * the first one's proportions and skin, and their photos show the same hair, which makes each a hard negative of the other.
 */
export function drawnIdentity(seed: number, person: number): DrawnIdentity {
  const own = randomUniform(mix(seed, person, 1));
  const elder = randomUniform(mix(seed, person - (person % 2), 1));
  const likeness = person % 2 === 1;
  const identity = {} as Record<Scalar, number>;
  for (const [name, [least, most]] of Object.entries(ranges) as [Scalar, Range][]) {
    const [mine, theirs] = [own(), elder()];
    const place = likeness && shared.has(name) ? 0.8 * theirs + 0.2 * mine : mine;
    identity[name] = least + place * (most - least);
  }
  const mole = own() < 0.3 ? { x: (own() - 0.5) * 1.1, y: 0.2 + 0.55 * own() } : null;
  return { ...identity, mole };
}

/** What differs from photo to photo of the same person. */
export interface DrawnPhoto {
  hairStyle: 'short' | 'long' | 'curly' | 'bald' | 'bun' | 'hat';
  /** Hair colour, RGB in 0..1. */
  hair: Colour;
  fringe: number;
  beard: 'none' | 'stubble' | 'moustache' | 'full';
  glasses: 'none' | 'round' | 'square' | 'dark';
  /** Where the light comes from and how strong it is. */
  light: { x: number; y: number; ambient: number; directed: number; tint: Colour };
  /** Turned to the side, in radians; leaning, in radians. */
  yaw: number;
  roll: number;
  /** Moved by so much of half the picture, and enlarged. */
  shift: { x: number; y: number };
  scale: number;
  /** Corners of the mouth up (positive) or down; how far it is open. */
  smile: number;
  open: number;
  shirt: Colour;
  ground: { from: Colour; to: Colour; pattern: 'plain' | 'stripes' | 'dots' | 'sun'; angle: number };
  grain: number;
}

export type Colour = readonly [number, number, number];

const hairColours: readonly Colour[] = [
  [0.09, 0.07, 0.07],
  [0.25, 0.15, 0.09],
  [0.46, 0.29, 0.16],
  [0.84, 0.66, 0.36],
  [0.66, 0.27, 0.12],
  [0.62, 0.61, 0.6],
  [0.9, 0.88, 0.84],
  [0.42, 0.2, 0.45],
  [0.13, 0.42, 0.47],
];
const hairStyles = ['short', 'long', 'curly', 'bald', 'bun', 'hat'] as const;
const beards = ['none', 'none', 'none', 'stubble', 'moustache', 'full'] as const;
const spectacles = [
  'none',
  'none',
  'none',
  'none',
  'none',
  'round',
  'round',
  'square',
  'square',
  'dark',
] as const;
const patterns = ['plain', 'plain', 'stripes', 'dots', 'sun'] as const;

/** Photo number `photo` of a person: its circumstances, drawn independently of who it is, but for look-alikes' hair. */
export function drawnPhoto(seed: number, person: number, photo: number): DrawnPhoto {
  const pair = randomUniform(mix(seed, Math.floor(person / 2), 1000 + photo));
  const random = randomUniform(mix(seed, person, 5000 + photo));
  const around = (width: number) => (random() + random() - 1) * width;
  const bright = (): Colour => hueColour(random(), 0.25 + 0.5 * random(), 0.3 + 0.6 * random());
  return {
    hairStyle: pick(hairStyles, pair()),
    hair: pick(hairColours, pair()),
    fringe: pair(),
    beard: pick(beards, random()),
    glasses: pick(spectacles, random()),
    light: {
      x: around(1),
      y: -0.5 + around(0.6),
      ambient: 0.58 + 0.45 * random(),
      directed: 0.15 + 0.4 * random(),
      tint: [0.9 + 0.22 * random(), 0.92 + 0.13 * random(), 0.85 + 0.3 * random()],
    },
    yaw: around(0.3),
    roll: around(0.07),
    shift: { x: around(0.05), y: around(0.05) },
    scale: 0.68 + around(0.04),
    smile: around(1),
    open: Math.max(0, around(1)),
    shirt: bright(),
    ground: { from: bright(), to: bright(), pattern: pick(patterns, random()), angle: random() * Math.PI },
    grain: 0.01 + 0.03 * random(),
  };
}

/** RGB in 0..1 of a hue with a saturation and a value (HSV). */
export function hueColour(hue: number, saturation: number, value: number): Colour {
  const channel = (offset: number) => {
    const k = (offset + hue * 6) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [channel(5), channel(3), channel(1)];
}

const pick = <T>(list: readonly T[], place: number): T => list[Math.floor(place * list.length)] as T;

/** One seed of three numbers, far apart for neighbours (multiplication by large odd constants). */
export function mix(a: number, b: number, c: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b) ^ Math.imul(c + 13, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
