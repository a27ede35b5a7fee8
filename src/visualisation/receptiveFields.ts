import { INPUT, type LayeredNetwork, type Step } from '../networks/layered/network.ts';
import { tapsOf, type Window } from '../networks/layered/windows.ts';

/** Along one axis, what units of a layer see: unit u sees the pixels uS - P to uS - P + r - 1. */
export interface Field {
  /** r, pixels; where units see differently many (behind an enlargement) the most. */
  size: number;
  /** S, pixels from one unit's field to the next one's; less than one behind an enlargement of the picture. */
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

/** Units looked at for the largest field: behind enlargements by 64, one in 64 is like another. */
const MOST_PHASES = 256;

/**
 * The field of a layer, down and across, for a picture of that size; null where a unit sees the whole picture, or where what it sees is
 * not known (`fieldIsKnown` tells).
 *
 * From r = 1, S = 1, P = 0, with each window of k positions that moves by s and starts p before: r += (k - 1) S; P += p S; S *= s
 * (P and r use the old S). Where branches meet, the union. Behind an enlargement units see differently many pixels: there the fields of
 * a period of units are followed back and the largest is taken.
 */
export function fieldOf(
  network: LayeredNetwork,
  layer: string,
  height: number,
  width: number,
): [Field, Field] | null {
  const axes = [0, 1] as const;
  const [down, across] = axes.map((axis) => fieldAlong(network, network.indexOf(layer), [height, width], axis)); // biome-ignore format: one line reads better
  return down && across ? [down, across] : null;
}

/** Whether it is known what units of a layer see. */
export function fieldIsKnown(network: LayeredNetwork, layer: string, height: number, width: number): boolean {
  const shapes = network.shapes(height, width);
  const last = network.indexOf(layer);
  const behind = ancestorsOf(network, last);
  return ![...behind].some((index) =>
    ([0, 1] as const).some((axis) =>
      (network.steps[index] as Step).inputs.some(
        (source) =>
          windowOf(network, index, lengthOf(shapes, source, [height, width], axis), axis) === 'unknown',
      ),
    ),
  );
}

function fieldAlong(
  network: LayeredNetwork,
  last: number,
  sides: readonly [number, number],
  axis: 0 | 1,
): Field | null {
  const shapes = network.shapes(...sides);
  const behind = ancestorsOf(network, last);
  const fields = new Map<number, Field | null>();
  /** Whether units see alike: nothing on the way is enlarged. */
  let alike = true;
  let period = 1;
  for (let index = 0; index <= last; index++) {
    if (!behind.has(index)) continue;
    const step = network.steps[index] as Step;
    const below = step.inputs.map((source): Field | null => {
      const field = source === INPUT ? { size: 1, stride: 1, before: 0 } : (fields.get(source) ?? null);
      const window = windowOf(network, index, lengthOf(shapes, source, sides, axis), axis);
      if (!field || typeof window === 'string') return null;
      if ('spans' in window) {
        alike = false;
        period = Math.max(period, MOST_PHASES);
        return { ...field, stride: field.stride * window.stride };
      }
      const { size, stride, before, up = 1 } = window;
      if (up > 1) alike = false;
      period *= up;
      return {
        size: field.size + (size - 1) * field.stride,
        stride: (field.stride * stride) / up,
        before: field.before + before * field.stride,
      };
    });
    fields.set(index, below.length > 0 ? below.reduce(union) : null);
  }
  const field = fields.get(last) ?? null;
  if (alike || !field) return field;
  const units = Math.min(period, MOST_PHASES, lengthOf(shapes, last, sides, axis));
  let size = 0;
  for (let unit = 0; unit < units; unit++) {
    const span = wholeSpan(network, last, unit, sides, axis);
    if (span) size = Math.max(size, span[1] - span[0] + 1);
  }
  return { size, stride: field.stride, before: 0 - (wholeSpan(network, last, 0, sides, axis)?.[0] ?? 0) };
}

function union(a: Field | null, b: Field | null): Field | null {
  if (!a || !b) return null;
  const before = Math.max(a.before, b.before);
  const behind = Math.max(a.size - a.before, b.size - b.before);
  // A branch repeated along the axis does not move with the units.
  return { size: before + behind, stride: Math.max(a.stride, b.stride), before };
}

/** The steps that a step reads, directly or not, and itself. */
function ancestorsOf(network: LayeredNetwork, last: number): Set<number> {
  const found = new Set([last]);
  for (let index = last; index >= 0; index--) {
    if (!found.has(index)) continue;
    for (const source of (network.steps[index] as Step).inputs) if (source !== INPUT) found.add(source);
  }
  return found;
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
  const sides = [height, width] as const;
  const shapes = network.shapes(...sides);
  const last = network.indexOf(layer);
  const along = (axis: 0 | 1, unit: number): readonly [number, number] | null => {
    const reached = new Map<number, Set<number>>([[last, new Set([unit])]]);
    for (let index = last; index >= 0; index--) {
      const units = reached.get(index);
      if (!units) continue;
      for (const source of (network.steps[index] as Step).inputs) {
        const length = lengthOf(shapes, source, sides, axis);
        const below = reached.get(source) ?? new Set<number>();
        const window = windowOf(network, index, length, axis);
        for (const position of seenBy(units, window, length)) below.add(position);
        reached.set(source, below);
      }
    }
    const pixels = [...(reached.get(INPUT) ?? [])];
    return pixels.length === 0 ? null : [Math.min(...pixels), Math.max(...pixels)];
  };
  const [down, across] = [along(0, row), along(1, column)];
  return down && across ? boxOf(down, across) : null;
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
  return wholeFields(network, layer, height, width)(row, column);
}

/** The same for every unit of a layer, what is common to them worked out once. */
export function wholeFields(
  network: LayeredNetwork,
  layer: string,
  height: number,
  width: number,
): (row: number, column: number) => PixelBox {
  const field = fieldOf(network, layer, height, width);
  if (!field) return () => ({ x: 0, y: 0, width, height });
  const last = network.indexOf(layer);
  const known = [new Map<number, number>(), new Map<number, number>()] as const;
  const startOf = (axis: 0 | 1, unit: number): number => {
    const before = known[axis].get(unit);
    if (before !== undefined) return before;
    const span = wholeSpan(network, last, unit, [height, width], axis) ?? [0, field[axis].size - 1];
    // A unit that sees less than the most is in the middle of its crop.
    const start = span[0] - Math.floor((field[axis].size - (span[1] - span[0] + 1)) / 2);
    known[axis].set(unit, start);
    return start;
  };
  return (row, column) => ({
    x: startOf(1, column),
    y: startOf(0, row),
    width: field[1].size,
    height: field[0].size,
  });
}

/** First and last pixel that a unit would see of a picture without borders; null for none. */
function wholeSpan(
  network: LayeredNetwork,
  last: number,
  unit: number,
  sides: readonly [number, number],
  axis: 0 | 1,
): readonly [number, number] | null {
  const shapes = network.shapes(...sides);
  const reached = new Map<number, readonly [number, number]>([[last, [unit, unit]]]);
  for (let index = last; index >= 0; index--) {
    const units = reached.get(index);
    if (!units) continue;
    for (const source of (network.steps[index] as Step).inputs) {
      const window = windowOf(network, index, lengthOf(shapes, source, sides, axis), axis);
      const seen = typeof window === 'string' ? null : spanSeen(window, units);
      if (!seen) continue;
      const [first, final] = reached.get(source) ?? seen;
      reached.set(source, [Math.min(first, seen[0]), Math.max(final, seen[1])]);
    }
  }
  return reached.get(INPUT) ?? null;
}

/** What the units from one to another see together. */
function spanSeen(
  window: Exclude<Window, string>,
  [first, last]: readonly [number, number],
): readonly [number, number] | null {
  if (!('spans' in window) && (window.up ?? 1) === 1) {
    return [first * window.stride - window.before, last * window.stride - window.before + window.size - 1];
  }
  const seen: number[] = [];
  const { length } = 'spans' in window ? window.spans : { length: 0 };
  const ends = length > 0 ? [first, last].map((unit) => Math.min(length - 1, Math.max(0, unit))) : [first, last]; // biome-ignore format: one line reads better
  for (let unit = ends[0] ?? 0; unit <= (ends[1] ?? 0); unit++) seen.push(...tapsOf(window, unit));
  return seen.length === 0 ? null : [Math.min(...seen), Math.max(...seen)];
}

/** The positions of an input that some positions of the output see through a window, clipped. */
function* seenBy(units: ReadonlySet<number>, window: Window, length: number): Generator<number> {
  if (typeof window === 'string') {
    for (let position = 0; position < length; position++) yield position;
    return;
  }
  for (const unit of units) {
    for (const position of tapsOf(window, unit)) if (position >= 0 && position < length) yield position;
  }
}

function boxOf(down: readonly [number, number], across: readonly [number, number]): PixelBox {
  return { x: across[0], y: down[0], width: across[1] - across[0] + 1, height: down[1] - down[0] + 1 };
}

function windowOf(network: LayeredNetwork, index: number, length: number, axis: 0 | 1): Window {
  return (network.steps[index] as Step).window(length, axis);
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
