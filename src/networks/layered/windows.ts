/**
 * What one position of an output sees along one axis of an input.
 *
 * The sliding ones see `size` positions from `stride` u - `before` on, each or one in `apart`. With `up`, the input lies spread out with
 * `up` - 1 zeros between two positions: only every `up`-th of those is one of its positions (transposed convolutions and enlargements).
 * A stride of 0 is one position for all, repeated along the axis. `spans` are listed one by one, first and last, for resizing by any
 * factor. 'all' sees the whole input; of what is 'unknown' nothing can be said.
 */
export type Window =
  | { size: number; stride: number; before: number; apart?: number; up?: number }
  | { spans: readonly (readonly [number, number])[]; stride: number }
  | 'all'
  | 'unknown';

/** Zeros around an input, down and across: before and behind. */
export type Borders = readonly [readonly [number, number], readonly [number, number]];

export type Padding = 'same' | 'valid' | Borders;

/** Output length, and the padding before: 'same' keeps ceil(n / s), its padding depends on n and the odd one goes behind. */
export function slide(
  length: number,
  size: number,
  stride: number,
  pad: Padding,
  axis: 0 | 1,
): { length: number; before: number } {
  if (pad === 'same') {
    const out = Math.ceil(length / stride);
    return { length: out, before: Math.floor(Math.max((out - 1) * stride + size - length, 0) / 2) };
  }
  const [before, behind] = pad === 'valid' ? [0, 0] : pad[axis];
  return { length: Math.floor((length + before + behind - size) / stride) + 1, before };
}

/** Of what computes each position from the one it lies at; an input of one position is repeated along the axis. */
export function pointwiseWindow(length: number): Window {
  return { size: 1, stride: length === 1 ? 0 : 1, before: 0 };
}

/** Of an input cut (`before` < 0) or bordered. */
export function shiftedWindow(before: number): Window {
  return { size: 1, stride: 1, before };
}

/** The positions a unit sees, not clipped to the input; for windows that list or slide. */
export function* tapsOf(window: Exclude<Window, string>, unit: number): Generator<number> {
  if ('spans' in window) {
    const [first, last] = window.spans[unit] ?? [0, -1];
    for (let position = first; position <= last; position++) yield position;
    return;
  }
  const { size, stride, before, apart = 1, up = 1 } = window;
  const first = unit * stride - before;
  for (let place = first; place < first + size; place += apart) {
    if (up === 1) yield place;
    else if (place % up === 0) yield place / up;
  }
}
