import type { FaceObservation } from '../types.ts';

/** Under so many pixels between the eyes, an encoding says more of the resampling than of the face. */
const LEAST_EYES = 14;
/** Variance of the Laplacian under which a chip is a smear: half of what enrolment already calls blurred. */
const LEAST_SHARPNESS = 12;
/** Degrees: beyond, half of the face is guessed. */
const MOST_YAW = 60;

/** Whether a face is clear enough to begin a group; others may only join one. */
export function foundsGroup({
  doubt,
  quality,
  pose,
}: Pick<FaceObservation, 'doubt' | 'quality' | 'pose'>): boolean {
  return (
    !doubt &&
    quality.eyeDistance >= LEAST_EYES &&
    quality.sharpness >= LEAST_SHARPNESS &&
    Math.abs(pose.yaw) <= MOST_YAW
  );
}
