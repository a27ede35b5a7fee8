/** A face as it is taken away. */
export interface TakenFace {
  /** The person's name; null when nobody named it. */
  person: string | null;
  /** Faces of one number are one person, named or not. */
  group: number;
  /** Average d to the other faces of the group; null when it is alone or cannot be compared. */
  distance: number | null;
  /** Shares of the upright picture's width and height, 0..1. */
  box: { x: number; y: number; width: number; height: number };
}

/** A photo with its faces, as it is taken away. */
export interface TakenPhoto {
  /** Folders and name, parted by slashes. */
  path: string;
  /** Pixels that the boxes were found in. */
  width: number;
  height: number;
  /** SHA-256, hexadecimal. */
  hash: string;
  faces: TakenFace[];
}
