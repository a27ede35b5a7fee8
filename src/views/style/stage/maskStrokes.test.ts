import { describe, expect, it } from 'vitest';
import { filledMask, painted, readyMasks, stroke } from './maskStrokes.ts';

const at = ({ data, width }: { data: Uint8ClampedArray; width: number }, x: number, y: number) =>
  data[4 * (y * width + x)];

describe('masks', () => {
  it('have the content’s proportions, 256 pixels at the longer side', () => {
    const mask = filledMask({ width: 800, height: 400 }, 255);
    expect([mask.width, mask.height]).toEqual([256, 128]);
    expect([at(mask, 0, 0), at(mask, 255, 127)]).toEqual([255, 255]);
  });

  it('a stroke is full along its middle, soft at its edge, and nothing beyond; erasing takes it away', () => {
    const empty = filledMask({ width: 1, height: 1 }, 0);
    const drawn = stroke(empty, { x: 0.25, y: 0.5 }, { x: 0.75, y: 0.5 }, { radius: 0.1, erase: false });
    expect([at(drawn, 64, 128), at(drawn, 128, 128), at(drawn, 191, 128)]).toEqual([255, 255, 255]);
    expect(at(drawn, 128, 128 + 30)).toBe(0);
    // At three quarters of the radius (19.2 of 25.6 pixels) half is left.
    expect(at(drawn, 128, 128 + 19)).toBeGreaterThan(110);
    expect(at(drawn, 128, 128 + 19)).toBeLessThan(145);
    expect(at(drawn, 10, 128)).toBe(0);
    const erased = stroke(drawn, { x: 0.5, y: 0.5 }, { x: 0.5, y: 0.5 }, { radius: 0.1, erase: true });
    expect([at(erased, 128, 128), at(erased, 64, 128)]).toEqual([0, 255]);
    expect(at(drawn, 128, 128)).toBe(255);
  });

  it('ready-made halves meet in the middle', () => {
    const empty = filledMask({ width: 2, height: 1 }, 0);
    const [left, right] = readyMasks.map(({ weigh }) => painted(empty, weigh));
    if (!left || !right) throw new Error('There are halves.');
    expect([at(left, 10, 60), at(left, 245, 60)]).toEqual([255, 0]);
    expect((at(left, 128, 60) ?? 0) + (at(right, 128, 60) ?? 0)).toBeCloseTo(255, -1);
  });
});
