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

export interface Problem {
  message: string;
  advice: string;
}

/** Why a setting cannot be, in a sentence, and what would make it possible; null when it can. */
export function explainImpossible(
  size: readonly number[],
  channels: number,
  filters: number,
  settings: Settings,
): Problem | null {
  const { filterSize, stride, padding, dilation } = settings;
  const whole: [string, number, number][] = [
    ['The filter size', filterSize, 1],
    ['The stride', stride, 1],
    ['The dilation', dilation, 1],
    ['The padding', padding, 0],
    ['The number of filters', filters, 1],
  ];
  for (const [what, value, least] of whole) {
    if (Number.isInteger(value) && value >= least) continue;
    return {
      message: `${what} is ${value}, but it counts cells.`,
      advice: `Give a whole number of at least ${least}.`,
    };
  }
  const span = spanOf(settings);
  const shortest = Math.min(...size);
  if (span > shortest + 2 * padding) {
    const reach =
      dilation === 1
        ? `The window is ${span} cells long`
        : `The window reaches over ${span} cells (${dilation} × (${filterSize} − 1) + 1)`;
    const room =
      padding === 0
        ? `the input has only ${shortest}`
        : `the input with its padding has only ${shortest} + 2 × ${padding} = ${shortest + 2 * padding}`;
    const smallerFilter = Math.floor((shortest + 2 * padding - 1) / dilation) + 1;
    const enough = Math.ceil((span - shortest) / 2);
    return {
      message: `${reach}, but ${room}: there is no place where it fits.`,
      advice: `Make the filter ${smallerFilter} or smaller, or the padding ${enough} or larger${dilation > 1 ? ', or the dilation smaller' : ''}.`,
    };
  }
  if (padding >= span) {
    return {
      message: `With a padding of ${padding} the window, ${span} cells long, would begin on zeros alone.`,
      advice: `Make the padding ${span - 1} or smaller: then every place of the window touches the input.`,
    };
  }
  const { multiplyAdds } = countsOf(size, channels, filters, settings);
  if (multiplyAdds > MOST_MULTIPLY_ADDS || cellsOf(outputSize(size, settings)) * filters > MOST_OUTPUTS) {
    return {
      message: `This would take ${words(multiplyAdds)} multiply-adds, more than a page should do at once.`,
      advice: 'Take a smaller input, fewer or smaller filters, or a larger stride.',
    };
  }
  return null;
}

/** Cells at the end of an axis that no window touches because the stride steps past them. */
export function unseenCells(length: number, settings: Settings): number {
  const { stride, padding } = settings;
  const left = (length + 2 * padding - spanOf(settings)) % stride;
  return Math.max(0, left - padding);
}

/** The padding that makes the output as long as the input, where a whole one exists (stride 1, odd span). */
export function samePadding(settings: Settings): number | null {
  const span = spanOf(settings);
  return settings.stride === 1 && span % 2 === 1 ? (span - 1) / 2 : null;
}

/** "3.4 million" for 3400000; plain digits with separators below a million. */
export function words(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toPrecision(3)} billion`;
  if (count >= 1e6) return `${(count / 1e6).toPrecision(3)} million`;
  return count.toLocaleString('en');
}
