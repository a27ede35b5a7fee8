/**
 * Changes a picture's circumstances and not the person, so that a small set goes further: mirrored or not, moved and enlarged a
 * little, each colour channel brighter or darker, and in some a square covered.
 *
 * @param source RGB bytes, [side, side, 3], begins at `from`
 * @param into gets side * side * 3 numbers from `to` on, 0..255
 * @param random uniform in [0, 1)
 */
export function augmentPicture(
  source: Uint8Array,
  from: number,
  side: number,
  into: Float32Array,
  to: number,
  random: () => number,
): void {
  const around = (width: number) => (random() - 0.5) * 2 * width;
  const mirror = random() < 0.5;
  const [dx, dy] = [around(side / 32), around(side / 32)];
  const zoom = 1 + around(0.05);
  const gains = [1 + around(0.15), 1 + around(0.15), 1 + around(0.15)];
  const lift = around(30);
  const covered = random() < 0.3;
  const patch = { x: random() * side, y: random() * side, half: side * (0.1 + 0.15 * random()) };
  const paint = [random() * 255, random() * 255, random() * 255];
  const middle = side / 2;
  const clamp = (value: number) => Math.min(side - 1, Math.max(0, Math.round(value)));
  for (let y = 0; y < side; y++) {
    const row = clamp((y - middle) * zoom + middle + dy) * side;
    for (let x = 0; x < side; x++) {
      const column = clamp((x - middle) * zoom + middle + dx);
      const pixel = from + 3 * (row + (mirror ? side - 1 - column : column));
      const out = to + 3 * (y * side + x);
      const hidden = covered && Math.abs(x - patch.x) < patch.half && Math.abs(y - patch.y) < patch.half;
      for (let c = 0; c < 3; c++) {
        const value = hidden ? (paint[c] ?? 0) : (source[pixel + c] ?? 0) * (gains[c] ?? 1) + lift;
        into[out + c] = Math.min(255, Math.max(0, value));
      }
    }
  }
}
