import type { Pixels } from '../../picture/pixels.ts';
import type { Colour, DrawnPhoto } from './people.ts';

/** Further outside than this no shape has an edge: the slope need not be looked for. */
const FAR = 0.6;

/** A signed measure of a point: at most 0 inside the shape. */
export type Shape = (x: number, y: number) => number;

/**
 * A square picture that shapes are painted on, with smooth edges. Shapes are given in the face's own coordinates, in half face
 * widths; the photo's pose carries them to pixels.
 */
export class Paper {
  readonly side: number;
  /** RGB in 0..1, row by row. */
  readonly #colour: Float32Array;
  #cos = 1;
  #sin = 0;
  #scale = 1;
  #shift = { x: 0, y: 0 };
  #yaw = 0;
  #light: DrawnPhoto['light'] = { x: 0, y: 0, ambient: 1, directed: 0, tint: [1, 1, 1] };

  constructor(side: number) {
    this.side = side;
    this.#colour = new Float32Array(side * side * 3);
  }

  /** Takes the photo's pose and light for what is painted from now on. */
  place({ roll, scale, shift, yaw, light }: DrawnPhoto): void {
    this.#cos = Math.cos(roll);
    this.#sin = Math.sin(roll);
    this.#scale = scale;
    this.#shift = shift;
    this.#yaw = yaw;
    this.#light = light;
  }

  /** Where a feature at x on the face is seen when the head is turned; `depth` is how far it stands out. */
  turn(x: number, depth: number): number {
    return x * Math.cos(this.#yaw) + depth * 0.55 * Math.sin(this.#yaw);
  }

  /** Fills everything; x and y run from -1 to 1. */
  cover(paint: (x: number, y: number) => Colour): void {
    const { side } = this;
    for (let i = 0; i < side * side; i++) {
      const x = (2 * ((i % side) + 0.5)) / side - 1;
      const y = (2 * (Math.floor(i / side) + 0.5)) / side - 1;
      this.#colour.set(paint(x, y), 3 * i);
    }
  }

  /**
   * Paints where `inside` is at most 0. Its slope is taken from differences, so edges are one pixel wide whatever its scale.
   *
   * @param lit whether the photo's light falls on it
   */
  shape(inside: Shape, colour: Colour, alpha = 1, lit = true, reach?: Reach): void {
    const { side } = this;
    const pixel = 2 / (side * this.#scale);
    const [left, top, right, bottom] = this.#window(reach);
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const [x, y] = this.#toFace(column + 0.5, row + 0.5);
        const value = inside(x, y);
        if (value > FAR) continue;
        const slope =
          value < -FAR ? 1 : Math.hypot(inside(x + 0.01, y) - value, inside(x, y + 0.01) - value) / 0.01;
        const cover = 0.5 - value / (Math.max(slope, 1e-3) * pixel);
        if (cover > 0)
          this.#mix(row * side + column, colour, alpha * Math.min(1, cover), lit ? this.#lit(x, y) : 1);
      }
    }
  }

  ellipse(
    cx: number,
    cy: number,
    a: number,
    b: number,
    colour: Colour,
    alpha = 1,
    lit = true,
    tilt = 0,
  ): void {
    const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
    const inside: Shape = (x, y) => {
      const u = ((x - cx) * cos + (y - cy) * sin) / a;
      const v = (-(x - cx) * sin + (y - cy) * cos) / b;
      return Math.hypot(u, v) - 1;
    };
    this.shape(inside, colour, alpha, lit, { x: cx, y: cy, radius: Math.max(a, b) });
  }

  /** An ellipse without an edge: full in the middle, fading outwards. */
  soft(cx: number, cy: number, a: number, b: number, colour: Colour, alpha: number): void {
    const { side } = this;
    const [left, top, right, bottom] = this.#window({ x: cx, y: cy, radius: Math.max(a, b) });
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const [x, y] = this.#toFace(column + 0.5, row + 0.5);
        const far = ((x - cx) / a) ** 2 + ((y - cy) / b) ** 2;
        if (far < 1) this.#mix(row * side + column, colour, alpha * (1 - far) ** 2, this.#lit(x, y));
      }
    }
  }

  /** A line of some thickness through points, its ends round. */
  stroke(
    points: readonly (readonly [number, number])[],
    thick: number,
    colour: Colour,
    alpha = 1,
    lit = true,
  ): void {
    const middle = points[Math.floor(points.length / 2)] ?? [0, 0];
    const radius = thick + Math.max(...points.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1])));
    const inside: Shape = (x, y) => {
      let least = Number.POSITIVE_INFINITY;
      for (let i = 1; i < points.length; i++) {
        const [ax, ay] = points[i - 1] as readonly [number, number];
        const [bx, by] = points[i] as readonly [number, number];
        const [dx, dy] = [bx - ax, by - ay];
        const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
        least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
      }
      return least - thick / 2;
    };
    this.shape(inside, colour, alpha, lit, { x: middle[0], y: middle[1], radius });
  }

  /** The picture as RGBA bytes, with some grain. */
  finish(random: () => number, grain: number): Pixels {
    const { side } = this;
    const data = new Uint8ClampedArray(side * side * 4);
    for (let i = 0; i < side * side; i++) {
      const noise = (random() + random() - 1) * 2 * grain;
      for (let c = 0; c < 3; c++) data[4 * i + c] = 255 * ((this.#colour[3 * i + c] ?? 0) + noise);
      data[4 * i + 3] = 255;
    }
    return { data, width: side, height: side };
  }

  /** How bright a point of the head is: a rounded body under light from one side. */
  #lit(x: number, y: number): number {
    const { ambient, directed, x: lx, y: ly } = this.#light;
    const [nx, ny] = [Math.max(-1, Math.min(1, x)), Math.max(-1, Math.min(1, y / 1.3))];
    return ambient + directed * (0.45 + nx * lx + ny * ly * 0.7);
  }

  #mix(index: number, colour: Colour, alpha: number, light: number): void {
    const { tint } = this.#light;
    for (let c = 0; c < 3; c++) {
      const at = 3 * index + c;
      const old = this.#colour[at] ?? 0;
      const shade = light === 1 ? 1 : light * (tint[c] ?? 1);
      this.#colour[at] = old + alpha * ((colour[c] ?? 0) * shade - old);
    }
  }

  #toFace(column: number, row: number): [number, number] {
    const x = ((2 * column) / this.side - 1 - this.#shift.x) / this.#scale;
    const y = ((2 * row) / this.side - 1 - this.#shift.y) / this.#scale;
    return [x * this.#cos + y * this.#sin, -x * this.#sin + y * this.#cos];
  }

  /** Pixels that can fall into a circle, as left, top, right, bottom. */
  #window(reach: Reach | undefined): [number, number, number, number] {
    const { side } = this;
    if (!reach) return [0, 0, side, side];
    const x = (reach.x * this.#cos - reach.y * this.#sin) * this.#scale + this.#shift.x;
    const y = (reach.x * this.#sin + reach.y * this.#cos) * this.#scale + this.#shift.y;
    const far = reach.radius * this.#scale + 3 / side;
    const clamp = (value: number) => Math.max(0, Math.min(side, value));
    const toPixel = (value: number) => ((value + 1) * side) / 2;
    return [
      clamp(Math.floor(toPixel(x - far))),
      clamp(Math.floor(toPixel(y - far))),
      clamp(Math.ceil(toPixel(x + far))),
      clamp(Math.ceil(toPixel(y + far))),
    ];
  }
}

interface Reach {
  x: number;
  y: number;
  radius: number;
}
