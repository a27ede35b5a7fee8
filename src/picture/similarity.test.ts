import { describe, expect, it } from 'vitest';
import { angleOf, applyTo, compose, fitSimilarity, invert, scaleOf, squareWindow } from './similarity.ts';

const triangle = [0, 0, 2, 0, 0, 1];

describe('fitSimilarity', () => {
  it('finds the identity', () => {
    const t = fitSimilarity(triangle, triangle);
    expect(t.a).toBeCloseTo(1, 12);
    expect(t.b).toBeCloseTo(0, 12);
    expect(t.tx).toBeCloseTo(0, 12);
    expect(t.ty).toBeCloseTo(0, 12);
  });

  it('finds a quarter turn, a scale and a translation at once', () => {
    // (x, y) -> (-3 y + 5, 3 x - 7): a quarter turn clockwise on the screen, three times as large, then moved.
    const t = fitSimilarity(triangle, [5, -7, 5, -1, 2, -7]);
    expect(t.a).toBeCloseTo(0, 12);
    expect(t.b).toBeCloseTo(3, 12);
    expect(t.tx).toBeCloseTo(5, 12);
    expect(t.ty).toBeCloseTo(-7, 12);
    expect(scaleOf(t)).toBeCloseTo(3, 12);
    expect(angleOf(t)).toBeCloseTo(Math.PI / 2, 12);
  });

  it('is the least-squares answer where no similarity fits', () => {
    // Square (±1, ±1) to a rectangle (±2, ±1): by symmetry no turn, and the scale is sum(p q) / sum(p p) = 12 / 8.
    const t = fitSimilarity([1, 1, -1, 1, -1, -1, 1, -1], [2, 1, -2, 1, -2, -1, 2, -1]);
    expect(t.a).toBeCloseTo(1.5, 12);
    expect(t.b).toBeCloseTo(0, 12);
  });

  it('never mirrors', () => {
    // A mirror image in x of the square's corners is met by no scale at all: sum(p . q) = 0 and sum(p x q) = 0.
    const t = fitSimilarity([1, 1, -1, 1, -1, -1, 1, -1], [-1, 1, 1, 1, 1, -1, -1, -1]);
    expect(t.a).toBeCloseTo(0, 12);
    expect(t.b).toBeCloseTo(0, 12);
  });

  it('refuses what has no answer', () => {
    expect(() => fitSimilarity([1, 1], [2, 2])).toThrow(RangeError);
    expect(() => fitSimilarity([1, 1, 1, 1], [0, 0, 1, 1])).toThrow(RangeError);
    expect(() => fitSimilarity(triangle, [0, 0, 1, 1])).toThrow(RangeError);
  });
});

describe('compose and invert', () => {
  const turn = { a: 0, b: 2, tx: 1, ty: -1 };
  const move = { a: 1, b: 0, tx: 10, ty: 20 };

  it('applies the inner one first', () => {
    // (3, 4) moves to (13, 24), which turns to (-48 + 1, 26 - 1).
    expect(applyTo(compose(turn, move), 3, 4)).toEqual([-47, 25]);
  });

  it('undoes', () => {
    const [x, y] = applyTo(invert(turn), ...applyTo(turn, 3, 4));
    expect(x).toBeCloseTo(3, 12);
    expect(y).toBeCloseTo(4, 12);
  });
});

describe('squareWindow', () => {
  it('puts its centre and corners where they belong', () => {
    const upright = squareWindow(50, 60, 20, 0, 10);
    expect(applyTo(upright, 5, 5)).toEqual([50, 60]);
    expect(applyTo(upright, 0, 0)).toEqual([40, 50]);
    // A quarter turn clockwise takes the upper left corner to the upper right.
    const [x, y] = applyTo(squareWindow(50, 60, 20, Math.PI / 2, 10), 0, 0);
    expect(x).toBeCloseTo(60, 12);
    expect(y).toBeCloseTo(50, 12);
  });
});
