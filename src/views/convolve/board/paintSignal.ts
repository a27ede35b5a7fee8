import type { Grid } from '../../../convolution/types.ts';
import { short } from '../numbers.ts';
import { css, inkOn, rangeOf, tint } from './tint.ts';
import type { Surface } from './usePainter.ts';

/** How cells of a line lie on a canvas: input and output share it, so that a sum stands under its window. */
export interface LineFit {
  /** Pixels a cell of the input. */
  cell: number;
  /** Where input cell 0 begins. */
  left: number;
}

const MARGIN = 12;
/** Pixels kept free above the highest number, for what is written there. */
export const CEILING = 22;
/** Pixels kept free below the lowest: under the input stand the weights of the window too. */
export const INPUT_FLOOR = 32;
export const OUTPUT_FLOOR = 18;

export function fitLine(length: number, border: number, width: number): LineFit {
  const cell = (width - 2 * MARGIN) / (length + 2 * border);
  return { cell, left: MARGIN + border * cell };
}

interface SignalPainting {
  grid: Grid;
  channel: number;
  /** Where number `i` stands, in cells of the input. */
  at: (index: number) => number;
  /** Cells of the input from one number to the next. */
  step: number;
  /** Numbers painted; the rest are still to come. */
  until: number;
  /** Shown at least so far up and down. */
  reach: number;
  /** Pixels kept free below. */
  floor: number;
}

/** Below this many pixels a number is a point of a line, not a bar. */
const BARS = 9;
/** From this many pixels on, a bar has its number. */
const WRITTEN = 22;

/** Height of a value on the canvas. */
function heightOf(value: number, low: number, high: number, height: number, floor: number): number {
  return height - floor - ((value - low) / (high - low)) * (height - floor - CEILING);
}

/** From the lowest to the highest number, zero included; `reach` is shown at least, both ways. */
export function boundsOf(grid: Grid, channel: number, reach = 0): [number, number] {
  const { least, most } = rangeOf(grid, channel);
  const [low, high] = [Math.min(-reach, least), Math.max(reach, most)];
  return high - low < 1e-9 ? [-1, 1] : [low, high];
}

/** A signal: bars with their numbers when few, a line when many. */
export function paintSignal(
  { context, width, height, colours }: Surface,
  fit: LineFit,
  painting: SignalPainting,
): void {
  const { grid, channel, at, step, until, reach, floor } = painting;
  const [low, high] = boundsOf(grid, channel, reach);
  const zero = heightOf(0, low, high, height, floor);
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, zero);
  context.lineTo(width, zero);
  context.stroke();
  const x = (i: number) => fit.left + at(i) * fit.cell;
  const value = (i: number) => grid.data[i * grid.channels + channel] ?? 0;
  const count = Math.min(until, grid.size[0] ?? 0);
  const bar = fit.cell * step;
  if (bar < BARS) {
    context.strokeStyle = colours.ink;
    context.lineWidth = 1.75;
    context.lineJoin = 'round';
    context.beginPath();
    for (let i = 0; i < count; i++) context.lineTo(x(i), heightOf(value(i), low, high, height, floor));
    context.stroke();
    return;
  }
  const size = Math.max(high, -low);
  context.font = `${Math.min(12, bar * 0.36)}px "Inter Variable", system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (let i = 0; i < count; i++) {
    const y = heightOf(value(i), low, high, height, floor);
    const wide = Math.min(bar * 0.72, fit.cell * 0.9);
    context.fillStyle = css(
      tint((0.35 + (0.65 * Math.abs(value(i))) / size) * Math.sign(value(i)), colours.dark),
    );
    context.beginPath();
    context.roundRect(x(i) - wide / 2, Math.min(y, zero), wide, Math.abs(zero - y), 3);
    context.fill();
    if (bar < WRITTEN) continue;
    context.fillStyle = colours.ink;
    const above = value(i) >= 0;
    context.fillText(short(value(i)), x(i), above ? y - 4 : y + 12, bar);
  }
}

/** The window as a band over the signal, each of its weights as a coloured foot under the number that it multiplies. */
export function paintBand(
  { context, height, colours }: Surface,
  fit: LineFit,
  corner: number,
  weights: ArrayLike<number>,
  dilation: number,
): void {
  const taps = weights.length;
  const x = fit.left + corner * fit.cell;
  const width = (dilation * (taps - 1) + 1) * fit.cell;
  let largest = 1e-9;
  for (let i = 0; i < taps; i++) largest = Math.max(largest, Math.abs(weights[i] ?? 0));
  const written = fit.cell >= WRITTEN;
  const foot = written ? 15 : 8;
  for (let i = 0; i < taps; i++) {
    const colour = tint((weights[i] ?? 0) / largest, colours.dark);
    const left = x + i * dilation * fit.cell;
    context.fillStyle = css(colour);
    context.fillRect(left, height - foot - 2, fit.cell, foot);
    if (!written) continue;
    context.fillStyle = inkOn(colour);
    context.font = '11px "Inter Variable", system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(
      `×${short(weights[i] ?? 0)}`,
      left + fit.cell / 2,
      height - foot / 2 - 1.5,
      fit.cell - 2,
    );
  }
  context.fillStyle = colours.accent;
  context.globalAlpha = 0.12;
  context.fillRect(x, 1, width, height - 2);
  context.globalAlpha = 1;
  context.strokeStyle = colours.accent;
  context.lineWidth = 2.5;
  context.beginPath();
  context.roundRect(x, 1.5, width, height - 3, 5);
  context.stroke();
}

/** Zeros before and after the input. */
export function paintEnds({ context, width, height, colours }: Surface, fit: LineFit, length: number): void {
  context.save();
  context.beginPath();
  context.rect(MARGIN, 2, fit.left - MARGIN, height - 4);
  context.rect(fit.left + length * fit.cell, 2, width - MARGIN - fit.left - length * fit.cell, height - 4);
  context.clip();
  context.strokeStyle = colours.line;
  context.beginPath();
  for (let at = -height; at < width; at += 7) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
  context.restore();
}

/** The number that the window makes: a dot on a line, an outline around a bar. */
export function paintMark(surface: Surface, fit: LineFit, painting: SignalPainting, index: number): void {
  const { grid, channel, at, step, reach, floor } = painting;
  const value = grid.data[index * grid.channels + channel] ?? 0;
  const [low, high] = boundsOf(grid, channel, reach);
  const x = fit.left + at(index) * fit.cell;
  const y = heightOf(value, low, high, surface.height, floor);
  if (fit.cell * step < BARS) {
    paintDot(surface, x, y);
    return;
  }
  const { context, height, colours } = surface;
  const zero = heightOf(0, low, high, height, floor);
  const wide = Math.min(fit.cell * step * 0.72, fit.cell * 0.9) + 6;
  context.strokeStyle = colours.accent;
  context.lineWidth = 2.5;
  context.beginPath();
  // Its number stands within.
  const number = fit.cell * step >= WRITTEN ? 16 : 0;
  const [up, down] = value >= 0 ? [number, 0] : [0, number];
  context.roundRect(x - wide / 2, Math.min(y, zero) - 3 - up, wide, Math.abs(zero - y) + 6 + up + down, 5);
  context.stroke();
}

function paintDot({ context, colours }: Surface, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, 6, 0, 2 * Math.PI);
  context.fillStyle = colours.accent;
  context.fill();
  context.lineWidth = 2.5;
  context.strokeStyle = colours.dark ? '#000c' : '#fff';
  context.stroke();
}
