import type { Pixels } from '../picture/pixels.ts';
/** A rectangle in pixels of the upright input image, x to the right, y down. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Head pose in degrees. yaw > 0: turned to the picture's right; pitch > 0: looking up; roll > 0: leaning clockwise. */
export interface Pose {
  yaw: number;
  pitch: number;
  roll: number;
}

/** What a picture of a face is worth, measured on the picture itself. */
export interface FaceQuality {
  /** Distance between the eye centres, in pixels of the input image. */
  eyeDistance: number;
  /** Variance of the Laplacian of the chip's grey levels (0..255): small means blurred. */
  sharpness: number;
  /** Grey levels of the chip's face, 0..1. */
  exposure: {
    mean: number;
    /** Standard deviation: flat light is small. */
    contrast: number;
    /** Share of pixels at the ends of the scale. */
    underexposed: number;
    overexposed: number;
  };
}

/** One face found in a picture. */
export interface FaceObservation {
  box: Box;
  /** The detector's confidence, 0..1. */
  score: number;
  /** Mesh points, x0 y0 x1 y1 ..., pixels of the input image (468 points). */
  landmarks: Float32Array;
  pose: Pose;
  quality: FaceQuality;
  /** f(x), 128 numbers, not normalised; null when encoding was not asked for. */
  encoding: Float32Array | null;
  /** The aligned 150 x 150 chip the encoder saw; null when not asked for. */
  chip: Pixels | null;
  /** Why this may be no face at all; null or absent where nothing speaks against it. */
  doubt?: Doubt | null;
}

/** `no features`: no network made out eyes, nose and mouth for certain; `faint`: the detector itself was hardly sure. */
export type Doubt = 'no features' | 'faint';

/** One person's nearest template to a probe. */
export interface Candidate {
  personId: string;
  templateId: string;
  /** d = ||f(x) - f(y)||^2, the squared Euclidean distance. */
  distance: number;
}

/** The answer of a one-to-K search. */
export interface Identification {
  /**
   * `unknown` when every d > tau; `ambiguous` when the runner-up, another person, is within the margin; `unsure` when the
   * nearest is within the margin of tau itself, on either side.
   */
  verdict: 'known' | 'unknown' | 'ambiguous' | 'unsure';
  /** The nearest people, nearest first, one entry a person. */
  candidates: Candidate[];
  /** d(runner-up) - d(best); null with fewer than two people. */
  margin: number | null;
}

/** A face followed through a video, with the decision over the whole track. */
export interface Track {
  id: number;
  box: Box;
  landmarks: Float32Array;
  pose: Pose;
  quality: FaceQuality;
  /** Frames this track was seen in. */
  age: number;
  /** `pending` until enough frames were encoded to decide. */
  verdict: Identification['verdict'] | 'pending';
  candidates: Candidate[];
  margin: number | null;
  /** The encoding of the track's best frame so far, for enrolling an unknown face; null while pending. */
  encoding: Float32Array | null;
  /** The chip that encoding was made from; null while pending. */
  chip: Pixels | null;
}

export interface EncodeOptions {
  /** Average the encodings of the chip and its mirror image; in a crowd each face is encoded once nonetheless. */
  mirror: boolean;
  /** Compute encodings at all (false: boxes, landmarks and quality only, for live guidance). */
  encode: boolean;
  /** Return the aligned chips. */
  chips: boolean;
  /** A frame of a video: one pass of the detector, no second look for small or cropped faces. */
  video: boolean;
  /** Encode each face as soon as it is found, for somebody who watches a long search; else all at once when it is over. */
  asFound?: boolean;
  /** Average this many more chips a face, each a little shifted, turned and scaled; none when left out. */
  jitter?: number;
}

export interface FacesFound {
  /** Size of the upright image that boxes and landmarks refer to. */
  width: number;
  height: number;
  /** Largest first. */
  faces: FaceObservation[];
  /** Milliseconds spent. */
  ms: { detect: number; encode: number };
  /** On the way: how much of the look at the picture's parts is done, 0..1. A picture of large faces alone needs none. */
  searched?: number;
}
