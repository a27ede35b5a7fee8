export { many } from '../counts.ts';

/**
 * A share such as an area under a curve, by its decimals: "0.9731". All and nothing are said only of all and nothing: 0.99998 is
 * "> 0.9999", 0.00001 "< 0.0001".
 */
export function area(share: number, decimals: number): string {
  const text = share.toFixed(decimals);
  const least = 10 ** -decimals;
  if (share < 1 && Number(text) === 1) return `> ${(1 - least).toFixed(decimals)}`;
  if (share > 0 && Number(text) === 0) return `< ${least.toFixed(decimals)}`;
  return text;
}

/** How long something still takes, roughly: "48 s", "3 min". @param seconds */
export function timeLeft(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}
