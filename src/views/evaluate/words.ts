import { many } from '../../ui/numbers.ts';

/** 4.2 %, 0.35 %, 0.012 %: two figures that count. No line breaks before the sign. */
export function percent(rate: number): string {
  if (!Number.isFinite(rate)) return '–';
  if (rate === 0 || rate === 1) return `${100 * rate}\u00a0%`;
  const value = 100 * rate;
  // Never "100 %" or "0 %" of what is not all or nothing.
  const digits = value >= 99 || value < 1 ? 2 : 1;
  const text = value < 0.01 ? value.toPrecision(1) : value.toFixed(digits);
  return `${Number(text) === 100 ? '>\u00a099.9' : text}\u00a0%`;
}

/** An interval of rates: 1.7 – 5.0 %. */
export function percentRange({ low, high }: { low: number; high: number }): string {
  return `${percent(low).replace('\u00a0%', '')} – ${percent(high)}`;
}

/** A rate as a whole number of a round number: 0.0031 is "3 of 1,000". */
export function outOf(rate: number): { count: number; of: number } {
  let of = 100;
  while (rate > 0 && rate * of < 1 && of < 1e7) of *= 10;
  return { count: Math.round(rate * of), of };
}

export function whole(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** What tau does to pairs of different people, in words. */
export function strangersSentence(rate: number, pairs: number): string {
  if (pairs === 0) return 'There are no comparisons of different people.';
  if (rate === 0)
    return pairs === 1
      ? 'The one comparison of different people does not match.'
      : `None of the ${whole(pairs)} comparisons of different people match.`;
  const { count, of } = outOf(rate);
  return `Of ${whole(of)} comparisons of different people ${many(count, 'matches', 'match')} by mistake.`;
}

/** What tau does to pairs of the same person, in words. */
export function ownSentence(rate: number, pairs: number): string {
  if (pairs === 0) return 'There are no comparisons of the same person.';
  if (rate === 0)
    return pairs === 1
      ? 'The one comparison of the same person matches.'
      : `All of the ${whole(pairs)} comparisons of the same person match.`;
  const { count, of } = outOf(rate);
  return `Of ${whole(of)} comparisons of the same person ${many(count, 'is', 'are')} missed.`;
}
