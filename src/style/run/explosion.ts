/** A cost so many times its last good value counts as exploded. */
const EXPLODED = 100;
/**
 * J at least so large beside `Targets.size` when it counts as a good value. Below it, Adam's steps, as long as its rate however
 * small the gradient, multiply J without G being any worse to look at.
 */
const LEAST_GOOD = 1e-3;

/** @param good the last good cost; null before there was one @param size as `Targets.size` is */
export function hasExploded(cost: number, good: number | null, size: number): boolean {
  if (!Number.isFinite(cost)) return true;
  return good !== null && cost > EXPLODED * Math.max(good, LEAST_GOOD * size);
}

export function isFinite32(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}
