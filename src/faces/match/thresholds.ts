import { type Message, message } from '../../words/keys.ts';

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
export function describeDistance(distance: number, rule: { tau: number; margin: number }): Message {
  const { tau } = rule;
  const numbers = { d: apart(distance, tau)[0], tau };
  if (distance === 0) return message('verify.sameEncoding', { d: numbers.d });
  if (standing(distance, rule) === 'unsure') {
    if (distance === tau) return message('verify.atTau', numbers);
    return message(distance < tau ? 'verify.justUnder' : 'verify.justOver', numbers);
  }
  if (distance <= 0.6 * tau) return message('verify.wellUnder', numbers);
  if (distance <= tau) return message('verify.under', numbers);
  return message(distance <= 1.5 * tau ? 'verify.over' : 'verify.farOver', numbers);
}

/** Two numbers with as many decimals, two to four, as tell them apart; they read alike when four do not. */
export function apart(a: number, b: number): [string, string] {
  for (const digits of [2, 3]) {
    if (a.toFixed(digits) !== b.toFixed(digits)) return [a.toFixed(digits), b.toFixed(digits)];
  }
  return a === b ? [a.toFixed(2), b.toFixed(2)] : [a.toFixed(4), b.toFixed(4)];
}

/**
 * The chance that a search of K people falsely matches, when one comparison does with probability e:
 * 1 - (1 - e)^K (section 1 of the source document says "about K e"; this holds for independent comparisons).
 */
export function falseMatchInSearch(e: number, people: number): number {
  return -Math.expm1(people * Math.log1p(-e));
}
