import { INPUT, type LayeredNetwork, type Step, type Window } from '../networks/layered/network.ts';

/** Along one axis, what units of a layer see: unit u sees the pixels uS - P to uS - P + r - 1. */
export interface Field {
  /** r, pixels. */
  size: number;
  /** S, pixels from one unit's field to the next one's. */
  stride: number;
  /** P, pixels of the first unit's field that lie before the picture. */
  before: number;
}

/** A rectangle of whole pixels of the network's input. */
export interface PixelBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The field of a layer, down and across, for a picture of that size; null where a unit sees the whole picture.
 *
 * From r = 1, S = 1, P = 0, with each window of k positions that moves by s and starts p before: r += (k - 1) S; P += p S; S *= s
 * (P and r use the old S). Where branches meet, the union.
 */
export function fieldOf(
  network: LayeredNetwork,
  layer: string,
  height: number,
  width: number,
): [Field, Field] | null {
  const shapes = network.shapes(height, width);
  const sides = [height, width] as const;
  const along = (axis: 0 | 1): Field | null => {
    const fields: (Field | null)[] = [];
    for (const step of network.steps.slice(0, network.indexOf(layer) + 1)) {
      fields.push(
        step.inputs
          .map((source) => {
            const below = source === INPUT ? { size: 1, stride: 1, before: 0 } : fields[source];
            const window = step.window(lengthOf(shapes, source, sides, axis), axis);
            if (!below || window === 'all') return null;
            return {
              size: below.size + (window.size - 1) * below.stride,
              stride: below.stride * window.stride,
              before: below.before + window.before * below.stride,
            };
          })
          .reduce(union),
      );
    }
    return fields.at(-1) ?? null;
  };
  const [down, across] = [along(0), along(1)];
  return down && across ? [down, across] : null;
}

function union(a: Field | null, b: Field | null): Field | null {
  if (!a || !b) return null;
  const before = Math.max(a.before, b.before);
  const behind = Math.max(a.size - a.before, b.size - b.before);
  return { size: before + behind, stride: a.stride, before };
}

/**
 * The pixels that one unit sees, exactly: its field followed back step by step and clipped at every border it meets. At the ends of
 * a layer that is less than the formula's field, clipped: a residual block's unit that only its shortcut reaches, for one, or a
 * dilated one whose outermost taps lie outside.
 *
 * @param unit [row, column]; ignored for layers without positions
 * @returns null for a unit that sees nothing of the picture
 */
export function unitField(
  network: LayeredNetwork,
  layer: string,
  [row, column]: readonly [number, number],
  height: number,
  width: number,
): PixelBox | null {
  const shapes = network.shapes(height, width);
  const sides = [height, width] as const;
  const along = (axis: 0 | 1, unit: number): Span | null => {
    const last = network.indexOf(layer);
    const reached = new Map<number, Set<number>>([[last, new Set([unit])]]);
    for (let index = last; index >= 0; index--) {
      const units = reached.get(index);
      if (!units) continue;
      const step = network.steps[index] as Step;
      for (const source of step.inputs) {
        const length = lengthOf(shapes, source, sides, axis);
        const below = reached.get(source) ?? new Set<number>();
        for (const position of seenBy(units, step.window(length, axis), length)) below.add(position);
        reached.set(source, below);
      }
    }
    const pixels = [...(reached.get(INPUT) ?? [])];
    if (pixels.length === 0) return null;
    return { first: Math.min(...pixels), last: Math.max(...pixels) };
  };
  const [down, across] = [along(0, row), along(1, column)];
  if (!down || !across) return null;
  return {
    x: across.first,
    y: down.first,
    width: across.last - across.first + 1,
    height: down.last - down.first + 1,
  };
}

/**
 * The whole field of a unit by the formula, not clipped: what is outside the picture too, so that patches of one layer are all as
 * large. The whole picture where the layer has no positions.
 */
export function wholeField(
  network: LayeredNetwork,
  layer: string,
  [row, column]: readonly [number, number],
  height: number,
  width: number,
): PixelBox {
  const field = fieldOf(network, layer, height, width);
  if (!field) return { x: 0, y: 0, width, height };
  const [down, across] = field;
  return {
    x: column * across.stride - across.before,
    y: row * down.stride - down.before,
    width: across.size,
    height: down.size,
  };
}

/** The positions of an input that some positions of the output see through a window, clipped. */
function* seenBy(units: ReadonlySet<number>, window: Window, length: number): Generator<number> {
  if (window === 'all') {
    for (let position = 0; position < length; position++) yield position;
    return;
  }
  const { size, stride, before, apart = 1 } = window;
  for (const unit of units) {
    const first = unit * stride - before;
    for (let position = first; position < first + size; position += apart) {
      if (position >= 0 && position < length) yield position;
    }
  }
}

interface Span {
  first: number;
  last: number;
}

function lengthOf(
  shapes: readonly number[][],
  source: number,
  sides: readonly [number, number],
  axis: 0 | 1,
): number {
  const shape = source === INPUT ? sides : shapes[source];
  // Behind the mean there is one position.
  return shape && (source === INPUT || shape.length === 3) ? (shape[axis] ?? 1) : 1;
}
