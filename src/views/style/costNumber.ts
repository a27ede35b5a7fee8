import { scientific, significant } from '../../words/numbers.ts';

/** A cost, which may be of any size, with three digits that count: "0.0123", "1,230", "1.23E9". */
export function costNumber(cost: number): string {
  const size = Math.abs(cost);
  return size !== 0 && (size < 1e-4 || size >= 1e7) ? scientific(cost, 2) : significant(cost, 3);
}
