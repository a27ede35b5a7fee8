import { countsOf, outputLength } from '../../convolution/arithmetic.ts';
import { cellsOf, type Settings } from '../../convolution/types.ts';
import { roundly } from '../../words/numbers.ts';

// Formulas with their numbers filled in. What is mathematics is written the same in every language.

/** Output cells along one axis. */
// words: the same in every language
export const LENGTH = '⌊(n + 2p − d(f − 1) − 1) / s⌋ + 1';

const times = ' × ';

/** "⌊(14 + 2·0 − 1·(5 − 1) − 1) / 1⌋ + 1 = 10": the output length with its numbers filled in. */
export function lengthFormula(length: number, settings: Settings): string {
  const { filterSize: f, stride: s, padding: p, dilation: d } = settings;
  return `⌊(${length} + 2·${p} − ${d}·(${f} − 1) − 1) / ${s}⌋ + 1 = ${String(outputLength(length, settings)).replace('-', '−')}`;
}

/** "10 × 10 × 16". */
export function shapeText(size: readonly number[], channels: number): string {
  return [...size, channels].join(times);
}

/** "16 × (5 × 5 × 3 + 1) = 1,216". */
export function parameterFormula(axes: number, channels: number, filters: number, f: number): string {
  const inside = [...Array(axes).fill(f), channels].join(times);
  return `${filters}${times}(${inside} + 1) = ${roundly(filters * (f ** axes * channels + 1))}`;
}

/** "10 × 10 × 16 × 75 = 120,000". */
export function multiplyAddFormula(
  size: readonly number[],
  channels: number,
  filters: number,
  settings: Settings,
): string {
  const output = size.map((length) => outputLength(length, settings));
  const weights = settings.filterSize ** size.length * channels;
  const { multiplyAdds } = countsOf(size, channels, filters, settings);
  return `${[...output, filters, weights].join(times)} = ${roundly(multiplyAdds)}`;
}

/** Parameters of a dense layer from every input number to every output number, for comparison. */
export function denseParameters(size: readonly number[], channels: number, outputs: number): number {
  return outputs * (cellsOf(size) * channels + 1);
}
