import { expect, it } from 'vitest';
import { brightest, byStrength, heatmap, relativeDifference, reordered } from './heatmap.ts';

const matrix = Float32Array.of(1, 2, 3, 2, 9, 4, 3, 4, 5);

it('orders channels by their own product, rows and columns alike', () => {
  const order = byStrength(matrix, 3);
  expect(order).toEqual([1, 2, 0]);
  expect([...reordered(matrix, order)]).toEqual([9, 4, 2, 4, 5, 3, 2, 3, 1]);
});

it('is the ground at zero, the full colour at the most, and another colour below zero', () => {
  const { data } = heatmap(Float32Array.of(0, 9, -9, 90), 2, 2, 9);
  expect([...data]).toEqual([22, 22, 34, 255, 255, 214, 92, 255, 92, 170, 255, 255, 255, 214, 92, 255]);
});

it('begins the full colour where one number in twenty is larger', () => {
  expect(brightest(Float32Array.from({ length: 21 }, (_, i) => (i % 2 ? i : -i)))).toBe(19);
});

it('tells how far two matrices are apart', () => {
  // (1 + 4 + 0 + 0) / (1 + 4 + 4 + 16)
  expect(relativeDifference(Float32Array.of(1, 2, 2, 4), Float32Array.of(2, 0, 2, 4))).toBeCloseTo(0.2, 9);
});
