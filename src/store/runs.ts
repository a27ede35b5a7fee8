import { asLikenessError, hasCode } from '../failures.ts';

/** Seconds before a rate is worth telling. */
const SETTLED = 0.2;

/** A curve of at most `most` points: beyond, every other one is dropped. */
export function thinned<Point>(points: Point[], most: number): Point[] {
  return points.length > most ? points.filter((_, i) => i % 2 === 1) : points;
}

/** Counts steps a second. `now` gives milliseconds. */
export function stepRate(now: () => number = () => performance.now()) {
  let began = { step: 0, time: now() };
  let waiting = true;
  return {
    /** Counts anew from the next step on that is told: the first one after a rest prepares programs. */
    restart: () => {
      waiting = true;
    },
    /** @returns steps a second up to this step; null while it is too early to tell */
    at: (step: number): number | null => {
      if (waiting) {
        began = { step, time: now() };
        waiting = false;
      }
      const seconds = (now() - began.time) / 1000;
      return seconds > SETTLED ? (step - began.step) / seconds : null;
    },
  };
}

/**
 * Asks something of a run under way. What is asked of one that has ended meanwhile is no failure.
 *
 * @throws LikenessError of any other kind
 */
export async function unlessEnded(ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!hasCode(error, 'NoRun')) throw asLikenessError(error);
  }
}
