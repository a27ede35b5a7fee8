import { expect, it } from 'vitest';
import { faceMask } from './keptFaces.ts';
import { placesOf } from './places.ts';

const face = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

it('is whole on the face, gone away from it, and soft between', () => {
  const [width, height] = [48, 24];
  const mask = faceMask([face], width, height);
  const at = (x: number, y: number) => mask[y * width + x] ?? Number.NaN;
  expect(at(24, 12)).toBe(1);
  expect(at(32, 12)).toBe(1);
  expect([at(0, 0), at(47, 23), at(6, 12), at(24, 2)]).toEqual([0, 0, 0, 0]);
  // From the middle to the right no step is larger than a smooth one over 7.8 pixels: 1.5 / 7.8.
  for (let x = 24; x < 47; x++) {
    expect(at(x, 12) - at(x + 1, 12)).toBeGreaterThanOrEqual(0);
    expect(at(x, 12) - at(x + 1, 12)).toBeLessThan(0.193);
  }
});

it('holds a face of 48 pixels half as much as one of 24', () => {
  const most = (width: number) => Math.max(...faceMask([face], width, width));
  expect([most(24), most(48), most(96), most(192)]).toEqual([1, 1, 0.5, 0.25]);
});

it('takes the larger of two that overlap, and what lies within the picture of one at its edge', () => {
  const [one, other] = [face, { ...face, x: 0.4 }];
  const [a, b, both] = [[one], [other], [one, other]].map((faces) => faceMask(faces, 40, 40));
  expect(both).toEqual(a?.map((value, i) => Math.max(value, b?.[i] ?? 0)));
  expect(faceMask([{ x: -0.2, y: 0.9, width: 0.4, height: 0.4 }], 16, 16)).toHaveLength(256);
  expect(faceMask([], 16, 16).every((value) => value === 0)).toBe(true);
});

it('knows faces by their parts of the picture, without those the detector doubts', () => {
  const box = { x: 10, y: 5, width: 20, height: 10 };
  const found = { width: 100, height: 50, faces: [{ box }, { box, doubt: 'faint' }, { box, doubt: null }] };
  const place = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 };
  expect(placesOf(found)).toEqual([place, place]);
});
