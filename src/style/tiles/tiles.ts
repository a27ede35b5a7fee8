export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of a map: its own positions, and with those its halo, which its own see. */
export interface Tile {
  own: Rect;
  outer: Rect;
}

interface Size {
  width: number;
  height: number;
}

/**
 * Tiles that cover a map, each position belonging to one of them, as equal as they can be.
 *
 * @param side most own positions along a side
 * @param halo positions around them, as far as the map goes: a multiple of `align`, as all sides and corners are
 */
export function tilesOf(
  { width, height }: Size,
  side: number,
  { halo, align }: { halo: number; align: number },
): Tile[] {
  const columns = spans(width, side, align);
  return spans(height, side, align).flatMap(([y, bottom]) =>
    columns.map(([x, right]) => {
      const own = { x, y, width: right - x, height: bottom - y };
      const [left, top] = [Math.max(0, x - halo), Math.max(0, y - halo)];
      const outer = {
        x: left,
        y: top,
        width: Math.min(width, right + halo) - left,
        height: Math.min(height, bottom + halo) - top,
      };
      return { own, outer };
    }),
  );
}

function spans(length: number, most: number, align: number): [number, number][] {
  const each = Math.ceil(length / Math.ceil(length / Math.max(most, align)) / align) * align;
  return Array.from({ length: Math.ceil(length / each) }, (_, i) => [
    i * each,
    Math.min(length, (i + 1) * each),
  ]);
}

/** The same part on a map that has one position where this one has `by`. */
export function shrunk({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x / by, y: y / by, width: width / by, height: height / by };
}
