import { precise, scientific, whole } from '../../words/numbers.ts';

/** A cost, which may be of any size, with three digits that count: "0.0540", "1,230", "1.23E9". */
export function costNumber(cost: number): string {
  if (cost === 0) return whole(cost);
  const size = Math.abs(cost);
  return size < 1e-4 || size >= 1e7 ? scientific(cost, 2) : precise(cost, 3);
}
