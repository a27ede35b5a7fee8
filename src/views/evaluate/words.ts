import { percent as asPercent, significantPercent } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';

/** 4.2%, 0.35%, 0.012%: two figures that count. Never "100%" or "0%" of what is not all or nothing. */
export function percent(rate: number): string {
  if (!Number.isFinite(rate)) return say('evaluate.none');
  if (rate === 0 || rate === 1) return asPercent(rate);
  if (rate < 1e-4) return significantPercent(rate, 1);
  if (rate >= 0.99995) return say('evaluate.over', { share: asPercent(0.999, 1) });
  return asPercent(rate, rate >= 0.99 || rate < 0.01 ? 2 : 1);
}

/** An interval of rates, the sign once: 1.7 – 5.0%. */
export const percentRange = ({ low, high }: { low: number; high: number }): string =>
  say('evaluate.span', { low: percent(low).replace(/\s?%$/, ''), high: percent(high) });

/** A rate as a whole number of a round number: 0.0031 is "3 of 1,000". */
export function outOf(rate: number): { count: number; of: number } {
  let of = 100;
  while (rate > 0 && rate * of < 1 && of < 1e7) of *= 10;
  return { count: Math.round(rate * of), of };
}

/** What tau does to pairs of different people, in words. */
export function strangersSentence(rate: number, pairs: number): string {
  if (pairs === 0) return say('evaluate.noStrangers');
  return rate === 0 ? say('evaluate.strangersNone', { pairs }) : say('evaluate.strangersSome', outOf(rate));
}

/** What tau does to pairs of the same person, in words. */
export function ownSentence(rate: number, pairs: number): string {
  if (pairs === 0) return say('evaluate.noSame');
  return rate === 0 ? say('evaluate.sameAll', { pairs }) : say('evaluate.sameSome', outOf(rate));
}
