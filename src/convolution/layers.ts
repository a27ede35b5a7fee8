import { message } from '../words/keys.ts';
import { type Pooling, pooledSize } from './after.ts';
import { countsOf, explainImpossible, outputSize, type Problem } from './arithmetic.ts';
import type { Settings } from './types.ts';

/** A convolution with what follows it, as a layer of a network. */
export interface Layer {
  filters: number;
  settings: Settings;
  pooling: Pooling;
}

/** What a layer makes of what it is given; a problem where it cannot. */
export interface LayerShape {
  /** What it is given, along every axis, and how many channels. */
  from: { size: number[]; channels: number };
  /** After the convolution. */
  convolved: number[];
  /** After the pooling, too. */
  size: number[];
  parameters: number;
  problem: Problem | null;
}

/**
 * Sizes and parameters of layers in a row: (n + 2p - f) / s + 1 along every axis, (f ... f c + 1) k parameters, where k filters of
 * one layer are the c channels of the next. Ends with the first that is impossible.
 */
export function shapesOf(size: readonly number[], channels: number, layers: readonly Layer[]): LayerShape[] {
  const shapes: LayerShape[] = [];
  let from = { size: [...size], channels };
  for (const { filters, settings, pooling } of layers) {
    const convolved = outputSize(from.size, settings);
    const after = pooling === 'none' ? convolved : pooledSize(convolved);
    const problem =
      explainImpossible(from.size, from.channels, filters, settings) ??
      (after.some((length) => length < 1) ? tooSmall : null);
    const { parameters } = countsOf(from.size, from.channels, filters, settings);
    shapes.push({ from, convolved, size: after, parameters, problem });
    if (problem) break;
    from = { size: after, channels: filters };
  }
  return shapes;
}

/** Most filters of a layer. */
export const MOST_FILTERS = 512;

/** The layer that is added after another: as it, with twice the filters and without gaps in its window. */
export function layerAfter(before: Layer): Layer {
  return {
    ...before,
    filters: Math.min(MOST_FILTERS, 2 * before.filters),
    settings: { ...before.settings, dilation: 1 },
  };
}

const tooSmall: Problem = {
  why: message('convolve.poolingTooSmall'),
  advice: message('convolve.poolingTooSmallAdvice'),
};
