import type { FaceObservation } from '../types.ts';

/** Under so many pixels between the eyes, an encoding says more of the resampling than of the face. */
const LEAST_EYES = 14;
/**
 * Variance of the Laplacian under which a chip is a smear. Sharp faces of group photos have 160 and more, enlarged grey pictures of
 * 92 x 112 pixels, on which grouping works, 5 to 8; the group photos blurred by 8 pixels have 1.5 to 2.5.
 */
const LEAST_SHARPNESS = 3;
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
