import { type KernelKind, kernelKinds, namedFilter } from './kernels.ts';
import type { Dimensions, Filter } from './types.ts';

/** A filter of the bank and how it came about, so that it can be made again for another size. */
export interface BankFilter extends Filter {
  kind: KernelKind;
  seed: number;
  /** Whether the person changed its numbers. */
  edited: boolean;
}

export function bankFilter(
  kind: KernelKind,
  axes: Dimensions,
  size: number,
  channels: number,
  seed: number,
): BankFilter {
  return { ...namedFilter(kind, axes, size, channels, seed), kind, seed, edited: false };
}

/** So many filters: the named ones first, then random ones by seed. */
export function filterBank(axes: Dimensions, size: number, channels: number, count: number): BankFilter[] {
  const named = kernelKinds(axes).filter((kind) => kind !== 'random' && kind !== 'matched');
  return Array.from({ length: count }, (_, k) =>
    bankFilter(named[k] ?? 'random', axes, size, channels, 1 + Math.max(0, k - named.length)),
  );
}

/**
 * The same filters for another size, number of channels or count. Those whose weights still fit stay as they are; edited or
 * matched ones are made anew from their kind when the size changes, for their numbers have no place in another window.
 */
export function refitBank(
  bank: readonly BankFilter[],
  axes: Dimensions,
  size: number,
  channels: number,
  count: number,
): BankFilter[] {
  const fresh = filterBank(axes, size, channels, count);
  const length = size ** axes * channels;
  return fresh.map((filter, k) => {
    const before = bank[k];
    if (!before) return filter;
    if (before.weights.length === length) return before;
    return { ...bankFilter(before.kind, axes, size, channels, before.seed), bias: before.bias };
  });
}
