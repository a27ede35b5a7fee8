import { INTL } from './languages.ts';
import { gap, say, spoken } from './say.ts';

// Numbers, times and lists as the language that is spoken writes them. What goes into files (CSV, JSON) is written without these.

const kept = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${spoken()} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(INTL[spoken()], options);
  kept.set(key, made);
  return made;
}

/** "2,300"; a fraction is rounded. */
export const whole = (value: number): string => format({ maximumFractionDigits: 0 }).format(value);

/** With that many digits behind the point: "0.36". */
export const fixed = (value: number, digits: number): string =>
  format({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** With at most that many digits behind the point, and no noughts at the end: "1.5". */
export const upTo = (value: number, digits: number): string =>
  format({ maximumFractionDigits: digits }).format(value);

/** With at most that many digits that count: 0.01234 is "0.012" with two, 1234 "1,200". */
export const significant = (value: number, digits: number): string =>
  format({ maximumSignificantDigits: digits }).format(value);

/** A number as it stands in a formula: digits in one row and a true minus; with so many digits behind the point where that is said. */
export function plain(value: number, digits?: number): string {
  const text = format({
    useGrouping: false,
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 20,
  }).format(value);
  // A rounded nothing has no sign.
  return /^-[0.]+$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

/** A count in a few digits: "1,216", "3.41 million". */
export function roundly(count: number): string {
  if (count < 1e6) return whole(count);
  const text = format({ notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 });
  return text.format(count).replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
}

/** A share as percent: .125 is "12.5%" with one digit. */
export const percent = (share: number, digits = 0): string =>
  format({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);

/** With just that many digits that count: 0.05 is "0.0500" with three, 1234 "1,230". */
export const precise = (value: number, digits: number): string =>
  format({ minimumSignificantDigits: digits, maximumSignificantDigits: digits }).format(value);

/** A share as percent with at most that many digits that count: .0123 is "1.2%" with two. */
export const significantPercent = (share: number, digits: number): string =>
  format({ style: 'percent', maximumSignificantDigits: digits }).format(share);

/** A power of ten where the plain number would be long: "3.2E-5". */
export const scientific = (value: number, digits = 1): string =>
  format({ notation: 'scientific', maximumFractionDigits: digits }).format(value);

/** A file's size: "640 kB", "1.4 MB". @param bytes */
export function bytes(count: number): string {
  const [unit, divisor] =
    count >= 1e9 ? ['gigabyte', 1e9] : count >= 1e6 ? ['megabyte', 1e6] : ['kilobyte', 1e3];
  const value = count / Number(divisor);
  return format({ style: 'unit', unit: String(unit), maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

/** How long something takes, roughly: "48 s", "3 min". @param seconds */
export const duration = (seconds: number): string =>
  seconds < 90
    ? say('ui.seconds', { n: Math.max(1, Math.round(seconds)) })
    : say('ui.minutes', { n: Math.round(seconds / 60) });

/** "12 ms". @param milliseconds */
export const milliseconds = (value: number, digits = 0): string =>
  say('ui.milliseconds', { n: upTo(value, digits) });

/**
 * A share such as an area under a curve, by its decimals: "0.9731". All and nothing are said only of all and nothing: 0.99998 is
 * "> 0.9999", 0.00001 "< 0.0001".
 */
export function area(share: number, digits: number): string {
  const least = 10 ** -digits;
  const rounded = Number(share.toFixed(digits));
  if (share < 1 && rounded === 1) return `> ${fixed(1 - least, digits)}`;
  if (share > 0 && rounded === 0) return `< ${fixed(least, digits)}`;
  return fixed(share, digits);
}

/** "Ada, Grace and Emmy". */
export const list = (items: readonly string[]): string =>
  new Intl.ListFormat(INTL[spoken()], { style: 'long', type: 'conjunction' }).format(items);

/** Names one after another, without an "and": "Ada, Grace, Emmy". */
export const row = (items: readonly string[]): string => items.join(say('ui.comma'));

/** A threshold or distance on d with as many digits as it was chosen with: "0.36", and "0.287" when it was derived. */
export const threshold = (tau: number): string =>
  fixed(tau, Math.abs(tau - Math.round(tau * 100) / 100) < 1e-9 ? 2 : 3);

/** A day: "28 Nov 2026". @param time milliseconds since 1970 */
export const day = (time: number | Date): string =>
  new Intl.DateTimeFormat(INTL[spoken()], { dateStyle: 'medium' }).format(time);

/** A day and the time in it. @param time milliseconds since 1970 */
export const moment = (time: number | Date): string =>
  new Intl.DateTimeFormat(INTL[spoken()], { dateStyle: 'medium', timeStyle: 'short' }).format(time);

/** Names in the order of the language: Chinese ones by pinyin; digits by what they count. */
export const inOrder = (): ((a: string, b: string) => number) =>
  new Intl.Collator(INTL[spoken()], { numeric: true, sensitivity: 'base' }).compare;

/** Whole sentences after each other, as the language sets them; those that are empty are left out. */
export const sentences = (...all: readonly (string | false | null | undefined)[]): string =>
  all.filter(Boolean).join(gap());
