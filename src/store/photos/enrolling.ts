import { chooseTemplates } from '../../faces/group/choose.ts';
import { squaredDistance } from '../../faces/match/distance.ts';
import type { Face } from '../../storage/photos/photoRows.ts';
import type { Template } from '../../storage/types.ts';
import type { EnrolFace, GalleryActions } from '../gallery/galleryState.ts';
import type { GetState } from '../state.ts';
import type { PhotoIndex } from './photoIndex.ts';
import type { PhotosActions } from './photosState.ts';

/** Templates of one person that naming makes, those enrolled before counted. */
const MOST_TEMPLATES = 5;

export interface EnrollingNeeds {
  index: PhotoIndex;
  get: GetState;
  gallery: Pick<GalleryActions, 'enroll' | 'deleteTemplate' | 'deletePerson' | 'merge' | 'restore'>;
  templates: () => readonly Template[];
  facePicture: PhotosActions['facePicture'];
}

/** What naming and merging do in the gallery, each with what takes it back. */
export function enrolling({ index, get, gallery, templates, facePicture }: EnrollingNeeds) {
  const templatesOf = (personId: string | null) =>
    templates().filter((template) => template.personId === personId);

  /** Enrols a few of the faces, as somebody known or somebody new. @param own templates that count as there */
  const enroll = async (
    faces: readonly Face[],
    name: string,
    known: string | null,
    own: readonly Template[] = templatesOf(known),
  ) => {
    const before = templatesOf(known);
    const chosen = chooseTemplates(
      faces
        .filter(({ encoding }) => encoding.length > 0)
        .map(({ id, encoding, sharpness, founds }) => ({ id, encoding, quality: sharpness, founds })),
      own.map(({ encoding }) => encoding),
      MOST_TEMPLATES,
    );
    if (chosen.length === 0 && known) return { personId: known, unenroll: async () => undefined };
    const made = await Promise.all(
      chosen.map(
        async ({ id, encoding }): Promise<EnrolFace> => ({
          encoding,
          source: 'photo',
          contentHash: index.photo(index.face(id)?.photoId ?? '')?.hash || null,
          picture: get().settings.keepPictures ? await facePicture(id) : null,
        }),
      ),
    );
    const { personId } = await gallery.enroll({ ...(known && { personId: known }), name, faces: made });
    const old = new Set(before.map(({ id }) => id));
    const fresh = templatesOf(personId).filter(({ id }) => !old.has(id));
    const unenroll = async () => {
      if (!known) await gallery.deletePerson(personId);
      else for (const { id } of fresh) await gallery.deleteTemplate(id);
    };
    return { personId, unenroll };
  };

  /** Makes several enrolled people one. @returns what makes them several again */
  const join = async (person: string, others: readonly string[]): Promise<() => Promise<void>> => {
    const gone = get()
      .gallery.people.filter(({ id }) => others.includes(id))
      .map(({ id, name, createdAt }) => ({ person: { id, name, createdAt }, own: templatesOf(id) }));
    for (const other of others) await gallery.merge(other, person);
    return async () => {
      for (const { person: each, own } of gone) await gallery.restore(each, own);
    };
  };

  /**
   * Takes out of a person's templates those of faces that are somebody else, or they would draw more of that one in; who loses the
   * last is enrolled with a few of the faces that stay. @returns what takes it back
   */
  const withdraw = async (out: readonly Face[], stay: readonly Face[], personId: string) => {
    const person = get().gallery.people.find(({ id }) => id === personId);
    const before = templatesOf(personId);
    const wrong = before.filter(({ encoding }) => out.some((face) => isEqual(face.encoding, encoding)));
    if (!person || wrong.length === 0) return async () => undefined;
    if (wrong.length === before.length) await enroll(stay, person.name, personId, []);
    const fresh = templatesOf(personId).filter(({ id }) => !before.some((each) => each.id === id));
    // Without a template nobody is enrolled: rather a wrong one than none.
    if (wrong.length === before.length && fresh.length === 0) return async () => undefined;
    for (const { id } of wrong) await gallery.deleteTemplate(id);
    return async () => {
      await gallery.restore({ id: personId, name: person.name, createdAt: person.createdAt }, wrong);
      for (const { id } of fresh) await gallery.deleteTemplate(id);
    };
  };

  return { enroll, join, withdraw };
}

const isEqual = (a: Float32Array, b: Float32Array) =>
  a.length > 0 && a.length === b.length && squaredDistance(a, b) === 0;
