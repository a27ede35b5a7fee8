/** Screen pixels a pixel of G; or as large as fits. Whole numbers only, so that every pixel of G is a square. */
export type ZoomLevel = 'fit' | 1 | 2 | 4 | 8;

export const zoomLevels: readonly ZoomLevel[] = ['fit', 1, 2, 4, 8];

/** The level so many places away, at most the first or the last. */
export function zoomedBy(level: ZoomLevel, places: number): ZoomLevel {
  const at = zoomLevels.indexOf(level) + places;
  return zoomLevels[Math.min(zoomLevels.length - 1, Math.max(0, at))] ?? 'fit';
}

/** What a key asks for: + and − zoom, 0 fits; null for any other. */
export function zoomedByKey(level: ZoomLevel, key: string): ZoomLevel | null {
  if (key === '+' || key === '=') return zoomedBy(level, 1);
  if (key === '-' || key === '_') return zoomedBy(level, -1);
  return key === '0' ? 'fit' : null;
}

/** Turning the wheel so many CSS pixels is one level. */
const WHEEL = 60;

/**
 * Adds up a wheel or a spread of two fingers until it is worth a level.
 *
 * @returns a function of the next movement (`delta` above 0 enlarges, in CSS pixels of a wheel) giving the levels due: -1, 0, 1
 */
export function zoomSum(): (delta: number) => number {
  let sum = 0;
  return (delta) => {
    // Turned round: what was gathered the other way does not count.
    sum = Math.sign(delta) === Math.sign(sum) ? sum + delta : delta;
    if (Math.abs(sum) < WHEEL) return 0;
    const places = Math.sign(sum);
    sum = 0;
    return places;
  };
}

/** Levels that two fingers ask for whose distance has grown by `ratio`: one for each doubling, from half of one on. */
export function zoomOfSpread(ratio: number): number {
  // Never -0.
  return Math.round(Math.log2(ratio)) + 0;
}
