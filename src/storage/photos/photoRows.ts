import * as v from 'valibot';

const Box = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

/** A photo that was looked at: where it lay and what it holds, never the picture itself. */
export const PhotoRow = v.object({
  id: v.string(),
  /** SHA-256 of the file, hexadecimal: the same picture is known wherever it lies. */
  hash: v.string(),
  name: v.string(),
  /** Folders it lay in, outermost first. */
  folders: v.array(v.string()),
  /** Bytes. */
  size: v.number(),
  /** Milliseconds since 1970, as the file system says. */
  modifiedAt: v.number(),
  addedAt: v.number(),
  /** Size of the upright picture that boxes refer to, pixels. */
  width: v.number(),
  height: v.number(),
  /** The folder that was given to the browser for good, by which the file is found again; null when there is none. */
  rootId: v.nullable(v.string()),
});
export type Photo = v.InferOutput<typeof PhotoRow>;

/** A face of a photo as it lies in the database; encoding and picture are sealed. */
export const FaceRow = v.object({
  id: v.string(),
  photoId: v.string(),
  box: Box,
  /** The detector's confidence, 0..1. */
  score: v.number(),
  /** May join a group and begin one; see `foundsGroup`. */
  founds: v.boolean(),
  /** Variance of the Laplacian, as FaceQuality has it. */
  sharpness: v.number(),
  encoderVersion: v.string(),
  /** The person drew the box. */
  drawn: v.boolean(),
  /** Whom the person said it is; see faces/group/labels. */
  label: v.nullable(v.string()),
  /** Whom it is not, as the person said. */
  not: v.array(v.string()),
  sealed: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
  sealedPicture: v.nullable(v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)),
});
export type SealedFace = v.InferOutput<typeof FaceRow>;

/** A face with its encoding in the open; its picture stays sealed until somebody looks. */
export interface Face extends Omit<SealedFace, 'sealed' | 'sealedPicture'> {
  encoding: Float32Array;
}

/** What the person says of a face. */
export type Decision = Pick<Face, 'id' | 'label' | 'not'>;

/** A folder that can be opened again in a later visit. */
export interface Root {
  id: string;
  handle: FileSystemDirectoryHandle;
}

/** A run that has not come to its end: told when its tab was closed meanwhile. */
const RunRow = v.object({
  total: v.number(),
  done: v.number(),
  /** The outermost folder's name, or the first file's. */
  name: v.string(),
  rootIds: v.array(v.string()),
});
export type UnfinishedRun = v.InferOutput<typeof RunRow>;
export const asUnfinishedRun = (row: unknown): UnfinishedRun | null => {
  const read = v.safeParse(RunRow, row);
  return read.success ? read.output : null;
};
