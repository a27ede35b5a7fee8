import type { Rect } from './tiles.ts';

/** Numbers over positions, on the processor. */
export interface FeatureMap {
  /** [height, width, channels] */
  values: Float32Array;
  width: number;
  height: number;
  channels: number;
}

export function emptyMap(width: number, height: number, channels: number): FeatureMap {
  return { values: new Float32Array(width * height * channels), width, height, channels };
}

/** The map's numbers in a part of it. */
export function cut(map: FeatureMap, { x, y, width, height }: Rect): Float32Array<ArrayBuffer> {
  const row = width * map.channels;
  const part = new Float32Array(height * row);
  for (let line = 0; line < height; line++) {
    const from = ((y + line) * map.width + x) * map.channels;
    part.set(map.values.subarray(from, from + row), line * row);
  }
  return part;
}

/** Writes numbers over a part of the map. @param from the part that `values` are of; what of it lies beyond `to` stays out. */
export function put(map: FeatureMap, values: Float32Array, from: Rect, to: Rect): void {
  const row = to.width * map.channels;
  for (let line = 0; line < to.height; line++) {
    const source = ((to.y - from.y + line) * from.width + to.x - from.x) * map.channels;
    map.values.set(values.subarray(source, source + row), ((to.y + line) * map.width + to.x) * map.channels);
  }
}

/** Adds numbers to a part of the map. */
export function addTo(map: FeatureMap, values: Float32Array, { x, y, width, height }: Rect): void {
  const row = width * map.channels;
  for (let line = 0; line < height; line++) {
    const into = ((y + line) * map.width + x) * map.channels;
    const from = line * row;
    for (let i = 0; i < row; i++) {
      map.values[into + i] = (map.values[into + i] as number) + (values[from + i] as number);
    }
  }
}

/**
 * Numbers of a part, among zeros.
 *
 * @param values of `inner`, which lies within `outer`
 * @returns of `outer`
 */
export function amongZeros(
  values: Float32Array,
  inner: Rect,
  outer: Rect,
  channels: number,
): Float32Array<ArrayBuffer> {
  const map = emptyMap(outer.width, outer.height, channels);
  const at = { ...inner, x: inner.x - outer.x, y: inner.y - outer.y };
  put(map, values, at, at);
  return map.values as Float32Array<ArrayBuffer>;
}
