import { describe, expect, it } from 'vitest';
import { projectOnPlane } from './projection.ts';

describe('principal components', () => {
  // An ellipse of half axes 3 and 1 in the plane of the second and third of four numbers, turned by 30 degrees.
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  const cloud = Float32Array.from(
    Array.from({ length: 40 }, (_, i) => {
      const angle = (i * Math.PI) / 20;
      const [u, v] = [3 * Math.cos(angle), Math.sin(angle)];
      return [5, u * cos - v * sin, u * sin + v * cos, -2];
    }).flat(),
  );

  it('are the axes of an ellipse, the longer first, and show all of a flat cloud', () => {
    const { axes, share, points } = projectOnPlane(cloud, 4);
    const [first, second] = axes;
    expect(Math.abs(first[1] ?? 0)).toBeCloseTo(cos, 4);
    expect(Math.abs(first[2] ?? 0)).toBeCloseTo(sin, 4);
    expect(first[0]).toBeCloseTo(0, 4);
    expect(first.reduce((sum, value, k) => sum + value * (second[k] ?? 0), 0)).toBeCloseTo(0, 4);
    expect(share).toBeCloseTo(1, 4);
    expect(Math.max(...points.filter((_, i) => i % 2 === 0).map(Math.abs))).toBeCloseTo(3, 3);
    expect(Math.max(...points.filter((_, i) => i % 2 === 1).map(Math.abs))).toBeCloseTo(1, 3);
  });

  it('keep their direction from one step to the next', () => {
    const before = projectOnPlane(cloud, 4);
    const turned = before.axes.map((axis) => axis.map((value) => -value)) as [Float32Array, Float32Array];
    const after = projectOnPlane(
      cloud.map((value, i) => value + 0.001 * Math.sin(i)),
      4,
      turned,
    );
    expect(after.points[0]).toBeCloseTo(-(before.points[0] ?? 0), 1);
  });

  it('stand still where nothing differs', () => {
    const { share, points } = projectOnPlane(new Float32Array(12).fill(2), 4);
    expect(share).toBe(0);
    expect([...points]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
