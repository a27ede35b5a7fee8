import { describe, expect, it } from 'vitest';
import { tell } from '../words/say.ts';
import {
  countsOf,
  explainImpossible,
  outputLength,
  outputSize,
  type Problem,
  samePadding,
  spanOf,
  unseenCells,
} from './arithmetic.ts';
import type { Settings } from './types.ts';

const plain: Settings = { filterSize: 5, stride: 1, padding: 0, dilation: 1 };

describe('the size of the output', () => {
  it('is 10 for 14 and a window of 5, along every axis', () => {
    expect(outputSize([14], plain)).toEqual([10]);
    expect(outputSize([14, 14], plain)).toEqual([10, 10]);
    expect(outputSize([14, 14, 14], plain)).toEqual([10, 10, 10]);
  });

  it('follows stride, padding and dilation as worked out by hand', () => {
    // 224 pixels, 7 x 7, stride 2, padding 3: the first layer of ResNet gives 112.
    expect(outputLength(224, { filterSize: 7, stride: 2, padding: 3, dilation: 1 })).toBe(112);
    // 227 pixels, 11 x 11, stride 4: AlexNet's 55.
    expect(outputLength(227, { filterSize: 11, stride: 4, padding: 0, dilation: 1 })).toBe(55);
    // A window of 3 with dilation 2 spans 5: 7 cells leave 3 places.
    expect(outputLength(7, { filterSize: 3, stride: 1, padding: 0, dilation: 2 })).toBe(3);
    expect(spanOf({ ...plain, dilation: 3 })).toBe(13);
  });

  it('stays as long as the input with the padding called same', () => {
    expect(samePadding(plain)).toBe(2);
    expect(outputLength(14, { ...plain, padding: 2 })).toBe(14);
    expect(samePadding({ ...plain, filterSize: 4 })).toBeNull();
    expect(samePadding({ ...plain, stride: 2 })).toBeNull();
  });

  it('tells how many cells the stride never reaches', () => {
    // 14 cells, window 5, stride 2: places 0 2 4 6 8, the last covers 8..12, cell 13 is unseen.
    expect(unseenCells(14, { ...plain, stride: 2 })).toEqual({ last: 1, between: 0 });
    expect(unseenCells(14, { ...plain, stride: 3 })).toEqual({ last: 0, between: 0 });
    expect(unseenCells(14, { ...plain, stride: 2, padding: 1 })).toEqual({ last: 0, between: 0 });
    // Window 3, stride 6: 0..2, 6..8, 12..14 of 15; of 17 the last two besides.
    expect(unseenCells(15, { ...plain, filterSize: 3, stride: 6 })).toEqual({ last: 0, between: 6 });
    expect(unseenCells(17, { ...plain, filterSize: 3, stride: 6 })).toEqual({ last: 2, between: 6 });
    // Every second cell is all that weights two apart and steps of two ever touch: 0 2 4 6 8 10 12 of 14.
    expect(unseenCells(14, { ...plain, filterSize: 3, stride: 2, dilation: 2 })).toEqual({
      last: 1,
      between: 6,
    });
    expect(unseenCells(14, { ...plain, filterSize: 3, dilation: 2 })).toEqual({ last: 0, between: 0 });
  });
});

describe('counts', () => {
  it('are those of the textbook', () => {
    expect(countsOf([14, 14], 3, 16, plain)).toEqual({ parameters: 1216, multiplyAdds: 120_000 });
    expect(countsOf([14], 1, 16, plain)).toEqual({ parameters: 96, multiplyAdds: 800 });
    expect(countsOf([14, 14, 14], 1, 16, plain)).toEqual({ parameters: 2016, multiplyAdds: 2_000_000 });
  });
});

const why = (problem: Problem | null) => problem && tell(problem.why);

describe('an impossible setting', () => {
  it('says why the window does not fit and what would help', () => {
    const problem = explainImpossible([14, 14], 3, 16, { ...plain, dilation: 4 });
    expect(why(problem)).toBe(
      'The window reaches over 17 cells (4 × (5 − 1) + 1), but the input has only 14: there is no place where it fits.',
    );
    expect(problem && tell(problem.advice)).toBe(
      'Make the filter 4 or smaller, or the padding 2 or larger, or the dilation smaller.',
    );
    // The advice is true.
    expect(explainImpossible([14, 14], 3, 16, { ...plain, dilation: 4, filterSize: 4 })).toBeNull();
    expect(explainImpossible([14, 14], 3, 16, { ...plain, dilation: 4, padding: 2 })).toBeNull();
  });

  it('names what is no count, what begins on zeros alone and what is too much', () => {
    expect(why(explainImpossible([14], 1, 1, { ...plain, stride: 0 }))).toBe('The stride cannot be 0.');
    expect(why(explainImpossible([14], 1, 1, { ...plain, padding: 5 }))).toContain('zeros only');
    expect(why(explainImpossible([500, 500], 3, 64, plain))).toContain('1.2 billion multiply-adds');
    const padded = explainImpossible([3], 1, 1, { ...plain, filterSize: 8, padding: 2 });
    expect(why(padded)).toBe(
      'The window is 8 cells long, but the input with its padding has only 3 + 2 × 2 = 7: there is no place where it fits.',
    );
    expect(explainImpossible([14], 1, 16, plain)).toBeNull();
  });
});
