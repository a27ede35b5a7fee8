import type { KeyboardEvent } from 'react';
import { outputSize } from '../../../convolution/arithmetic.ts';
import { cornerOf } from '../../../convolution/directSum.ts';
import { actions, stateNow } from '../../../store/react.ts';

/** Steps along row, column and slice, or along the one axis of a line. */
const moves: Record<string, readonly [number, number, number]> = {
  ArrowLeft: [0, -1, 0],
  ArrowRight: [0, 1, 0],
  ArrowUp: [-1, 0, 0],
  ArrowDown: [1, 0, 0],
  PageUp: [0, 0, -1],
  PageDown: [0, 0, 1],
};

/** Moves the window by keys: arrows, page up and down through slices, Home and End to the first and last place. */
export function moveByKey(event: KeyboardEvent): void {
  const { input, settings, place } = stateNow().convolution;
  const size = outputSize(input.grid.size, settings);
  const move = moves[event.key];
  if (event.key === 'Home') actions().convolve.moveWindow(size.map(() => 0));
  else if (event.key === 'End') actions().convolve.moveWindow(size);
  else if (move && size.length > 1)
    actions().convolve.moveWindow(place.map((at, axis) => at + (move[axis] ?? 0)));
  else if (move) actions().convolve.moveWindow([(place[0] ?? 0) + move[1] + move[0]]);
  else return;
  event.preventDefault();
}

/** By keys a line is drawn at the window's middle: up and down change its number by a tenth, the other keys move the window. */
export function drawByKey(event: KeyboardEvent): void {
  const by = { ArrowUp: 0.1, ArrowDown: -0.1 }[event.key];
  if (by === undefined) {
    moveByKey(event);
    return;
  }
  const { input, settings, place } = stateNow().convolution;
  const [corner = 0] = cornerOf(place, settings);
  const index = corner + settings.dilation * Math.floor((settings.filterSize - 1) / 2);
  const value = input.grid.data[index];
  if (value !== undefined) actions().convolve.drawLine([[index, Math.round((value + by) * 100) / 100]]);
  event.preventDefault();
}
