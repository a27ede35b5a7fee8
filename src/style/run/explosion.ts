/** A cost so many times its last good value counts as exploded. */
const EXPLODED = 100;
/**
 * J at least so large beside `Targets.size` when it counts as a good value. Below it, Adam's steps, as long as its rate however
 * small the gradient, multiply J without G being any worse to look at.
 */
const LEAST_GOOD = 1e-3;

/** There is no good step to go back to. Another engine may compute it; where none does, the weights are too large. */
export class CostNotANumber extends RangeError {
  constructor() {
    // words: the same in every language
    super('The cost is not a number from the first step on.');
  }
}

/** @param good the last good cost; null before there was one @param size as `Targets.size` is */
export function hasExploded(cost: number, good: number | null, size: number): boolean {
  if (!Number.isFinite(cost)) return true;
  return good !== null && cost > EXPLODED * Math.max(good, LEAST_GOOD * size);
}

export function isFinite32(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}
