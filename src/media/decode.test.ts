import { expect, it } from 'vitest';
import { sideForFaces } from './decode.ts';

it('keeps the shorter side of what is more than twice as long, up to what a canvas holds', () => {
  expect(sideForFaces({ width: 4000, height: 3000 })).toBe(2560);
  expect(sideForFaces({ width: 4000, height: 2000 })).toBe(2560);
  // A phone's screenshot of a long page: 1,080 would be 307 pixels wide.
  expect(sideForFaces({ width: 1080, height: 5400 })).toBe(6400);
  expect(sideForFaces({ width: 12_000, height: 1300 })).toBe(8192);
  expect(sideForFaces({ width: 1, height: 30_000 })).toBe(8192);
});
