import { expect, it } from 'vitest';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { defaultRecipe, type Recipe } from '../recipe/recipe.ts';
import { prepare } from './prepared.ts';

const network = { layers: () => [] } as unknown as StyleNetwork;
const size = { width: 112, height: 80 };
/** Grey, and stripes of black and white in the right half. */
const content: Pixels = { data: new Uint8ClampedArray(4 * 96 * 64), width: 96, height: 64 };
content.data.forEach((_, i) => {
  const x = (i >> 2) % 96;
  content.data[i] = i % 4 === 3 ? 255 : x < 48 ? 128 : 255 * ((x >> 1) % 2);
});
const face = { x: 0.1, y: 0.2, width: 0.2, height: 0.3 };

const shares = (change: Partial<Recipe>) => {
  const inputs = { content, styles: [{ picture: content }], faces: [face] };
  return prepare(network, inputs, { ...defaultRecipe, margin: 8, contentInFlats: 0.3, ...change }, size)
    .contentWhere;
};

it('holds G less to the content where that is flat, but not on faces that are kept', () => {
  const where = shares({ keepFaces: true });
  if (!where) throw new Error('The content counts alike.');
  expect([where.width, where.height]).toEqual([112, 80]);
  // From the picture's own corner on, 8 pixels within the margin: a place in the flat half, the face's middle, the stripes.
  const at = (x: number, y: number) => where.values[(y + 8) * 112 + x + 8] ?? Number.NaN;
  expect(at(36, 5)).toBeCloseTo(0.3, 2);
  expect(at(36, 60)).toBeCloseTo(0.3, 2);
  expect(at(19, 22)).toBe(1);
  expect(at(70, 32)).toBe(1);
});

it('counts faces that are not kept like the rest', () => {
  expect(shares({ keepFaces: false })?.values[(22 + 8) * 112 + 19 + 8]).toBeCloseTo(0.3, 2);
});

it('counts alike everywhere where the recipe says so', () => {
  expect(shares({ contentInFlats: 1 })).toBeNull();
  // The printed formulas know no flats.
  expect(shares({ formulas: 'document' })).toBeNull();
  expect(shares({ formulas: 'paper' })).toBeNull();
});
