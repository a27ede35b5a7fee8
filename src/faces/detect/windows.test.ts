import { expect, it } from 'vitest';
import { tiles } from './windows.ts';

const sides = (width: number, height: number, share: number) => [
  ...new Set(tiles({ width, height }, share).map(({ side }) => side)),
];

it('tiles have half and a quarter of the longer side, of a panorama the whole and half of the shorter', () => {
  expect(sides(2560, 1920, 1 / 2)).toEqual([1280]);
  expect(sides(8192, 900, 1 / 2)).toEqual([900]);
  expect(sides(8192, 900, 1 / 4)).toEqual([450]);
  expect(sides(300, 8192, 1 / 2)).toEqual([384]);
});

it('cover all of the picture, and are none where they would only enlarge', () => {
  const all = tiles({ width: 8192, height: 900 }, 1 / 4);
  expect(Math.min(...all.map(({ x, side }) => x - side / 2))).toBe(0);
  expect(Math.max(...all.map(({ x, side }) => x + side / 2))).toBe(8192);
  expect(Math.max(...all.map(({ y, side }) => y + side / 2))).toBe(900);
  expect(tiles({ width: 700, height: 500 }, 1 / 2)).toEqual([]);
  expect(tiles({ width: 700, height: 100 }, 1 / 2)).toEqual([]);
});
