import type { Pixels } from '../../picture/pixels.ts';
import { randomUniform } from '../../picture/random.ts';
import { type Key, type Message, message, type Words } from '../../words/keys.ts';

/** Pictures drawn by formula, so that the first result is one click away and no image file need be shipped. */
export const styleSamples = [
  'stained-glass',
  'waves',
  'pointillism',
  'marbled-paper',
  'halftone',
  'brush-strokes',
] as const;
export const contentSamples = ['harbour', 'mountains', 'still-life'] as const;

export type SampleName = (typeof styleSamples)[number] | (typeof contentSamples)[number];

const titles = {
  'stained-glass': 'media.stainedGlass',
  waves: 'media.waves',
  pointillism: 'media.pointillism',
  'marbled-paper': 'media.marbledPaper',
  halftone: 'media.halftone',
  'brush-strokes': 'media.brushStrokes',
  harbour: 'media.harbour',
  mountains: 'media.mountains',
  'still-life': 'media.stillLife',
} as const satisfies Record<SampleName, Key>;

/** What it is called: "Stained glass". */
export const sampleTitle = (name: SampleName): Message => message(titles[name]);

const keys: ReadonlySet<Key> = new Set(Object.values(titles));

/** Whether a picture of that name is a sample. */
export const isSampleTitle = (name: Words): boolean => typeof name !== 'string' && keys.has(name.key);

type Colour = readonly [number, number, number];
/** Colour at (x, y), where the shorter side runs from 0 to 1. */
type Paint = (x: number, y: number) => Colour;

/** @returns RGBA; the same for the same name and size, always. */
export function drawSample(
  name: SampleName,
  width: number,
  height: number,
): Pixels & { data: Uint8ClampedArray<ArrayBuffer> } {
  const side = Math.min(width, height);
  const paint = painters[name](width / side, height / side, side);
  const data = new Uint8ClampedArray(width * height * 4);
  // Two by two points a pixel: edges are smooth.
  const points = [0.25, 0.75];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let [red, green, blue] = [0, 0, 0];
      for (const dy of points) {
        for (const dx of points) {
          const [r, g, b] = paint((column + dx) / side, (row + dy) / side);
          red += r;
          green += g;
          blue += b;
        }
      }
      data.set([(255 * red) / 4, (255 * green) / 4, (255 * blue) / 4, 255], 4 * (row * width + column));
    }
  }
  return { data, width, height };
}

const painters: Record<SampleName, (width: number, height: number, side: number) => Paint> = {
  'stained-glass': (width, height) => {
    const random = randomUniform(11);
    const cells = scatterPoints(width, height, 0.1, random);
    const glass = [
      '#b3122d',
      '#e8a317',
      '#11538c',
      '#0f7b6c',
      '#f1d9a7',
      '#5a2a83',
      '#d7561f',
      '#1b8fc4',
    ].map(hex);
    const tints = cells.map(() => pick(glass, random()));
    return (x, y) => {
      const { nearest, first, second } = nearestTwo(cells, x + 0.02 * noise(x * 4, y * 4), y);
      const lead = second - first;
      if (lead < 0.014) return shade(hex('#16130f'), 0.8 + 14 * lead);
      const light = 0.75 + 0.35 * noise(x * 9 + nearest, y * 9) + 0.2 * (1 - first / 0.1);
      return shade(tints[nearest] ?? [0, 0, 0], light);
    };
  },

  waves: () => {
    const [paper, foam, blue, deep] = ['#efe3c8', '#fbf7ec', '#3f7ea6', '#173a5e'].map(hex) as [
      Colour,
      Colour,
      Colour,
      Colour,
    ];
    return (x, y) => {
      if (y < 0.16 + 0.03 * Math.sin(x * 5)) return shade(paper, 0.96 + 0.06 * noise(x * 40, y * 6));
      // Rows of overlapping crests; the nearest row covers those behind it.
      for (let row = 9; row >= 0; row--) {
        const base = 0.2 + row * 0.1;
        const shift = row % 2 ? 0.11 : 0;
        const place = (((x + shift) / 0.22) % 1) - 0.5;
        const curl =
          0.085 * Math.sqrt(Math.max(0, 1 - (place * 2) ** 2)) + 0.012 * Math.sin(60 * x + 9 * row);
        const top = base - curl;
        if (y < top) continue;
        const depth = y - top;
        if (depth < 0.012) return deep;
        if (depth < 0.03 + 0.01 * noise(x * 60, row)) return foam;
        const stripe = Math.sin((Math.hypot(place * 0.22, y - base) * 2 * Math.PI) / 0.028);
        return mix(stripe > 0.35 ? foam : stripe > -0.3 ? blue : deep, blue, 0.25);
      }
      return shade(paper, 0.97);
    };
  },

  pointillism: (width, height) => {
    const random = randomUniform(5);
    const dots = scatterPoints(width, height, 0.019, random);
    const colours = dots.map(([x, y]): Colour => {
      const sun = Math.exp(-12 * ((x - 0.68) ** 2 + (y - 0.28) ** 2));
      const field = y > 0.62 + 0.05 * Math.sin(4 * x);
      const warm = mix(hex('#f6c945'), hex('#ef7d3c'), random());
      const cool = mix(hex('#4a8fc7'), hex('#8e7cc3'), random());
      const grass = mix(hex('#6aa84f'), hex('#c2d24b'), random());
      const here = field ? grass : mix(cool, warm, Math.min(1, sun * 1.6 + 0.12 * random()));
      // A few dots of the complement make the others glow.
      return random() < 0.16 ? mix(here, [1 - here[0], 1 - here[1], 1 - here[2]], 0.55) : here;
    });
    return (x, y) => {
      const { nearest, first } = nearestTwo(dots, x, y);
      return first < 0.0115 ? (colours[nearest] ?? [1, 1, 1]) : hex('#f4ead2');
    };
  },

  'marbled-paper': () => {
    const inks = ['#f3ead9', '#9c2a2a', '#e2b04a', '#1f3c5b', '#f3ead9', '#4c8577'].map(hex);
    return (x, y) => {
      let [u, v] = [x, y];
      for (let i = 1; i <= 4; i++) {
        const bend = 0.11 / i;
        u += bend * Math.sin(2 * Math.PI * v * i * 1.3 + 1.7 * i);
        v += bend * Math.cos(2 * Math.PI * u * i * 1.1 + 0.6 * i);
      }
      const comb = v * 13 + 1.6 * Math.sin(u * 21) + 1.2 * noise(u * 3, v * 3);
      const band = Math.floor(comb);
      const within = comb - band;
      const ink = inks[(((band * 7) % inks.length) + inks.length) % inks.length] ?? [1, 1, 1];
      return within < 0.08 ? shade(ink, 0.55) : shade(ink, 0.92 + 0.12 * Math.sin(within * Math.PI));
    };
  },

  halftone: () => {
    const paper = hex('#fdf3e1');
    const plates: [Colour, number, (x: number, y: number) => number][] = [
      [hex('#00a0c6'), 0.26, (x, y) => 0.2 + 0.75 * (1 - y) * (0.6 + 0.4 * Math.sin(3 * x))],
      [hex('#e5267e'), 1.31, (x, y) => 0.15 + 0.8 * Math.exp(-7 * ((x - 0.4) ** 2 + (y - 0.55) ** 2))],
      [hex('#ffd400'), 0, (x, y) => 0.3 + 0.5 * Math.abs(Math.sin(3 * (x + y)))],
      [hex('#1c1a1a'), 0.79, (x, y) => 0.75 * Math.max(0, Math.sin(9 * Math.hypot(x - 0.75, y - 0.3))) ** 3],
    ];
    return (x, y) => {
      let colour = paper;
      for (const [ink, angle, amount] of plates) {
        const [u, v] = turned(x, y, angle).map((value) => value * 38) as [number, number];
        const distance = Math.hypot(u - Math.round(u), v - Math.round(v));
        // Area of a dot over its cell is how dark it looks.
        if (distance < Math.sqrt(Math.min(0.78, Math.max(0, amount(x, y) * 0.6)) / Math.PI)) {
          colour = [colour[0] * ink[0], colour[1] * ink[1], colour[2] * ink[2]];
        }
      }
      return colour;
    };
  },

  'brush-strokes': () => {
    const palette = ['#17335c', '#2b6cb0', '#7fb2d6', '#f2c84b', '#e8853a', '#f7ecc8', '#1f5c55'].map(hex);
    return (x, y) => {
      // Strokes follow the currents around a few centres; each is a long thin cell in the turned plane.
      let angle = 0.4 * Math.sin(3 * x + 2 * y);
      for (const [cx, cy, turn] of [
        [0.3, 0.35, 1],
        [0.85, 0.6, -1],
        [0.55, 0.9, 0.8],
      ] as const) {
        const distance = Math.hypot(x - cx, y - cy);
        angle += turn * 2.6 * Math.exp(-7 * distance * distance);
      }
      const bend = 0.05 * noise(x * 5, y * 5);
      const [u, v] = turned(x + bend, y - bend, angle);
      const row = Math.floor(v * 46);
      const column = Math.floor(u * 9 + hash(row, 3) * 5);
      const across = v * 46 - row;
      const value = hash(row * 13 + column, 7);
      const glow = Math.exp(-14 * ((x - 0.3) ** 2 + (y - 0.35) ** 2));
      const tone = Math.min(0.999, 0.55 * value + 0.45 * glow + 0.12 * noise(x * 6, y * 6));
      const colour = palette[Math.floor(Math.max(0, tone) * palette.length)] ?? palette[0];
      const bristle = 0.85 + 0.2 * Math.sin(across * Math.PI) + 0.12 * noise(u * 14, v * 160);
      return shade(colour as Colour, bristle);
    };
  },

  harbour: (_, height) => {
    const [sky, low, sea, sun] = ['#6fa8d6', '#f6d3a2', '#2f6690', '#fff2c9'].map(hex) as [
      Colour,
      Colour,
      Colour,
      Colour,
    ];
    const walls = ['#c8553d', '#f2d0a4', '#e9c46a', '#588b8b', '#f4f1de', '#a44a3f'].map(hex);
    const horizon = 0.62 * height;
    return (x, y) => {
      const mirrored = y > horizon;
      const ripple = mirrored ? 0.012 * Math.sin(160 * (y - horizon) + 9 * noise(x * 8, y * 30)) : 0;
      const [px, py] = [x + ripple, mirrored ? 2 * horizon - y : y];
      const scene = (): Colour => {
        const house = Math.floor(px / 0.115);
        const inside = px / 0.115 - house;
        const roof = horizon - 0.16 - 0.14 * hash(house, 1);
        const gable = roof - 0.05 * (1 - Math.abs(2 * inside - 1));
        if (py > roof) {
          const [wx, wy] = [(inside * 3) % 1, ((py - roof) / 0.055) % 1];
          const pane = wx > 0.3 && wx < 0.72 && wy > 0.3 && wy < 0.8 && py < horizon - 0.02;
          const wall = pick(walls, hash(house, 5));
          return pane ? shade(wall, 0.35) : shade(wall, 0.85 + 0.2 * inside);
        }
        if (py > gable) return shade(hex('#8c3b2a'), 0.8 + 0.3 * inside);
        const disc = Math.hypot(px - 0.78, py - 0.22);
        if (disc < 0.07) return sun;
        const cloud = Math.max(0, noise(px * 3, py * 7) - 0.15);
        return mix(
          mix(mix(sky, low, Math.min(1, py / horizon) ** 2), sun, 0.6 * Math.exp(-9 * disc)),
          [1, 1, 1],
          0.7 * cloud,
        );
      };
      return mirrored ? mix(scene(), sea, 0.45 + 0.3 * ((y - horizon) / (height - horizon))) : scene();
    };
  },

  mountains: (_, height) => {
    const layers = ['#a9bcd0', '#7d98b3', '#56789a', '#355a6e', '#23453f'].map(hex);
    return (x, y) => {
      for (let i = layers.length - 1; i >= 0; i--) {
        const base = height * (0.36 + 0.13 * i);
        const ridge = base - (0.5 - 0.07 * i) * (ridged(x * (1.3 + 0.4 * i) + 7.3 * i) - 0.3);
        if (y < ridge) continue;
        const rock = layers[i] as Colour;
        const snow = i < 3 && y < Math.min(base - 0.1, ridge + 0.07) + 0.08 * noise(x * 30, y * 9);
        const slope = 0.85 + 0.3 * noise(x * 14 + i, y * 14);
        return snow
          ? mix(rock, [1, 1, 1], 0.8)
          : shade(mix(rock, hex('#dfe7ee'), Math.max(0, (y - base) * 0.6)), slope);
      }
      const cloud = Math.max(0, noise(x * 2.2, y * 6) + 0.05);
      return mix(mix(hex('#4f86c6'), hex('#fbe3c5'), y / (0.5 * height)), [1, 1, 1], 0.6 * cloud);
    };
  },

  'still-life': (_, height) => {
    const table = 0.66 * height;
    const fruits: [number, number, number, Colour][] = [
      [0.3, table + 0.02, 0.15, hex('#d1495b')],
      [0.55, table + 0.06, 0.14, hex('#edae49')],
      [0.43, table - 0.13, 0.13, hex('#8ab17d')],
    ];
    return (x, y) => {
      for (const [cx, cy, radius, colour] of fruits) {
        const [dx, dy] = [(x - cx) / radius, (y - cy) / radius];
        const inside = 1 - dx * dx - dy * dy;
        if (inside < 0) continue;
        const light = Math.max(0, -0.5 * dx - 0.6 * dy + 0.62 * Math.sqrt(inside));
        return mix(shade(colour, 0.35 + 0.85 * light), [1, 1, 1], 0.75 * light ** 14);
      }
      // A vase: a body of revolution, lit from the left.
      const [from, to] = [0.14 * height, table + 0.06];
      if (y > from && y < to) {
        const t = (y - from) / (to - from);
        const radius = 0.055 + 0.1 * Math.sin(Math.PI * Math.min(1, t * 1.05)) ** 2 * (0.4 + t);
        const dx = (x - 0.78) / radius;
        if (Math.abs(dx) < 1) {
          const band = Math.sin(t * 40) > 0.55 && t > 0.3 && t < 0.75;
          return shade(
            hex(band ? '#e8dcc0' : '#2f6f8f'),
            0.3 + 0.75 * Math.sqrt(1 - dx * dx) * (0.75 - 0.35 * dx),
          );
        }
      }
      if (y > table) {
        const fold = Math.sin(12 * x + 5 * y) * 0.06 + 0.05 * noise(x * 5, y * 5);
        const shadow = fruits.reduce(
          (dark, [cx, cy, r]) =>
            Math.max(dark, Math.exp(-9 * (((x - cx - 0.08) / r) ** 2 + ((y - cy - r) / (0.4 * r)) ** 2))),
          0,
        );
        return shade(hex('#cbb692'), 0.95 + fold - 0.45 * shadow);
      }
      return shade(hex('#5b4b49'), 0.75 + 0.4 * Math.exp(-3 * (x * x + y * y)) + 0.06 * noise(x * 7, y * 7));
    };
  },
};

function hex(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function mix(a: Colour, b: Colour, share: number): Colour {
  const t = Math.min(1, Math.max(0, share));
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
}

function shade([r, g, b]: Colour, light: number): Colour {
  return [Math.min(1, r * light), Math.min(1, g * light), Math.min(1, b * light)];
}

function pick(colours: readonly Colour[], value: number): Colour {
  return colours[Math.min(colours.length - 1, Math.floor(value * colours.length))] ?? [0, 0, 0];
}

function turned(x: number, y: number, angle: number): [number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos * x + sin * y, cos * y - sin * x];
}

/** A number in [0, 1) for two integers. */
function hash(a: number, b: number): number {
  let bits = Math.imul(a, 374761393) ^ Math.imul(b, 668265263);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}

/** Smooth noise of unit grain, about -1/2 to 1/2, with three finer octaves in it (value noise). */
function noise(x: number, y: number): number {
  let [sum, size, scale] = [0, 0.5, 1];
  for (let octave = 0; octave < 3; octave++) {
    sum += size * (lattice(x * scale, y * scale) - 0.5);
    size /= 2;
    scale *= 2;
  }
  return sum;
}

function lattice(x: number, y: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const ease = (t: number) => t * t * (3 - 2 * t);
  const [u, v] = [ease(x - i), ease(y - j)];
  const top = hash(i, j) * (1 - u) + hash(i + 1, j) * u;
  const bottom = hash(i, j + 1) * (1 - u) + hash(i + 1, j + 1) * u;
  return top * (1 - v) + bottom * v;
}

/** A line of peaks, 0 to about 1. */
function ridged(x: number): number {
  let [sum, size, scale] = [0, 0.5, 1];
  for (let octave = 0; octave < 5; octave++) {
    sum += size * (1 - Math.abs(2 * lattice(x * scale, 0.5 + octave) - 1));
    size /= 2;
    scale *= 2;
  }
  return sum;
}

type Point = readonly [number, number];

/** Points about `spacing` apart: a grid whose every point is moved at random. */
function scatterPoints(width: number, height: number, spacing: number, random: () => number): Point[] {
  const points: Point[] = [];
  const margin = spacing;
  for (let y = -margin; y < height + margin; y += spacing) {
    for (let x = -margin; x < width + margin; x += spacing) {
      points.push([x + spacing * random(), y + spacing * random()]);
    }
  }
  const grid = new Map<string, number[]>();
  points.forEach(([x, y], index) => {
    const key = `${Math.floor(x / spacing)} ${Math.floor(y / spacing)}`;
    grid.set(key, [...(grid.get(key) ?? []), index]);
  });
  grids.set(points, { grid, spacing });
  return points;
}

const grids = new WeakMap<readonly Point[], { grid: Map<string, number[]>; spacing: number }>();

/** Index of the nearest point, and the distances to it and to the next. */
function nearestTwo(points: readonly Point[], x: number, y: number) {
  const { grid, spacing } = grids.get(points) ?? { grid: new Map<string, number[]>(), spacing: 1 };
  const [i, j] = [Math.floor(x / spacing), Math.floor(y / spacing)];
  let [nearest, first, second] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let row = j - 2; row <= j + 2; row++) {
    for (let column = i - 2; column <= i + 2; column++) {
      for (const index of grid.get(`${column} ${row}`) ?? []) {
        const [px, py] = points[index] as Point;
        const distance = Math.hypot(px - x, py - y);
        if (distance < first) {
          second = first;
          first = distance;
          nearest = index;
        } else if (distance < second) second = distance;
      }
    }
  }
  return { nearest, first, second };
}
