import type { Pixels } from '../../../picture/pixels.ts';

/** Longer side of a mask, pixels: masks are soft, and the layers that they weigh are coarse. */
const SIDE = 256;

export interface Brush {
  /** Radius as a share of the mask's longer side. */
  radius: number;
  erase: boolean;
}

/** A mask of the content's proportions with every weight the same, 0..255. */
export function filledMask({ width, height }: { width: number; height: number }, weight: number): Pixels {
  const scale = SIDE / Math.max(width, height);
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  return painted({ data: new Uint8ClampedArray(4 * w * h), width: w, height: h }, () => weight);
}

/** A new mask with the weight that `weigh` gives each pixel; x and y are shares of the sides. */
export function painted(mask: Pixels, weigh: (x: number, y: number, before: number) => number): Pixels {
  const { width, height } = mask;
  const data = new Uint8ClampedArray(mask.data.length);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [(pixel % width) + 0.5, Math.floor(pixel / width) + 0.5];
    const weight = weigh(x / width, y / height, mask.data[4 * pixel] ?? 0);
    data.set([weight, weight, weight, 255], 4 * pixel);
  }
  return { data, width, height };
}

/** Dabs from one point to another (shares of the sides), full in the middle and soft at the edge. */
export function stroke(
  mask: Pixels,
  from: { x: number; y: number },
  to: { x: number; y: number },
  { radius, erase }: Brush,
): Pixels {
  const { width, height } = mask;
  const side = Math.max(width, height);
  const [ax, ay] = [(from.x * width) / side, (from.y * height) / side];
  const [dx, dy] = [(to.x * width) / side - ax, (to.y * height) / side - ay];
  const length2 = dx * dx + dy * dy;
  return painted(mask, (x, y, before) => {
    const [px, py] = [(x * width) / side - ax, (y * height) / side - ay];
    const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
    const distance = Math.hypot(px - along * dx, py - along * dy);
    const strength = 255 * Math.min(1, Math.max(0, 2 * (1 - distance / radius)));
    return erase ? Math.min(before, 255 - strength) : Math.max(before, strength);
  });
}

const soft = (t: number) => 255 * Math.min(1, Math.max(0, 0.5 + 6 * t));

type Named = `styleStage.${'leftHalf' | 'rightHalf' | 'upperHalf' | 'lowerHalf' | 'centre' | 'edges'}`;

/** Ready-made masks, for the keyboard and for a quick start. */
export const readyMasks: { name: Named; weigh: (x: number, y: number) => number }[] = [
  { name: 'styleStage.leftHalf', weigh: (x) => soft(0.5 - x) },
  { name: 'styleStage.rightHalf', weigh: (x) => soft(x - 0.5) },
  { name: 'styleStage.upperHalf', weigh: (_, y) => soft(0.5 - y) },
  { name: 'styleStage.lowerHalf', weigh: (_, y) => soft(y - 0.5) },
  { name: 'styleStage.centre', weigh: (x, y) => soft(0.3 - Math.hypot(x - 0.5, y - 0.5)) },
  { name: 'styleStage.edges', weigh: (x, y) => soft(Math.hypot(x - 0.5, y - 0.5) - 0.3) },
];
