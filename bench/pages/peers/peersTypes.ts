/** `ours` encodes each face once, as face-api does; `ours-mirrored` also its mirror image, as the app does by default. */
export const peerNames = ['ours', 'ours-mirrored', 'face-api', 'human'] as const;
export type PeerName = (typeof peerNames)[number];

export interface PeersInput {
  /** Pictures as `pictureOf` knows them, with who is on each; null where nobody said. */
  pictures: { name: string; person: string | null }[];
  /** Every picture goes so often through each. */
  rounds: number;
}

export interface PeerMeasured {
  backend: string;
  /** Milliseconds of each picture's rounds, picture by picture. */
  ms: number[];
  /** Faces found in each picture. */
  found: number[];
  /** Distances between the largest faces of two pictures of one person, and of two. */
  genuine: number[];
  impostor: number[];
}
