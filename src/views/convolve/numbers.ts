import type { Filter } from '../../convolution/types.ts';
import type { WeightChange } from '../../store/convolve/convolutionState.ts';
import { plain } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';

/** A number as written in a cell: whole numbers whole, others with as many decimals as there is room for. */
export const short = (value: number): string => plain(value, decimalsOf(value));

function decimalsOf(value: number): number {
  const size = Math.abs(value);
  // What 32 bits make of ten shares of one is still ten.
  const whole = Math.abs(value - Math.round(value)) <= 1e-6 * Math.max(1, size);
  return whole || size >= 1000 ? 0 : size >= 100 ? 1 : 2;
}

/** Whether a number is another than it is written; 0.1 in 32 bits is not. */
export function isRounded(value: number): boolean {
  const shifted = value * 10 ** decimalsOf(value);
  return Math.abs(shifted - Math.round(shifted)) > 1e-3;
}

/** Whether any number that the desk writes is rounded: under the window, a weight, a product, a table's subtotal, the bias or the sum. */
export function isRoundedAnywhere(
  values: ArrayLike<number>,
  { weights, bias }: Filter,
  planes: readonly Plane[],
): boolean {
  const product = (index: number) => (values[index] ?? 0) * (weights[index] ?? 0);
  const products = planes.map(({ indices }) => indices.map(product));
  const subtotals = products.map((each) => each.reduce((sum, one) => sum + one, 0));
  const sum = subtotals.reduce((all, each) => all + each, bias);
  return [...Array.from(values), ...weights, ...products.flat(), ...subtotals, bias, sum].some(isRounded);
}

/** A number inside a sum: negative ones in brackets. */
export function factor(value: number): string {
  const written = short(value);
  return written.startsWith('−') ? `(${written})` : written;
}

/** Sums with more terms are shortened: so many are written before the dots, and one after. */
export const MOST_TERMS = 15;
const FIRST = MOST_TERMS - 3;

/** "10 × 1 + 10 × 0 + … + 3 × (−1) + 0 = 100": the sum with its numbers, all of them or the first and the last. */
export function writtenSum(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  bias: number,
  sum: number,
  whole: boolean,
): string {
  const count = weights.length;
  const term = (i: number) => `${factor(values[i] ?? 0)} × ${factor(weights[i] ?? 0)}`;
  const terms: string[] = [];
  for (let i = 0; i < count; i++) {
    if (!whole && count > MOST_TERMS && i === FIRST) {
      terms.push(say('convolve.moreTerms', { count: count - FIRST - 1 }));
      i = count - 2;
    } else terms.push(term(i));
  }
  return `${terms.join(' + ')} + b ${factor(bias)} = ${short(sum)}`;
}

/** A part of the window that is written as one table, and the index of each of its weights. */
export interface Plane {
  /** Which part of the window, counted from 0; the whole of it where it has but one. */
  part: 'whole' | 'channel' | 'slice';
  number: number;
  rows: number;
  columns: number;
  indices: number[];
}

/** The window as tables: a row for a line, a square for each channel of a picture or each slice of a block. */
export function planesOf(axes: number, size: number, channels: number): Plane[] {
  const rows = axes === 1 ? 1 : size;
  const slices = axes === 3 ? size : 1;
  return Array.from({ length: slices * channels }, (_, plane) => {
    const [slice, channel] = [Math.floor(plane / channels), plane % channels];
    const indices = Array.from({ length: rows * size }, (_, i) => (i * slices + slice) * channels + channel);
    const part = axes === 3 ? 'slice' : channels === 3 ? 'channel' : 'whole';
    return { part, number: axes === 3 ? slice : channel, rows, columns: size, indices };
  });
}

const channelKeys = ['convolve.red', 'convolve.green', 'convolve.blue'] as const;

/** What a part of the window is called; nothing where it is all of it. */
export function planeTitle({ part, number }: Plane): string {
  if (part === 'slice') return say('convolve.slice', { number: number + 1 });
  const key = channelKeys[number];
  return part === 'channel' && key ? say(key) : '';
}

/** What the weight at a place of a table is called. */
export function weightTitle({ part, number, columns }: Plane, at: number): string {
  const place = { row: Math.floor(at / columns) + 1, column: (at % columns) + 1 };
  if (part === 'slice') return say('convolve.weightOfSlice', { slice: number + 1, ...place });
  if (part === 'channel') return say('convolve.weightOfChannel', { channel: String(number), ...place });
  return say('convolve.weight', place);
}

/**
 * Rows of numbers laid over a table of weights from one of them on, to the right and down as in a spreadsheet.
 *
 * @returns what becomes of which weight, and how many numbers found no place
 */
export function laidOver(
  planes: readonly Plane[],
  from: number,
  rows: readonly (readonly number[])[],
): { changes: WeightChange[]; left: number } {
  const changes: WeightChange[] = [];
  const plane = planes.find(({ indices }) => indices.includes(from));
  const start = plane?.indices.indexOf(from) ?? 0;
  let left = 0;
  rows.forEach((row, down) => {
    row.forEach((value, right) => {
      const fits = plane && (start % plane.columns) + right < plane.columns;
      const index = fits ? plane.indices[start + down * plane.columns + right] : undefined;
      if (index === undefined) left++;
      else changes.push([index, value]);
    });
  });
  return { changes, left };
}

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The weight that a key leads to, as in a grid: arrows to the neighbour, past a table's first or last row into the table before or
 * after it; Home and End along the row, with no wrapping.
 *
 * @returns its index; `at` itself at an edge, null for a key that does not move
 */
export function neighbour(planes: readonly Plane[], at: number, key: string): number | null {
  const p = planes.findIndex(({ indices }) => indices.includes(at));
  const plane = planes[p];
  if (!plane) return null;
  const place = plane.indices.indexOf(at);
  const [row, column] = [Math.floor(place / plane.columns), place % plane.columns];
  if (key === 'Home') return plane.indices[row * plane.columns] ?? at;
  if (key === 'End') return plane.indices[(row + 1) * plane.columns - 1] ?? at;
  const step = steps[key];
  if (!step) return null;
  const [down, right] = [row + step[0], column + step[1]];
  if (right < 0 || right >= plane.columns) return at;
  if (down < 0) return planes[p - 1]?.indices.at(right - plane.columns) ?? at;
  if (down >= plane.rows) return planes[p + 1]?.indices[right] ?? at;
  return plane.indices[down * plane.columns + right] ?? at;
}
