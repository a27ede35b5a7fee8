/** A similarity transform of the plane without reflection: x' = a x - b y + tx, y' = b x + a y + ty. */
export interface Similarity {
  a: number;
  b: number;
  tx: number;
  ty: number;
}

/**
 * The similarity that carries `from` to `to` with the least sum of squared distances: Umeyama (1991), equations 40 to
 * 43, which in the plane and without reflection come down to one complex ratio, sum(conj(p) q) / sum |p|^2 of the
 * centred points.
 *
 * @param from flat list x0 y0 x1 y1 ..., at least two different points.
 * @param to as many points.
 * @throws RangeError when the lists differ in length or the points coincide.
 */
export function fitSimilarity(from: ArrayLike<number>, to: ArrayLike<number>): Similarity {
  const n = from.length / 2;
  if (from.length !== to.length || n < 2) {
    throw new RangeError(
      `A similarity needs two lists of two or more points, got ${n} and ${to.length / 2}.`,
    );
  }
  const [px, py] = centroid(from);
  const [qx, qy] = centroid(to);
  let dot = 0;
  let cross = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const [x, y] = [at(from, 2 * i) - px, at(from, 2 * i + 1) - py];
    const [u, v] = [at(to, 2 * i) - qx, at(to, 2 * i + 1) - qy];
    dot += x * u + y * v;
    cross += x * v - y * u;
    spread += x * x + y * y;
  }
  if (spread === 0) throw new RangeError('A similarity needs points that do not coincide.');
  const a = dot / spread;
  const b = cross / spread;
  return { a, b, tx: qx - a * px + b * py, ty: qy - b * px - a * py };
}

/** The transform that undoes `t`; its scale must not be zero. */
export function invert(t: Similarity): Similarity {
  const norm = t.a * t.a + t.b * t.b;
  const a = t.a / norm;
  const b = -t.b / norm;
  return { a, b, tx: -a * t.tx + b * t.ty, ty: -b * t.tx - a * t.ty };
}

/** `outer` after `inner`. */
export function compose(outer: Similarity, inner: Similarity): Similarity {
  const [tx, ty] = applyTo(outer, inner.tx, inner.ty);
  return {
    a: outer.a * inner.a - outer.b * inner.b,
    b: outer.b * inner.a + outer.a * inner.b,
    tx,
    ty,
  };
}

/** Where the point (x, y) goes. */
export function applyTo(t: Similarity, x: number, y: number): [number, number] {
  return [t.a * x - t.b * y + t.tx, t.b * x + t.a * y + t.ty];
}

/** How many units of length one unit becomes. */
export function scaleOf(t: Similarity): number {
  return Math.hypot(t.a, t.b);
}

/** The angle of rotation in radians, clockwise on a screen where y points down. */
export function angleOf(t: Similarity): number {
  return Math.atan2(t.b, t.a);
}

/**
 * Carries a `size` x `size` window onto the square of the picture with the given centre and side, both in pixels, turned by
 * `angle` radians (clockwise on the screen).
 */
export function squareWindow(
  centreX: number,
  centreY: number,
  side: number,
  angle: number,
  size: number,
): Similarity {
  const a = (side / size) * Math.cos(angle);
  const b = (side / size) * Math.sin(angle);
  const half = size / 2;
  return { a, b, tx: centreX - a * half + b * half, ty: centreY - b * half - a * half };
}

function centroid(points: ArrayLike<number>): [number, number] {
  const n = points.length / 2;
  let x = 0;
  let y = 0;
  for (let i = 0; i < n; i++) {
    x += at(points, 2 * i);
    y += at(points, 2 * i + 1);
  }
  return [x / n, y / n];
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? Number.NaN;
}

/** How far two angles are apart, in radians, 0 to pi. */
export function turnBetween(angle: number, other: number): number {
  return Math.abs(Math.atan2(Math.sin(angle - other), Math.cos(angle - other)));
}
