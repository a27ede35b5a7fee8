import { describe, expect, it } from 'vitest';
import { tell } from '../words/say.ts';
import { builtInSet, cutOf, drawBuiltIn, nameOfBuiltIn } from './builtInSet.ts';
import { drawPattern, patternCount } from './patterns.ts';

describe('the built-in set', () => {
  it('is 148 pictures or 86 of faces, always in the same order', () => {
    const pictures = builtInSet('pictures');
    expect(pictures.length).toBe(16 + 18 + 114);
    expect(pictures).toEqual(builtInSet('pictures'));
    expect(builtInSet('faces').length).toBe(80 + 6);
    // Mixed: something of every kind among the first twenty.
    expect(new Set(pictures.slice(0, 20).map(({ kind }) => kind)).size).toBe(3);
  });

  it('draws the same pixels twice, and different pictures for different numbers', () => {
    const drawn = Array.from({ length: patternCount }, (_, i) => drawPattern(i, 32).data.join());
    expect(new Set(drawn).size).toBe(patternCount);
    expect(drawPattern(5, 32).data.join()).toBe(drawn[5]);
    const scene = { kind: 'scene', name: 'harbour', cut: 2 } as const;
    const picture = drawBuiltIn(scene, [48, 48]);
    expect([picture.width, picture.height, picture.data.length]).toEqual([48, 48, 48 * 48 * 3]);
    expect(drawBuiltIn(scene, [48, 48]).data).toEqual(picture.data);
    // Of a network that takes no squares, the middle: 14 rows lie above it.
    const wide = drawBuiltIn(scene, [20, 48]);
    expect([wide.width, wide.height]).toEqual([48, 20]);
    expect(wide.data.join()).toBe(picture.data.subarray(14 * 48 * 3, 34 * 48 * 3).join());
    expect(tell(nameOfBuiltIn({ kind: 'scene', name: 'still-life', cut: 0 }))).toBe('Still life');
    expect(tell(nameOfBuiltIn({ kind: 'photo faces', number: 3 }))).toBe('sample photo 3');
  });

  it('cuts squares that lie within the photo', () => {
    const cuts = Array.from({ length: 19 }, (_, cut) => cutOf(cut, 1920, 1080));
    expect(new Set(cuts.map(({ side }) => side))).toEqual(new Set([1080, 540, 360]));
    expect(new Set(cuts.map((cut) => JSON.stringify(cut))).size).toBe(19);
    expect(cuts[0]).toEqual({ left: 420, top: 0, side: 1080 });
    for (const { left, top, side } of cuts) {
      expect(left + side).toBeLessThanOrEqual(1920);
      expect(top + side).toBeLessThanOrEqual(1080);
    }
    // The last of each size ends in the lower right corner.
    expect([cuts[6], cuts[18]]).toEqual([
      { left: 1380, top: 540, side: 540 },
      { left: 1560, top: 720, side: 360 },
    ]);
  });
});
