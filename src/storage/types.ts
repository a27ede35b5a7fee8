/** What is kept about a person: no picture unless they ticked it. */
export interface Person {
  id: string;
  name: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

export interface Template {
  id: string;
  personId: string;
  /** f(x), 128 numbers. */
  encoding: Float32Array;
  /** The encoder and alignment that made it; encodings of different versions are not comparable. */
  encoderVersion: string;
  createdAt: number;
  /** A 64-pixel JPEG of the face, only when the person ticked it. */
  picture: Blob | null;
  /** SHA-256 of the picture's file in hexadecimal, so that the same picture is known; null from the camera and from before version 6. */
  contentHash: string | null;
  /** How it was made. */
  source: 'camera' | 'photo';
}
