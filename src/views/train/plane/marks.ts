/** Pixels kept free at the plane's edge. */
const EDGE = 10;
/** Pixels within which a mark is meant. */
export const REACH = { mouse: 14, touch: 30 };

export interface Placed {
  /** x0 y0 x1 y1 ... in pixels of the plane. */
  at: Float32Array;
  /** Pixels of one unit, the same across and down, so that distances on the plane are true. */
  unit: number;
}

/** Puts points around the plane's middle, as large as they fit. */
export function placePoints(points: Float32Array, width: number, height: number): Placed {
  const reach = (offset: 0 | 1) =>
    points.reduce((most, value, i) => (i % 2 === offset ? Math.max(most, Math.abs(value)) : most), 1e-6);
  const unit = Math.min((width / 2 - EDGE) / reach(0), (height / 2 - EDGE) / reach(1));
  return { at: points.map((value, i) => (i % 2 === 0 ? width : height) / 2 + value * unit), unit };
}

/** The mark nearest to a place, null where none is within `within` pixels. */
export function markAt({ at }: Placed, x: number, y: number, within: number): number | null {
  let [best, least] = [null as number | null, within];
  for (let i = 0; i < at.length / 2; i++) {
    const distance = Math.hypot((at[2 * i] ?? 0) - x, (at[2 * i + 1] ?? 0) - y);
    if (distance <= least) [best, least] = [i, distance];
  }
  return best;
}

/**
 * Where a key leads: left and right to the photo before and after, up and down to the first photo of the person before and after.
 * Null for a key that leads nowhere.
 *
 * @param people the person of each mark, in any order
 * @param from the mark chosen now
 */
export function markByKey(people: readonly number[], from: number | null, key: string): number | null {
  const order = [...people.keys()].toSorted((a, b) => (people[a] ?? 0) - (people[b] ?? 0) || a - b);
  const place = placeByKey(
    order.map((mark) => people[mark] ?? 0),
    from === null ? null : order.indexOf(from),
    key,
  );
  return place === null ? null : (order[place] ?? null);
}

/** The same among marks in the order of their people. */
function placeByKey(people: readonly number[], from: number | null, key: string): number | null {
  const last = people.length - 1;
  const at = from ?? 0;
  const firstOf = (place: number) => people.indexOf(people[Math.max(0, place)] ?? 0);
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowRight':
      return from === null ? 0 : Math.min(last, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowDown': {
      const next = people.findIndex((each, place) => place > at && each !== people[at]);
      return from === null ? 0 : next < 0 ? at : next;
    }
    case 'ArrowUp':
      return firstOf(firstOf(at) - 1);
    default:
      return null;
  }
}

/** The longest of 1, 2, 5, 10, ... and their tenths that is no longer than `room`. */
export function roundLength(room: number): number {
  const power = 10 ** Math.floor(Math.log10(room));
  return ([5, 2].find((step) => step * power <= room) ?? 1) * power;
}
