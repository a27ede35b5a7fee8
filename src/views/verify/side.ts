import type { Pixels } from '../../picture/pixels.ts';
import type { Message } from '../../words/keys.ts';

/** One of the two things compared: a face of a picture, or an enrolled person. */
export interface Side {
  label: string;
  encoding: Float32Array | null;
  chip: Pixels | null;
  personId: string | null;
  /** What is doubtful about the picture; empty when nothing is. */
  cautions: readonly Message[];
  /** What the live check found; empty when it was not made. */
  live: readonly Message[];
}
