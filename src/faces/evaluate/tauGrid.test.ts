import { expect, it } from 'vitest';
import { countsByTau, TAU_COUNT, tauAt, tauIndex, tauIndexAbove } from './tauGrid.ts';

it('has a threshold at every thousandth from 0 to 2', () => {
  expect(tauAt(360)).toBe(0.36);
  expect(tauAt(TAU_COUNT - 1)).toBe(2);
  expect(tauIndex(0.36)).toBe(360);
  expect(tauIndex(5)).toBe(2000);
});

it('puts a distance on a threshold under it, and any more over it', () => {
  for (let k = 0; k < TAU_COUNT; k++) {
    expect(tauIndexAbove(tauAt(k))).toBe(k);
    expect(tauIndexAbove(tauAt(k) + 1e-9)).toBe(k + 1);
  }
  expect(tauIndexAbove(Infinity)).toBe(TAU_COUNT);
});

it('counts as comparing with tau does', () => {
  const counts = countsByTau([0.1, 0.2, 0.2, 0.7, 3]);
  expect([0, 99, 100, 199, 200, 699, 700, 2000].map((k) => counts[k])).toEqual([0, 0, 1, 1, 3, 3, 4, 4]);
});
