interface Size {
  width: number;
  height: number;
}

/**
 * G with its margin. A layer sees the pixels of an edge several times over: changing those few is the cheapest way to a style matrix, and
 * they become a coloured fringe. So a little more than the picture is made, and cut off.
 */
export function withMargin({ width, height }: Size, margin: number): Size {
  return { width: width + 2 * margin, height: height + 2 * margin };
}

/** The other way: what is shown of G. */
export function withoutMargin(size: Size, margin: number): Size {
  return withMargin(size, -margin);
}

/**
 * A picture or a mask that goes on beyond its edges as its mirror image.
 *
 * @param values [height, width, channels]
 * @param margin pixels, at most height and width
 * @returns [height + 2 margin, width + 2 margin, channels]
 */
export function mirrored(
  values: Float32Array,
  { width, height }: Size,
  margin: number,
  channels = 3,
): Float32Array {
  if (margin === 0) return values;
  const size = withMargin({ width, height }, margin);
  const around = new Float32Array(channels * size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const row = inside(y - margin, height) * width;
    for (let x = 0; x < size.width; x++) {
      const [from, to] = [channels * (row + inside(x - margin, width)), channels * (y * size.width + x)];
      for (let c = 0; c < channels; c++) around[to + c] = values[from + c] as number;
    }
  }
  return around;
}

/** Where a place before the first or behind the last is seen in the mirror. */
function inside(at: number, count: number): number {
  if (at < 0) return -1 - at;
  return at < count ? at : 2 * count - 1 - at;
}

/**
 * @param values [height + 2 margin, width + 2 margin, 3]
 * @param size without its margin
 * @returns [height, width, 3]
 */
export function cropped(values: Float32Array, { width, height }: Size, margin: number): Float32Array {
  if (margin === 0) return values;
  const inner = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const from = 3 * ((y + margin) * (width + 2 * margin) + margin);
    inner.set(values.subarray(from, from + 3 * width), 3 * y * width);
  }
  return inner;
}
