import { makeZip } from 'client-zip';
import { LikenessError } from '../../errors.ts';
import { personOf } from '../../faces/group/labels.ts';
import { squaredDistance } from '../../faces/match/distance.ts';
import type { TakenFace, TakenPhoto } from '../../media/takeAway/facts.ts';
import { readJpegXmp, withJpegXmp } from '../../media/takeAway/jpegXmp.ts';
import { asStored, jpegOrientation } from '../../media/takeAway/orientation.ts';
import { csvOf, type EncodedFace, encodingLines, jsonOf } from '../../media/takeAway/tables.ts';
import { xmpOf } from '../../media/takeAway/xmp.ts';
import type { Face } from '../../storage/photos/photoRows.ts';
import type { PersonSummary } from '../gallery/galleryState.ts';
import { comparable, type PhotoIndex, pathOf } from './photoIndex.ts';
import type { Copied, PhotosActions, TakeAway } from './photosState.ts';

interface Needs {
  index: PhotoIndex;
  file: PhotosActions['file'];
  people: () => readonly PersonSummary[];
  /** Hands a file to the person. */
  save: (blob: Blob, name: string) => void;
}

/** A file as it goes into an archive. */
interface Entry {
  name: string;
  input: Blob | Uint8Array<ArrayBuffer> | string;
  lastModified?: Date;
}

/** Writes what was found about photos, or copies of them, to a file that the person gets. */
export async function takeAway(
  what: TakeAway,
  photoIds: readonly string[],
  needs: Needs,
): Promise<{ saved: number; missing: number }> {
  const taken = takenPhotos(photoIds, needs);
  const text = (content: string, name: string, type: string) => {
    needs.save(new Blob([content], { type }), name);
    return { saved: taken.length, missing: 0 };
  };
  const photos = taken.map(({ photo }) => photo);
  switch (what) {
    case 'csv':
      return text(csvOf(photos), 'likeness-photos.csv', 'text/csv');
    case 'json':
      return text(jsonOf(photos), 'likeness-photos.json', 'application/json');
    case 'encodings':
      return text(
        encodingLines(encodedFaces(photoIds, needs)),
        'likeness-encodings.jsonl',
        'application/jsonl',
      );
    default:
      return archive(what, taken, needs);
  }
}

/** Photos with their faces, boxes as shares and distances within groups. */
export function takenPhotos(photoIds: readonly string[], { index, people }: Pick<Needs, 'index' | 'people'>) {
  const names = new Map(people().map(({ id, name }) => [id, name]));
  const numbers = new Map<string, number>();
  const nameOf = (faceId: string) => names.get(personOf(index.groupOf(faceId)?.label ?? null) ?? '') ?? null;
  return photoIds.flatMap((id) => {
    const row = index.photo(id);
    if (!row) return [];
    const faces = index.facesOf(id).map((face): TakenFace => {
      const group = index.groupOf(face.id);
      const key = group?.id ?? face.id;
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
      return {
        person: nameOf(face.id),
        group: numbers.get(key) ?? 0,
        distance: distanceToOthers(face, group?.faces ?? [], index),
        box: {
          x: face.box.x / row.width,
          y: face.box.y / row.height,
          width: face.box.width / row.width,
          height: face.box.height / row.height,
        },
      };
    });
    const photo: TakenPhoto = {
      path: pathOf(row),
      width: row.width,
      height: row.height,
      hash: row.hash,
      faces,
    };
    return [{ id, photo, name: row.name, date: row.modifiedAt }];
  });
}

/** Faces of a group that a distance is averaged over, at most: a person of thousands is known by fewer. */
const MOST_COMPARED = 200;

function distanceToOthers(face: Face, group: readonly string[], index: PhotoIndex): number | null {
  if (!comparable(face)) return null;
  const others = group
    .filter((id) => id !== face.id)
    .slice(0, MOST_COMPARED)
    .flatMap((id) => index.face(id) ?? [])
    .filter(comparable);
  if (others.length === 0) return null;
  return others.reduce((sum, each) => sum + squaredDistance(face.encoding, each.encoding), 0) / others.length;
}

function encodedFaces(photoIds: readonly string[], { index, people }: Needs): EncodedFace[] {
  const names = new Map(people().map(({ id, name }) => [id, name]));
  return photoIds.flatMap((photoId) => {
    const photo = index.photo(photoId);
    if (!photo) return [];
    return index.facesOf(photoId).flatMap((face) =>
      face.encoding.length === 0
        ? []
        : {
            id: face.id,
            file: pathOf(photo),
            person: names.get(personOf(index.groupOf(face.id)?.label ?? null) ?? '') ?? null,
            encoder: face.encoderVersion,
            encoding: face.encoding,
          },
    );
  });
}

/** A zip of photos, or of sidecars, made file by file. */
async function archive(
  what: 'sidecars' | 'named' | 'copies',
  taken: ReturnType<typeof takenPhotos>,
  needs: Needs,
): Promise<{ saved: number; missing: number }> {
  let [saved, missing] = [0, 0];
  const used = new Set<string>();
  async function* entries(): AsyncGenerator<Entry> {
    for (const { id, photo, date } of taken) {
      const file = await needs.file(id);
      if (!file) {
        missing += 1;
        continue;
      }
      const name = unused(photo.path, used);
      const made = await entryOf(what, file, photo);
      saved += 1;
      yield { name: made.sidecar ? `${name}.xmp` : name, input: made.input, lastModified: new Date(date) };
    }
  }
  const zip = await new Response(makeZip(entries())).blob();
  if (saved === 0) throw new LikenessError('PictureGone:all');
  const names = {
    sidecars: 'likeness-sidecars.zip',
    named: 'likeness-named.zip',
    copies: 'likeness-photos.zip',
  };
  needs.save(new Blob([zip], { type: 'application/zip' }), names[what]);
  return { saved, missing };
}

/** Copies the files of photos one by one to where `write` puts them. @throws what `write` throws: then those before are there */
export async function copyPhotos(
  photoIds: readonly string[],
  {
    index,
    file: fileOf,
    write,
    onDone,
  }: Pick<Needs, 'index' | 'file'> & {
    /** False when it was there already. */
    write: (path: string, file: File) => Promise<boolean>;
    onDone: (done: number) => void;
  },
): Promise<Copied> {
  const copied: Copied = { saved: 0, known: 0, missing: 0 };
  for (const [done, id] of photoIds.entries()) {
    onDone(done);
    const photo = index.photo(id);
    const file = await fileOf(id);
    if (!photo || !file) copied.missing += 1;
    else if (await write(pathOf(photo), file)) copied.saved += 1;
    else copied.known += 1;
  }
  if (copied.missing > 0 && copied.missing === photoIds.length) throw new LikenessError('PictureGone:all');
  return copied;
}

/** A photo as it is; with its names written in, or beside it where the file is no JPEG or its own XMP cannot be read. */
async function entryOf(
  what: 'sidecars' | 'named' | 'copies',
  file: File,
  photo: TakenPhoto,
): Promise<{ input: Entry['input']; sidecar: boolean }> {
  if (what === 'copies') return { input: file, sidecar: false };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const orientation = jpegOrientation(bytes);
  const turned = orientation >= 5;
  const stored: TakenPhoto = {
    ...photo,
    width: turned ? photo.height : photo.width,
    height: turned ? photo.width : photo.height,
    faces: photo.faces.map((face) => ({ ...face, box: asStored(face.box, orientation) })),
  };
  if (what === 'named') {
    const packet = xmpOf(stored, readJpegXmp(bytes));
    const copy = packet && withJpegXmp(bytes, packet);
    if (copy) return { input: copy, sidecar: false };
  }
  return { input: xmpOf(stored, null) ?? '', sidecar: true };
}

/** Two photos of one path, from two folders of one name, both go in. */
function unused(path: string, used: Set<string>): string {
  const dot = path.lastIndexOf('.') > path.lastIndexOf('/') ? path.lastIndexOf('.') : path.length;
  let name = path;
  for (let n = 2; used.has(name); n++) name = `${path.slice(0, dot)} (${n})${path.slice(dot)}`;
  used.add(name);
  return name;
}
