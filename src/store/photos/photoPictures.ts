import type { Root } from '../../storage/photos/photoRows.ts';
import { readPicture } from '../../storage/photos/photos.ts';
import type { PhotoIndex } from './photoIndex.ts';
import type { PhotosActions } from './photosState.ts';

/** Small pictures kept in memory, of a few kilobytes each. */
const MOST_FACES = 3000;
const MOST_PHOTOS = 300;
/** Longer side of a small photo, in pixels. */
const SMALL = 320;

/** What the browser does with pictures. */
export interface PhotoMedia {
  decode: (file: File) => Promise<ImageBitmap>;
  cut: (photo: ImageBitmap, box: { x: number; y: number; width: number; height: number }) => Promise<Blob>;
  small: (file: File, side: number) => Promise<Blob>;
  fileInFolder: (
    handle: FileSystemDirectoryHandle,
    folders: readonly string[],
    name: string,
  ) => Promise<File | null>;
  mayRead: (handle: FileSystemDirectoryHandle, ask: boolean) => Promise<boolean>;
  /** Hands a file to the person. */
  save: (blob: Blob, name: string) => void;
}

/** The last few of what was looked at. */
class Recent<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
  }

  clear(): void {
    this.#values.clear();
  }
}

/**
 * Pictures to look at: those of this visit, those that were kept, and otherwise cut anew from the photo, if its file is at
 * hand. Photos themselves are never copied.
 */
export function photoPictures(index: PhotoIndex, media: PhotoMedia) {
  const files = new Map<string, File>();
  const faces = new Recent<Blob>(MOST_FACES);
  const photos = new Recent<Blob>(MOST_PHOTOS);
  let roots: Root[] = [];
  /** Decoding is heavy: one photo at a time. */
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = line.then(work, work);
    line = next.catch(() => undefined);
    return next;
  };

  const file: PhotosActions['file'] = async (photoId) => {
    const photo = index.photo(photoId);
    const known = files.get(photoId);
    if (known || !photo) return known ?? null;
    const root = roots.find(({ id }) => id === photo.rootId);
    if (!root || !(await media.mayRead(root.handle, false))) return null;
    const found = await media.fileInFolder(root.handle, photo.folders, photo.name);
    if (found) files.set(photoId, found);
    return found;
  };

  const cutAll = async (photoId: string): Promise<void> => {
    const source = await file(photoId);
    if (!source) return;
    const bitmap = await media.decode(source);
    try {
      for (const { id, box } of index.facesOf(photoId)) {
        if (faces.get(id) === undefined) faces.set(id, await media.cut(bitmap, box));
      }
    } finally {
      bitmap.close();
    }
  };

  const facePicture: PhotosActions['facePicture'] = async (id) => {
    const seen = faces.get(id);
    if (seen) return seen;
    const kept = await readPicture(id);
    if (kept) {
      faces.set(id, kept);
      return kept;
    }
    const face = index.face(id);
    if (!face) return null;
    await inLine(() => (faces.get(id) ? Promise.resolve() : cutAll(face.photoId)));
    return faces.get(id) ?? null;
  };

  const smallPhoto: PhotosActions['smallPhoto'] = async (photoId) => {
    const seen = photos.get(photoId);
    if (seen) return seen;
    const source = await file(photoId);
    if (!source) return null;
    const small = await inLine(() => media.small(source, SMALL));
    photos.set(photoId, small);
    return small;
  };

  return {
    file,
    facePicture,
    smallPhoto,
    /** The file of a photo, seen in this visit. */
    found: (photoId: string, source: File) => void files.set(photoId, source),
    /** A face's picture, made while its photo was open. */
    seen: (faceId: string, picture: Blob) => faces.set(faceId, picture),
    roots: () => roots,
    setRoots: (next: Root[]) => {
      roots = next;
    },
    forget: () => {
      files.clear();
      faces.clear();
      photos.clear();
      roots = [];
    },
  };
}

export type PhotoPictures = ReturnType<typeof photoPictures>;
