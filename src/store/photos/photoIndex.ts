import { ENCODER_VERSION } from '../../faces/encode/version.ts';
import { composeGroups, type Group, type Groups } from '../../faces/group/compose.ts';
import { isIgnored, personOf } from '../../faces/group/labels.ts';
import type { Point } from '../../faces/group/point.ts';
import type { Decision, Face, Photo } from '../../storage/photos/photoRows.ts';
import type { Find } from './photosState.ts';

const byPath = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;

/** Where a photo lies, for people and for files. */
export const pathOf = ({ folders, name }: Pick<Photo, 'folders' | 'name'>) => [...folders, name].join('/');

/** All that is known of photos and faces, looked up from every side. Mirrors the database. */
export class PhotoIndex {
  readonly #photos = new Map<string, Photo>();
  readonly #faces = new Map<string, Face>();
  readonly #facesOf = new Map<string, string[]>();
  readonly #byHash = new Map<string, string>();
  readonly #byPlace = new Map<string, string>();
  #groupOf = new Map<string, Group>();

  get photoCount(): number {
    return this.#photos.size;
  }

  get faceCount(): number {
    return this.#faces.size;
  }

  photo(id: string): Photo | undefined {
    return this.#photos.get(id);
  }

  face(id: string): Face | undefined {
    return this.#faces.get(id);
  }

  faces(): Iterable<Face> {
    return this.#faces.values();
  }

  /** Left to right. */
  facesOf(photoId: string): Face[] {
    const middle = ({ box }: Face) => box.x + box.width / 2;
    return (this.#facesOf.get(photoId) ?? [])
      .flatMap((id) => this.#faces.get(id) ?? [])
      .sort((a, b) => middle(a) - middle(b));
  }

  groupOf(faceId: string): Group | undefined {
    return this.#groupOf.get(faceId);
  }

  withHash(hash: string): Photo | undefined {
    return this.#photos.get(this.#byHash.get(hash) ?? '');
  }

  /** The photo that lay at this place with this size and date: it need not be read to be known. */
  atPlace(file: File, folders: readonly string[]): Photo | undefined {
    return this.#photos.get(
      this.#byPlace.get(placeKey(folders, file.name, file.size, file.lastModified)) ?? '',
    );
  }

  add(photo: Photo, faces: readonly Face[]): void {
    this.#photos.set(photo.id, photo);
    this.#byHash.set(photo.hash, photo.id);
    this.#byPlace.set(placeKey(photo.folders, photo.name, photo.size, photo.modifiedAt), photo.id);
    for (const face of faces) this.addFace(face);
  }

  addFace(face: Face): void {
    this.#faces.set(face.id, face);
    const all = this.#facesOf.get(face.photoId);
    if (all) all.push(face.id);
    else this.#facesOf.set(face.photoId, [face.id]);
  }

  removeFace(id: string): void {
    const face = this.#faces.get(id);
    if (!face) return;
    this.#faces.delete(id);
    const rest = (this.#facesOf.get(face.photoId) ?? []).filter((each) => each !== id);
    this.#facesOf.set(face.photoId, rest);
  }

  /** @returns those that are another decision than before */
  decide(decisions: readonly Decision[]): Decision[] {
    return decisions.filter(({ id, label, not }) => {
      const face = this.#faces.get(id);
      if (!face || (face.label === label && face.not.join() === not.join())) return false;
      this.#faces.set(id, { ...face, label, not: [...not] });
      return true;
    });
  }

  clear(): void {
    for (const map of [this.#photos, this.#faces, this.#facesOf, this.#byHash, this.#byPlace, this.#groupOf])
      map.clear();
  }

  /** Faces that can be grouped. */
  points(): Point[] {
    return [...this.#faces.values()].filter(comparable).map(pointOf);
  }

  /** What clusters mean, with the faces that could not be compared: each is alone, or with whom it was said to be. */
  compose(clusters: readonly { ids: readonly string[]; label: string | null }[]): Groups {
    const apart = [...this.#faces.values()]
      .filter((face) => !comparable(face))
      .map(({ id, label }) => ({ ids: [id], label }));
    // What was removed while the worker was answering.
    const present = clusters.map(({ ids, label }) => ({
      label,
      ids: ids.filter((id) => this.#faces.has(id)),
    }));
    const rank = new Map([...this.#faces.keys()].map((id, at) => [id, at]));
    const all = composeGroups([...present, ...apart]);
    const groups: Groups = {
      people: all.people.map((group) => this.#shown(group, rank)),
      single: all.single,
      ignored: all.ignored.map((group) => this.#shown(group, rank)),
    };
    this.#groupOf = new Map(
      [...groups.people, ...groups.single, ...groups.ignored].flatMap((group) =>
        group.faces.map((id) => [id, group] as const),
      ),
    );
    return groups;
  }

  /** Told by its oldest face, so that it is the same after a new grouping; its best picture first. */
  #shown(group: Group, rank: ReadonlyMap<string, number>): Group {
    const rankOf = (id: string) => rank.get(id) ?? 0;
    const oldest = group.faces.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a));
    const quality = (id: string) => {
      const face = this.#faces.get(id);
      return face?.founds ? face.sharpness : 0;
    };
    return {
      ...group,
      id: group.label ?? oldest,
      faces: [...group.faces].sort((a, b) => quality(b) - quality(a)),
    };
  }

  /** Ids of photos, by folder and name. */
  find(find: Find): string[] {
    const groupsIn = (photoId: string) =>
      new Set((this.#facesOf.get(photoId) ?? []).flatMap((id) => this.#groupOf.get(id) ?? []));
    const wanted = (id: string): boolean => {
      if (find.kind === 'all') return true;
      const faces = this.#facesOf.get(id) ?? [];
      if (find.kind === 'empty') return faces.length === 0;
      const groups = [...groupsIn(id)];
      if (find.kind === 'nobody') return faces.length > 0 && !groups.some(({ label }) => personOf(label));
      const others = groups.filter(({ id: found, label }) => !find.ids.includes(found) && !isIgnored(label));
      if (find.alone && others.length > 0) return false;
      return find.ids.every((wantedId) => groups.some((group) => group.id === wantedId));
    };
    return [...this.#photos.values()]
      .filter(({ id }) => wanted(id))
      .sort((a, b) => byPath(pathOf(a), pathOf(b)))
      .map(({ id }) => id);
  }
}

/** Encodings of another encoder, and faces that no network could fit, are not grouped. */
export const comparable = ({ encoding, encoderVersion }: Face) =>
  encoding.length > 0 && encoderVersion === ENCODER_VERSION;

export const pointOf = ({ id, encoding, label, not, founds, photoId }: Face): Point => ({
  id,
  encoding,
  label,
  not,
  founds,
  photo: photoId,
});

const placeKey = (folders: readonly string[], name: string, size: number, date: number) =>
  JSON.stringify([...folders, name, size, date]);
