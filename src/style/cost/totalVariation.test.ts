import { describe, expect, it } from 'vitest';
import { totalVariation } from './totalVariation.ts';

describe('totalVariation', () => {
  it('is the mean squared difference of neighbours, down and across', () => {
    // Red rises by 0.1 across and by 0.3 down; green and blue stay: (0.09 + 0.01) / 3.
    const g = Float32Array.from([0, 0, 0, 0.1, 0, 0, 0.3, 0, 0, 0.4, 0, 0]);
    const { cost, gradient } = totalVariation(g, 2, 2);
    expect(cost).toBeCloseTo(0.1 / 3, 7);
    // Of each of the six differences a mean takes 1/6: the lower right red gains by 2 (0.3 + 0.1) / 6.
    expect(gradient[9]).toBeCloseTo(0.8 / 6, 6);
    expect(gradient[0]).toBeCloseTo(-0.8 / 6, 6);
    expect(gradient[1]).toBe(0);
  });

  it('counts what is there when there are no neighbours one way', () => {
    expect(totalVariation(Float32Array.of(0.2, 0.4, 0.6), 1, 1).cost).toBe(0);
    expect(totalVariation(Float32Array.of(0, 0, 0, 0.3, 0, 0), 2, 1).cost).toBeCloseTo(0.03, 7);
    expect(totalVariation(Float32Array.of(0, 0, 0, 0.3, 0, 0), 1, 2).cost).toBeCloseTo(0.03, 7);
  });

  it('has the gradient of finite differences', () => {
    const g = Float32Array.from({ length: 36 }, (_, i) => 0.5 + 0.4 * Math.sin(1.7 * i));
    const { gradient } = totalVariation(g, 4, 3);
    for (const i of [0, 7, 17, 35]) {
      const at = (by: number) => {
        const moved = g.slice();
        moved[i] = (moved[i] ?? 0) + by;
        return totalVariation(moved, 4, 3).cost;
      };
      expect(gradient[i]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 5);
    }
  });
});
