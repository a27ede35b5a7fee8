import type { Pose } from '../types.ts';

// Mesh points: the outer corners of the person's right and left eye, the top of the forehead, the front of the chin.
const rightEye = 33;
const leftEye = 263;
const forehead = 10;
const chin = 199;

type Vector = [number, number, number];

/**
 * Where the head points, from the line of the eyes and the line from forehead to chin.
 *
 * With e along the eyes (to the picture's right when frontal), c towards the chin and z away from the camera, the face looks
 * along f = c x e. Then yaw = atan2(f_x, -f_z), pitch = asin(-f_y / |f|), and the roll is the angle of e once yaw and pitch are
 * undone: R = R_y(yaw) R_x(pitch) R_z(roll).
 *
 * @param points the mesh, x y z of 468 points, in one unit of length.
 */
export function headPose(points: Float32Array): Pose {
  const eyes = between(points, rightEye, leftEye);
  const down = between(points, forehead, chin);
  const facing = cross(down, eyes);
  const length = Math.hypot(...facing);
  const yaw = Math.atan2(facing[0], -facing[2]);
  const pitch = Math.asin(-facing[1] / length);

  const turnedBack = eyes[0] * Math.cos(yaw) + eyes[2] * Math.sin(yaw);
  const depth = eyes[2] * Math.cos(yaw) - eyes[0] * Math.sin(yaw);
  const raised = eyes[1] * Math.cos(pitch) - depth * Math.sin(pitch);
  const roll = Math.atan2(raised, turnedBack);
  return { yaw: degrees(yaw), pitch: degrees(pitch), roll: degrees(roll) };
}

function between(points: Float32Array, from: number, to: number): Vector {
  const along = (axis: number) => (points[3 * to + axis] ?? 0) - (points[3 * from + axis] ?? 0);
  return [along(0), along(1), along(2)];
}

function cross(p: Vector, q: Vector): Vector {
  return [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
