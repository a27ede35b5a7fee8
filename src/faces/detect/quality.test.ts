import { describe, expect, it } from 'vitest';
import { drawn } from '../testing/pictures.ts';
import { eyeDistance, measureQuality } from './quality.ts';

const mesh = new Float32Array(468 * 3);
// Eye centres at (20, 10) and (50, 50): 30 across and 40 down make 50.
mesh.set([10, 10, 0], 3 * 33);
mesh.set([30, 10, 0], 3 * 133);
mesh.set([40, 48, 0], 3 * 362);
mesh.set([60, 52, 0], 3 * 263);

const onChip = (level: (x: number, y: number) => number | [number, number, number]) =>
  measureQuality(mesh, drawn(150, 150, level));

describe('measureQuality', () => {
  it('measures between the eyes’ centres', () => {
    expect(eyeDistance(mesh)).toBeCloseTo(50, 5);
    expect(onChip(() => 100).eyeDistance).toBeCloseTo(50, 5);
  });

  it('finds a slope as flat as an even grey', () => {
    expect(onChip(() => 100).sharpness).toBeCloseTo(0, 3);
    expect(onChip((x) => x).sharpness).toBeCloseTo(0, 3);
  });

  it('gives the sharpness of a checkerboard by hand', () => {
    // Levels 100 and 110: every pixel differs from its four neighbours by 10, so the Laplacian is 40 or -40, half and half.
    expect(onChip((x, y) => ((x + y) % 2 === 0 ? 100 : 110)).sharpness).toBeCloseTo(1600, 0);
  });

  it('reads light from the face, not from the margin', () => {
    // Face: 25 to 124. Its left half 51, its right half 153: mean 102 / 255, standard deviation 51 / 255.
    const { exposure } = onChip((x, y) => {
      const inside = x >= 25 && x < 125 && y >= 25 && y < 125;
      if (!inside) return 0;
      return x < 75 ? 51 : 153;
    });
    expect(exposure.mean).toBeCloseTo(0.4, 5);
    expect(exposure.contrast).toBeCloseTo(0.2, 5);
    expect(exposure.underexposed).toBe(0);
    expect(exposure.overexposed).toBe(0);
  });

  it('counts pixels at both ends of the scale', () => {
    // Of the face's 100 rows 25 to 124, the first 20 are black and the last 10 white.
    const { exposure } = onChip((_, y) => (y < 45 ? 0 : y >= 115 ? 255 : 128));
    expect(exposure.underexposed).toBeCloseTo(0.2, 6);
    expect(exposure.overexposed).toBeCloseTo(0.1, 6);
  });

  it('weighs the channels as luma', () => {
    // 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2.
    expect(onChip(() => [200, 100, 50]).exposure.mean).toBeCloseTo(124.2 / 255, 5);
  });
});
