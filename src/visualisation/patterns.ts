import { randomUniform } from '../picture/random.ts';
import type { InputPicture } from './topPatches.ts';

type Colour = readonly [number, number, number];
/** Which of two colours, 0..1, at (x, y) in units of the side. */
type Pattern = (x: number, y: number) => number;

/** Patterns and shapes by formula, each seed of them with colours, sizes and turns of its own. */
const kinds: ((random: () => number) => Pattern)[] = [
  // Gratings.
  (random) => {
    const [angle, waves] = [Math.PI * random(), 4 + 28 * random()];
    const hard = random() < 0.5;
    return (x, y) => {
      const wave = 0.5 + 0.5 * Math.sin(2 * Math.PI * waves * (x * Math.cos(angle) + y * Math.sin(angle)));
      return hard ? Number(wave > 0.5) : wave;
    };
  },
  // Checks, turned.
  (random) => {
    const [angle, count] = [Math.PI * random(), 3 + 12 * random()];
    return (x, y) => {
      const u = Math.floor(count * (x * Math.cos(angle) + y * Math.sin(angle)));
      const v = Math.floor(count * (y * Math.cos(angle) - x * Math.sin(angle)));
      return (u + v) & 1;
    };
  },
  // Dots on a grid.
  (random) => {
    const [count, radius] = [4 + 14 * random(), 0.2 + 0.25 * random()];
    return (x, y) => edge(Math.hypot(((x * count) % 1) - 0.5, ((y * count) % 1) - 0.5) - radius, count / 60);
  },
  // Rings around a point.
  (random) => {
    const [cx, cy, waves] = [random(), random(), 6 + 20 * random()];
    return (x, y) => 0.5 + 0.5 * Math.sin(2 * Math.PI * waves * Math.hypot(x - cx, y - cy));
  },
  // A wheel's spokes, or a spiral.
  (random) => {
    const [cx, cy, arms] = [0.3 + 0.4 * random(), 0.3 + 0.4 * random(), 3 + Math.floor(12 * random())];
    const twist = random() < 0.5 ? 0 : 20 * random();
    return (x, y) =>
      Number(Math.sin(arms * Math.atan2(y - cy, x - cx) + twist * Math.hypot(x - cx, y - cy)) > 0);
  },
  // Discs and regular polygons, scattered.
  (random) => {
    const shapes = Array.from({ length: 3 + Math.floor(8 * random()) }, () => ({
      x: random(),
      y: random(),
      radius: 0.06 + 0.16 * random(),
      corners: [0, 3, 4, 5, 6][Math.floor(5 * random())] ?? 0,
      turn: Math.PI * random(),
    }));
    return (x, y) => Math.max(...shapes.map((shape) => inShape(shape, x, y)));
  },
  // Lines of strokes, like writing.
  (random) => {
    const [rows, dense, slant] = [6 + 10 * random(), 30 + 40 * random(), random() - 0.5];
    const salt = Math.floor(1000 * random());
    return (x, y) => {
      const row = Math.floor(y * rows);
      const inside = y * rows - row;
      const stroke = Math.floor((x + slant * inside * 0.05) * dense);
      const tall = scramble(row, stroke, salt);
      return Number(tall > 0.35 && inside > 0.75 - 0.5 * tall && inside < 0.8);
    };
  },
  // Crossing bars: corners and junctions of every kind.
  (random) => {
    const bars = Array.from({ length: 5 }, () => ({
      angle: Math.PI * random(),
      at: random() * 1.2 - 0.4,
      half: 0.01 + 0.04 * random(),
    }));
    return (x, y) =>
      Math.max(
        ...bars.map(({ angle, at, half }) =>
          edge(Math.abs(x * Math.cos(angle) + y * Math.sin(angle) - at) - half, 0.004),
        ),
      );
  },
];

/** Share of the full contrast: hard black and white would be stronger than anything a photo holds. */
const CONTRAST = 0.45;

/** Few: among photos and drawings hardly a unit answers most to one of these. */
const EACH = 2;
export const patternCount = EACH * kinds.length;

/** The same for the same number and side, always. */
export function drawPattern(index: number, side: number): InputPicture {
  const random = randomUniform(1000 + index);
  const paint = (kinds[index % kinds.length] as (typeof kinds)[number])(random);
  const colour = (): Colour => [255 * random(), 255 * random(), 255 * random()];
  // Every third one in black and white.
  const [from, to]: [Colour, Colour] = index % 3 === 0 ? [[0, 0, 0], [255, 255, 255]] : [colour(), colour()]; // biome-ignore format: two colours
  const shade = 0.4 * random();
  const data = new Uint8Array(side * side * 3);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const share = paint((column + 0.5) / side, (row + 0.5) / side);
      const light = 1 - (shade * row) / side;
      for (const c of [0, 1, 2] as const) {
        const full = light * (from[c] + share * (to[c] - from[c]));
        data[3 * (row * side + column) + c] = 127.5 + CONTRAST * (full - 127.5);
      }
    }
  }
  return { data, width: side, height: side };
}

/** 1 inside, 0 outside, soft over `width`. */
function edge(distance: number, width: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance / width));
}

function inShape(
  shape: { x: number; y: number; radius: number; corners: number; turn: number },
  x: number,
  y: number,
): number {
  const [dx, dy] = [x - shape.x, y - shape.y];
  const distance = Math.hypot(dx, dy);
  if (shape.corners === 0) return edge(distance - shape.radius, 0.006);
  const sector = (2 * Math.PI) / shape.corners;
  const angle = (((Math.atan2(dy, dx) + shape.turn) % sector) + sector) % sector;
  // The side of a regular polygon, seen from its middle.
  const reach = (shape.radius * Math.cos(sector / 2)) / Math.cos(angle - sector / 2);
  return edge(distance - reach, 0.006);
}

/** A number in [0, 1) for three integers. */
function scramble(a: number, b: number, c: number): number {
  let bits = Math.imul(a, 374761393) ^ Math.imul(b, 668265263) ^ Math.imul(c, 2246822519);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return ((bits ^ (bits >>> 13)) >>> 0) / 2 ** 32;
}
