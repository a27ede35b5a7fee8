import { type Message, message } from '../words/keys.ts';
import { cellsOf, type Settings } from './types.ts';

// Sizes and counts of a convolution: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016.

/** More multiply-adds than this are refused: a page should answer within seconds. */
export const MOST_MULTIPLY_ADDS = 1.5e9;
/** More outputs than this are refused: they are kept as 32-bit numbers in memory. */
const MOST_OUTPUTS = 8e6;

/** Cells from the first to the last weight of the window along an axis: d(f - 1) + 1. */
export function spanOf({ filterSize, dilation }: Settings): number {
  return dilation * (filterSize - 1) + 1;
}

/** floor((n + 2p - d(f - 1) - 1) / s) + 1; below 1 where the window does not fit. */
export function outputLength(length: number, settings: Settings): number {
  const { stride, padding } = settings;
  return Math.floor((length + 2 * padding - spanOf(settings)) / stride) + 1;
}

/** Output size along every axis; no place at all where the setting is impossible. */
export function outputSize(size: readonly number[], settings: Settings): number[] {
  return size.map((length) => outputLength(length, settings));
}

export interface Counts {
  /** filters x (f^D x channels + 1): weights and one bias each. */
  parameters: number;
  /** One for each weight at each place of each filter. */
  multiplyAdds: number;
}

export function countsOf(
  size: readonly number[],
  channels: number,
  filters: number,
  settings: Settings,
): Counts {
  const weights = settings.filterSize ** size.length * channels;
  return {
    parameters: filters * (weights + 1),
    multiplyAdds: cellsOf(outputSize(size, settings)) * filters * weights,
  };
}

/** Why a setting cannot be, and what would make it possible. */
export interface Problem {
  why: Message;
  advice: Message;
}

/** Why a setting cannot be; null when it can. */
export function explainImpossible(
  size: readonly number[],
  channels: number,
  filters: number,
  settings: Settings,
): Problem | null {
  const { filterSize, stride, padding, dilation } = settings;
  const leasts = { filterSize: 1, stride: 1, dilation: 1, padding: 0, filters: 1 };
  for (const [what, value] of Object.entries({ filterSize, stride, dilation, padding, filters })) {
    const least = leasts[what as keyof typeof leasts];
    if (Number.isInteger(value) && value >= least) continue;
    return {
      why: message('convolve.notWhole', { what, value }),
      advice: message('convolve.notWholeAdvice', { least }),
    };
  }
  const span = spanOf(settings);
  const length = Math.min(...size);
  const room = length + 2 * padding;
  if (span > room) {
    const smaller = Math.floor((room - 1) / dilation) + 1;
    const enough = Math.ceil((span - length) / 2);
    const advised = { filterSize: smaller, padding: enough };
    if (dilation === 1) {
      return {
        why:
          padding === 0
            ? message('convolve.tooLong', { span, length })
            : message('convolve.tooLongPadded', { span, length, padding, room }),
        advice: message('convolve.tooLongAdvice', advised),
      };
    }
    const reach = { span, dilation, filterSize, length };
    return {
      why:
        padding === 0
          ? message('convolve.tooLongDilated', reach)
          : message('convolve.tooLongDilatedPadded', { ...reach, padding, room }),
      advice: message('convolve.tooLongDilatedAdvice', advised),
    };
  }
  if (padding >= span) {
    return {
      why: message('convolve.onlyZeros', { padding, span }),
      advice: message('convolve.onlyZerosAdvice', { most: span - 1 }),
    };
  }
  const { multiplyAdds } = countsOf(size, channels, filters, settings);
  if (multiplyAdds > MOST_MULTIPLY_ADDS || cellsOf(outputSize(size, settings)) * filters > MOST_OUTPUTS) {
    return {
      why: message('convolve.tooMuch', { count: multiplyAdds }),
      advice: message('convolve.tooMuchAdvice'),
    };
  }
  return null;
}

/**
 * Cells of an axis that no weight of any window touches: after the last window, where the stride steps past the end, and in gaps
 * before that, which a stride longer than the filter or a dilation leaves.
 */
export function unseenCells(length: number, settings: Settings): { last: number; between: number } {
  const { filterSize, stride, padding, dilation } = settings;
  const seen = new Set<number>();
  for (let place = 0; place < outputLength(length, settings); place++) {
    for (let tap = 0; tap < filterSize; tap++) {
      const cell = place * stride - padding + tap * dilation;
      if (cell >= 0 && cell < length) seen.add(cell);
    }
  }
  const last = length - 1 - Math.max(-1, ...seen);
  return { last, between: length - last - seen.size };
}

/** The padding that makes the output as long as the input, where a whole one exists (stride 1, odd span). */
export function samePadding(settings: Settings): number | null {
  const span = spanOf(settings);
  return settings.stride === 1 && span % 2 === 1 ? (span - 1) / 2 : null;
}
