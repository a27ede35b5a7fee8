import { describe, expect, it } from 'vitest';
import { headPose } from './pose.ts';

const radians = Math.PI / 180;

/**
 * A frontal face's four points, turned about its own axis by `roll`, then tipped up by `pitch`, then turned to the picture's right by
 * `yaw`, each by moving single points on circles. z grows away from the camera.
 */
function turnedFace(yaw: number, pitch: number, roll: number): Float32Array {
  const points = new Float32Array(468 * 3);
  const face: [number, number, number, number][] = [
    [33, -40, -20, 0],
    [263, 40, -20, 0],
    [10, 0, -90, 0],
    [199, 0, 90, 0],
  ];
  for (const [index, x0, y0, z0] of face) {
    const [x1, y1] = turn(x0, y0, roll);
    // Looking up carries the forehead (y < 0) away from the camera (z > 0).
    const [z2, y2] = turn(z0, y1, pitch);
    // Turning to the right carries the right side (x > 0) away from the camera.
    const [x3, z3] = turn(x1, z2, yaw);
    points.set([x3 + 300, y2 + 200, z3 - 5], 3 * index);
  }
  return points;
}

function turn(u: number, v: number, degrees: number): [number, number] {
  const [c, s] = [Math.cos(degrees * radians), Math.sin(degrees * radians)];
  return [c * u - s * v, s * u + c * v];
}

describe('headPose', () => {
  it.each([
    [0, 0, 0],
    [30, 0, 0],
    [-30, 0, 0],
    [0, 20, 0],
    [0, -20, 0],
    [0, 0, 45],
    [0, 0, -120],
    [25, -15, 40],
    [-50, 10, -20],
  ])('reads yaw %d, pitch %d, roll %d', (yaw, pitch, roll) => {
    const pose = headPose(turnedFace(yaw, pitch, roll));
    expect(pose.yaw).toBeCloseTo(yaw, 3);
    expect(pose.pitch).toBeCloseTo(pitch, 3);
    expect(pose.roll).toBeCloseTo(roll, 3);
  });

  it('calls a head leaning clockwise positive', () => {
    const points = new Float32Array(468 * 3);
    // The eye on the picture's right is the lower one.
    points.set([-40, -30, 0], 3 * 33);
    points.set([40, 10, 0], 3 * 263);
    points.set([40, -80, 0], 3 * 10);
    points.set([-40, 80, 0], 3 * 199);
    expect(headPose(points).roll).toBeCloseTo(Math.atan2(40, 80) / radians, 3);
  });

  it('reverses yaw and roll in a mirror', () => {
    const points = turnedFace(25, -15, 40);
    const reflected = new Float32Array(points.length);
    for (const [index, twin] of [
      [33, 263],
      [263, 33],
      [10, 10],
      [199, 199],
    ] as const) {
      reflected.set(
        [600 - (points[3 * twin] ?? 0), points[3 * twin + 1] ?? 0, points[3 * twin + 2] ?? 0],
        3 * index,
      );
    }
    const pose = headPose(reflected);
    expect(pose.yaw).toBeCloseTo(-25, 3);
    expect(pose.pitch).toBeCloseTo(-15, 3);
    expect(pose.roll).toBeCloseTo(-40, 3);
  });
});
