import { many } from '../../ui/numbers.ts';
/** A number as written in a cell: whole numbers whole, others with as many decimals as there is room for. */
export function short(value: number): string {
  const size = Math.abs(value);
  const text =
    Number.isInteger(value) || size >= 1000 ? value.toFixed(0) : value.toFixed(size >= 100 ? 1 : 2);
  // A rounded nothing has no sign.
  return Number(text) === 0 ? (value === 0 ? '0' : '0.00') : text.replace('-', '−');
}

/** A number inside a sum: negative ones in brackets. */
export const factor = (value: number) => (value < 0 ? `(${short(value)})` : short(value));

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
      terms.push(`… ${many(count - FIRST - 1, 'term', 'terms')} more …`);
      i = count - 2;
    } else terms.push(term(i));
  }
  return `${terms.join(' + ')} + b ${factor(bias)} = ${short(sum)}`;
}

const planeWords = ['Red', 'Green', 'Blue'];

/** The axes' words for a place, counted from 1. */
export function placeWords(place: readonly number[], size: readonly number[]): string {
  const words = { 1: ['Place'], 2: ['Row', 'column'], 3: ['Row', 'column', 'slice'] }[size.length] ?? [];
  return place.map((at, axis) => `${words[axis]} ${at + 1} of ${size[axis]}`).join(', ');
}

/** A part of the window that is written as one table: its name, and the index of each of its weights. */
export interface Plane {
  name: string;
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
    const name = axes === 3 ? `Slice ${slice + 1}` : channels === 3 ? (planeWords[channel] ?? '') : '';
    return { name, rows, columns: size, indices };
  });
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
