import { expect, it } from 'vitest';
import { keeping } from '../faces/keptFaces.ts';
import { positionShares, styleShares } from './styleShares.ts';

const none = { mask: null, faces: null, edge: true };
const eight = { height: 8, width: 8, stride: 2 };
/** The shares' squares are the weights of a mean: they sum to 1. */
const weights = (shares: Float32Array | null) => [...(shares ?? [])].map((root) => root ** 2);

it('says nothing where every position counts alike', () => {
  expect(styleShares(none, eight)).toBeNull();
  // Too small to have an inside.
  expect(styleShares({ ...none, edge: false }, { height: 1, width: 9, stride: 16 })).toBeNull();
});

it('leaves out the edge', () => {
  const of = weights(styleShares({ ...none, edge: false }, eight));
  // Two positions all round: 4 x 4 are left.
  expect(of.filter((weight) => weight > 0)).toHaveLength(16);
  expect(of[2 * 8 + 2]).toBeCloseTo(1 / 16, 6);
  expect(of[1 * 8 + 4]).toBe(0);
});

it('counts less on faces, and only within a mask', () => {
  const half = { values: Float32Array.of(1, 1, 1, 1, 0, 0, 0, 0), width: 4, height: 2 };
  const size = { height: 2, width: 4, stride: 1 };
  const onFace = weights(styleShares({ ...none, faces: half }, size));
  expect((onFace[0] ?? 0) / (onFace[7] ?? 1)).toBeCloseTo(keeping.styleShare, 5);
  expect(weights(styleShares({ ...none, mask: half }, size))).toEqual(
    [1, 1, 1, 1, 0, 0, 0, 0].map((weight) => expect.closeTo(weight / 4, 6)),
  );
});

it('gives the root of each share, and of an empty mask none', () => {
  const shares = [...positionShares(Float32Array.of(0.5, 0, 0, 1))];
  expect(shares).toEqual([1 / 3, 0, 0, 2 / 3].map((share) => expect.closeTo(Math.sqrt(share), 6)));
  expect([...positionShares(new Float32Array(2))]).toEqual([0, 0]);
});
