import type { Grid } from '../../../convolution/types.ts';
import { sliceOf } from '../../../convolution/volume.ts';

type Rgb = readonly [number, number, number];

/** Negative, zero and positive: orange and indigo stay apart for every common kind of colour vision, and differ in lightness. */
const scales: Record<'light' | 'dark', { negative: Rgb; zero: Rgb; positive: Rgb }> = {
  light: { negative: [190, 78, 8], zero: [252, 251, 249], positive: [58, 52, 178] },
  dark: { negative: [255, 163, 92], zero: [30, 31, 38], positive: [158, 168, 255] },
};

/** The colour of a value from -1 to 1, as three bytes. */
export function tint(value: number, dark: boolean): Rgb {
  const { negative, zero, positive } = scales[dark ? 'dark' : 'light'];
  const end = value < 0 ? negative : positive;
  const share = Math.min(1, Math.abs(value)) ** 0.8;
  return [0, 1, 2].map((i) => (zero[i] ?? 0) + share * ((end[i] ?? 0) - (zero[i] ?? 0))) as unknown as Rgb;
}

export const css = ([r, g, b]: Rgb) => `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`;

/** Black or white, whichever can be read better on a colour; one of them always has a contrast of 4.5 to 1 (WCAG 2). */
export function inkOn(colour: Rgb): '#000' | '#fff' {
  const [r = 0, g = 0, b = 0] = colour.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return (luminance + 0.05) ** 2 > 1.05 * 0.05 ? '#000' : '#fff';
}

/** A cell's ground and the ink on it, for both themes at once. */
export function cellColours(value: number): { background: string; color: string } {
  const [light, dark] = [tint(value, false), tint(value, true)];
  return {
    background: `light-dark(${css(light)}, ${css(dark)})`,
    color: `light-dark(${inkOn(light)}, ${inkOn(dark)})`,
  };
}

/** Range of the numbers of one channel, kept for as long as the grid lives. */
export interface Range {
  least: number;
  most: number;
  /** Largest magnitude, at least a tiny number. */
  size: number;
}

const ranges = new WeakMap<Grid, (Range | undefined)[]>();

/** Range of one channel, or of all with `channel` -1. */
export function rangeOf(grid: Grid, channel: number): Range {
  const known = ranges.get(grid) ?? [];
  ranges.set(grid, known);
  const slot = channel + 1;
  const found = known[slot];
  if (found) return found;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const step = channel < 0 ? 1 : grid.channels;
  for (let i = Math.max(0, channel); i < grid.data.length; i += step) {
    const value = grid.data[i] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const range = { least, most, size: Math.max(Math.abs(least), Math.abs(most), 1e-9) };
  known[slot] = range;
  return range;
}

interface PlaneStyle {
  /** The channel shown; -1 shows three channels as red, green and blue. */
  channel: number;
  /** The slice of a block. */
  slice: number;
  /** Grey from black to white instead of the two-sided scale. */
  grey: boolean;
  dark: boolean;
}

const planes = new WeakMap<Grid, Map<string, OffscreenCanvas>>();

/** A plane of a grid as a small picture, a pixel a cell; kept, because the window is painted over it again and again. */
export function planePicture(grid: Grid, style: PlaneStyle): OffscreenCanvas {
  const key = Object.values(style).join();
  const known = planes.get(grid) ?? new Map<string, OffscreenCanvas>();
  planes.set(grid, known);
  const found = known.get(key);
  if (found) return found;
  const [height = 1, width = 1] = grid.size;
  const pixels = new ImageData(width, height);
  const values = grid.size.length === 3 ? sliceOf(grid, style.slice, Math.max(0, style.channel)) : null;
  const range = rangeOf(grid, style.channel < 0 || style.grey ? -1 : style.channel);
  const at = (cell: number, channel: number) =>
    values ? (values[cell] ?? 0) : (grid.data[cell * grid.channels + channel] ?? 0);
  for (let cell = 0; cell < width * height; cell++) {
    pixels.data.set(cellRgb(cell), 4 * cell);
    pixels.data[4 * cell + 3] = 255;
  }
  function cellRgb(cell: number): ArrayLike<number> {
    if (style.channel < 0) return [0, 1, 2].map((channel) => (255 * at(cell, channel)) / range.size);
    const value = at(cell, style.channel);
    if (!style.grey) return tint(value / range.size, style.dark);
    const low = Math.min(0, range.least);
    const grey = (255 * (value - low)) / Math.max(1e-9, range.most - low);
    return [grey, grey, grey];
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  known.set(key, canvas);
  return canvas;
}
