/** tau on the squared distance: the encoder's authors' 0.6, squared. */
export const DEFAULT_TAU = 0.36;

/** Two people closer to each other than this, on d, are ambiguous; and a distance closer to tau than this decides nothing. */
export const DEFAULT_MARGIN = 0.04;

/** Thresholds by how sure it has to be: `balanced` is the encoder's own. */
export const STRICTNESS = { strict: 0.28, balanced: DEFAULT_TAU, lenient: 0.44 } as const;

export type Strictness = keyof typeof STRICTNESS;

/** The word for a threshold; null for one of the person's own. */
export function strictnessOf(tau: number): Strictness | null {
  const names = Object.keys(STRICTNESS) as Strictness[];
  return names.find((name) => Math.abs(STRICTNESS[name] - tau) < 1e-9) ?? null;
}

/** What a distance says; `unsure` is no answer. */
export type Standing = 'same' | 'unsure' | 'different';

/** The one rule of every screen: d within `margin` of tau cannot tell, d under tau is the same person. */
export function standing(distance: number, { tau, margin }: { tau: number; margin: number }): Standing {
  if (margin > 0 && Math.abs(distance - tau) <= margin) return 'unsure';
  return distance <= tau ? 'same' : 'different';
}

/** How near 0.5 the chance of a binary head decides nothing. */
const UNSURE_CHANCE = 0.1;

/** What yhat, the chance that two pictures show one person, says. */
export function standingOfChance(chance: number): Standing {
  return standing(1 - chance, { tau: 0.5, margin: UNSURE_CHANCE });
}

/** One sentence about a distance and what follows from it, with no more certainty than there is. */
export function describeDistance(distance: number, rule: { tau: number; margin: number }): string {
  const { tau } = rule;
  const t = formatTau(tau);
  const d = apart(distance, tau)[0];
  if (distance === 0) return `${d}: the very same encoding; this may be the same picture twice.`;
  if (standing(distance, rule) === 'unsure') {
    const side = distance === tau ? 'just' : distance < tau ? 'just under' : 'just over';
    return `${d}: ${side} ${t}, too close to tell. Try another picture.`;
  }
  if (distance <= 0.6 * tau) return `${d}: well under ${t}, the same person.`;
  if (distance <= tau) return `${d}: under ${t}, most likely the same person.`;
  if (distance <= 1.5 * tau) return `${d}: over ${t}, most likely different people.`;
  return `${d}: far over ${t}, different people.`;
}

/** Two numbers with as many decimals, two to four, as tell them apart; they read alike when four do not. */
export function apart(a: number, b: number): [string, string] {
  for (const digits of [2, 3]) {
    if (a.toFixed(digits) !== b.toFixed(digits)) return [a.toFixed(digits), b.toFixed(digits)];
  }
  return a === b ? [a.toFixed(2), b.toFixed(2)] : [a.toFixed(4), b.toFixed(4)];
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
