/** tau on the squared distance: the encoder's authors' 0.6, squared. */
export const DEFAULT_TAU = 0.36;

/** Two people closer to each other than this, on d, are ambiguous. */
export const DEFAULT_MARGIN = 0.04;

/** How near tau is too near to be sure, on d. */
const CLOSE_CALL = 0.03;

/** One sentence about a distance and what follows from it, with no more certainty than there is. */
export function describeDistance(distance: number, tau: number): string {
  const d = distance.toFixed(2);
  const t = formatTau(tau);
  if (distance === 0) return `${d}: the very same encoding; this may be the same picture twice.`;
  if (Math.abs(distance - tau) <= CLOSE_CALL) {
    return distance <= tau
      ? `${d}: just under ${t}, taken as the same person, but too close to be sure. Try another picture.`
      : `${d}: just over ${t}, taken as different people, but too close to be sure. Try another picture.`;
  }
  if (distance <= 0.6 * tau) return `${d}: well under ${t}, the same person.`;
  if (distance <= tau) return `${d}: under ${t}, most likely the same person.`;
  if (distance <= 1.5 * tau) return `${d}: over ${t}, most likely different people.`;
  return `${d}: far over ${t}, different people.`;
}

/** A threshold with as many decimals as it has: 0.36, and 0.287 when it was derived. */
export function formatTau(tau: number): string {
  return Math.abs(tau - Math.round(tau * 100) / 100) < 1e-9 ? tau.toFixed(2) : tau.toFixed(3);
}

/** What a threshold means, in words, with its unsquared value. */
export function describeTau(tau: number): string {
  const unsquared = `${Math.sqrt(tau).toFixed(2)} unsquared`;
  if (tau < 0.25)
    return `${unsquared}. Strict: strangers hardly ever match, but some pictures of the same person will not.`;
  if (tau <= 0.4) return `${unsquared}. Usual for good pictures; 0.36 is the encoder's own (0.6 unsquared).`;
  return `${unsquared}. Lenient: poor pictures still match, and so do strangers who look alike.`;
}

/**
 * The chance that a search of K people falsely matches, when one comparison does with probability e:
 * 1 - (1 - e)^K (section 1 of the source document says "about K e"; this holds for independent comparisons).
 */
export function falseMatchInSearch(e: number, people: number): number {
  return -Math.expm1(people * Math.log1p(-e));
}
