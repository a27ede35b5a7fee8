import { countsOf, outputLength, words } from './arithmetic.ts';
import { cellsOf, type Settings } from './types.ts';

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
  return `${filters}${times}(${inside} + 1) = ${words(filters * (f ** axes * channels + 1))}`;
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
  return `${[...output, filters, weights].join(times)} = ${words(multiplyAdds)}`;
}

/** Parameters of a dense layer from every input number to every output number, for comparison. */
export function denseParameters(size: readonly number[], channels: number, outputs: number): number {
  return outputs * (cellsOf(size) * channels + 1);
}
