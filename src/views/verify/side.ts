import type { Pixels } from '../../picture/pixels.ts';

/** One of the two things compared: a face of a picture, or an enrolled person. */
export interface Side {
  label: string;
  encoding: Float32Array | null;
  chip: Pixels | null;
  personId: string | null;
  /** What is doubtful about the picture, in words; empty when nothing is. */
  caution: string;
  /** What the live check found, in words; empty when it was not made. */
  live: string;
}
