import type { Grid } from '../../../convolution/types.ts';
import { plain } from '../../../words/numbers.ts';
import { short } from '../numbers.ts';
import { inkOn, planePicture, rangeOf, tint } from './tint.ts';
import type { Surface } from './usePainter.ts';

/** Where the cells of a plane lie on a canvas. */
export interface Fit {
  cell: number;
  left: number;
  top: number;
}

/** As large as it can be, in the middle; `border` cells of padding around. */
export function fitPlane(rows: number, columns: number, border: number, width: number, height: number): Fit {
  const room = 6;
  const cell = Math.min((width - room) / (columns + 2 * border), (height - room) / (rows + 2 * border));
  return {
    cell,
    left: (width - columns * cell) / 2,
    top: (height - rows * cell) / 2,
  };
}

interface PlanePainting {
  grid: Grid;
  channel: number;
  slice: number;
  grey: boolean;
  border: number;
}

/** Below this many pixels a cell is too small for a number. */
const WRITTEN = 19;

/** A plane of cells, its padding hatched, and its numbers where there is room. */
export function paintPlane(surface: Surface, painting: PlanePainting): Fit {
  const { context, width, height, colours } = surface;
  const { grid, border, channel, slice, grey } = painting;
  const [rows = 1, columns = 1] = grid.size;
  const fit = fitPlane(rows, columns, border, width, height);
  const { cell, left, top } = fit;
  if (border > 0) paintPadding(surface, fit, rows, columns, border);
  context.imageSmoothingEnabled = false;
  const picture = planePicture(grid, { channel, slice, grey, dark: colours.dark });
  context.drawImage(picture, left, top, columns * cell, rows * cell);
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  if (cell >= 7) {
    context.globalAlpha = 0.45;
    context.beginPath();
    for (let i = 0; i <= columns; i++) line(context, left + i * cell, top, 0, rows * cell);
    for (let i = 0; i <= rows; i++) line(context, left, top + i * cell, columns * cell, 0);
    context.stroke();
    context.globalAlpha = 1;
  } else context.strokeRect(left, top, columns * cell, rows * cell);
  if (cell >= WRITTEN && channel >= 0) paintNumbers(surface, fit, painting);
  return fit;
}

function line(context: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number): void {
  context.moveTo(x, y);
  context.lineTo(x + dx, y + dy);
}

function paintPadding(
  { context, colours }: Surface,
  fit: Fit,
  rows: number,
  columns: number,
  p: number,
): void {
  const { cell, left, top } = fit;
  const [x, y] = [left - p * cell, top - p * cell];
  const [w, h] = [(columns + 2 * p) * cell, (rows + 2 * p) * cell];
  context.save();
  context.beginPath();
  context.rect(x, y, w, h);
  context.clip();
  context.strokeStyle = colours.line;
  context.globalAlpha = 0.8;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = -h; at < w; at += 7) line(context, x + at, y + h, h, -h);
  context.stroke();
  context.restore();
  context.strokeStyle = colours.line;
  context.setLineDash([4, 3]);
  context.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  context.setLineDash([]);
}

function paintNumbers({ context, colours }: Surface, fit: Fit, painting: PlanePainting): void {
  const { grid, channel, slice, grey } = painting;
  const [rows = 1, columns = 1, slices = 1] = grid.size;
  const range = rangeOf(grid, grey ? -1 : channel);
  // Numbers of one or two digits have room to be larger.
  const share = Math.max(range.most, -range.least) < 99.5 && range.least >= 0 ? 0.54 : 0.42;
  context.font = `${Math.min(13, fit.cell * share)}px "Inter Variable", system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let i = 0; i < rows * columns; i++) {
    const cell = grid.size.length === 3 ? i * slices + slice : i;
    const value = grid.data[cell * grid.channels + channel] ?? 0;
    const byte = Math.max(0, (255 * value) / Math.max(1e-9, range.most));
    context.fillStyle = inkOn(grey ? [byte, byte, byte] : tint(value / range.size, colours.dark));
    const text = fit.cell < 30 ? shortest(value) : short(value);
    const x = fit.left + ((i % columns) + 0.5) * fit.cell;
    context.fillText(text, x, fit.top + (Math.floor(i / columns) + 0.52) * fit.cell, fit.cell - 2);
  }
}

/** Two digits, where there is room for no more; what they would make 0 is left to `short`. */
function shortest(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) < 0.01) return short(value);
  return plain(Number(value.toPrecision(2)));
}

interface WindowPainting {
  /** Row and column of its first weight. */
  corner: readonly number[];
  taps: number;
  dilation: number;
}

/** The window: its outline, and each of its weights where dilation spreads them. */
export function paintWindow({ context, colours }: Surface, fit: Fit, painting: WindowPainting): void {
  const { corner, taps, dilation } = painting;
  const [row = 0, column = 0] = corner;
  const span = dilation * (taps - 1) + 1;
  const [x, y, side] = [fit.left + column * fit.cell, fit.top + row * fit.cell, span * fit.cell];
  if (dilation > 1) {
    context.fillStyle = colours.accent;
    context.globalAlpha = 0.55;
    for (let i = 0; i < taps * taps; i++) {
      const [a, b] = [Math.floor(i / taps), i % taps];
      context.fillRect(x + b * dilation * fit.cell, y + a * dilation * fit.cell, fit.cell, fit.cell);
    }
    context.globalAlpha = 1;
  }
  outline(context, colours.dark, colours.accent, x, y, side, side);
}

/** A block of cells, as pooling takes it. */
export function paintBlock(
  { context, colours }: Surface,
  fit: Fit,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): void {
  const [x, y] = [fit.left + column * fit.cell, fit.top + row * fit.cell];
  outline(context, colours.dark, colours.accent, x, y, columns * fit.cell, rows * fit.cell);
}

/** The output's cell that the window makes. */
export function paintCell({ context, colours }: Surface, fit: Fit, row: number, column: number): void {
  const side = Math.max(fit.cell, 5);
  const [x, y] = [fit.left + (column + 0.5) * fit.cell, fit.top + (row + 0.5) * fit.cell];
  outline(context, colours.dark, colours.accent, x - side / 2, y - side / 2, side, side);
}

/** An outline with a halo: it can be seen on any picture. */
function outline(
  context: CanvasRenderingContext2D,
  dark: boolean,
  colour: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.lineJoin = 'round';
  context.strokeStyle = dark ? '#000c' : '#fffd';
  context.lineWidth = 5;
  context.strokeRect(x, y, width, height);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.strokeRect(x, y, width, height);
}

/** What has not been computed yet while the window plays: veiled. */
export function paintVeil(
  { context, colours }: Surface,
  fit: Fit,
  size: readonly number[],
  from: number,
): void {
  const [rows = 1, columns = 1] = size;
  const row = Math.floor(from / columns);
  context.fillStyle = colours.ground;
  context.globalAlpha = 0.82;
  context.fillRect(
    fit.left + (from % columns) * fit.cell,
    fit.top + row * fit.cell,
    (columns - (from % columns)) * fit.cell,
    fit.cell,
  );
  context.fillRect(fit.left, fit.top + (row + 1) * fit.cell, columns * fit.cell, (rows - row - 1) * fit.cell);
  context.globalAlpha = 1;
}
