import type { LikenessError } from '../../errors.ts';
import { ENCODER_VERSION } from '../../faces/encode/version.ts';
import { squaredDistance } from '../../faces/match/distance.ts';
import { strayFace } from '../../faces/match/matching.ts';
import type { Head } from '../../faces/train/head.ts';
import { asLikenessError } from '../../failures.ts';
import { thumbnail } from '../../media/pictures.ts';
import { requireEncryption } from '../../storage/encryption/encryption.ts';
import * as people from '../../storage/gallery/people.ts';
import { isSamePicture } from '../../storage/gallery/samePicture.ts';
import { keepStorage } from '../../storage/persist.ts';
import type { Template } from '../../storage/types.ts';
import { turn } from '../../turn.ts';
import { inOrder } from '../../words/numbers.ts';
import { onWords, spoken } from '../../words/say.ts';
import type { FaceClient } from '../../workers/faces/faceClient.ts';
import type { FaceActions } from '../faces/faces.ts';
import type { GetState, SetState } from '../state.ts';
import type { TrainedActions } from '../train/trained.ts';
import { folderEnroll } from './folderEnroll.ts';
import { type EnrolFace, type GalleryActions, loadingGallery, type PersonSummary } from './galleryState.ts';

interface Needs {
  set: SetState;
  get: GetState;
  client: FaceClient;
  /** Tells the other tabs that the gallery has changed. */
  announce: () => void;
  /** The head in use; undefined when encodings are compared as they are. */
  head: () => Head | undefined;
  findInFile: FaceActions['findInFile'];
  compare: () => Pick<TrainedActions, 'distance' | 'sameness'>;
}

/**
 * The enrolled people: storage is the truth, the state mirrors it, and the worker gets the packed encodings. After
 * every change all three are read anew, which also is what another tab's change does.
 */
export function galleryActions({ set, get, client, announce, head, findInFile, compare }: Needs): {
  actions: GalleryActions;
  templates: () => readonly Template[];
  forget: () => Promise<void>;
  settle: () => Promise<void>;
} {
  /** People are in the order of the language that was spoken when they were read. */
  let orderedIn = spoken();
  onWords(() => {
    if (spoken() === orderedIn) return;
    orderedIn = spoken();
    set({ gallery: { ...get().gallery, people: byName(get().gallery.people) } });
  });

  /** Encodings stay out of the store: views need names and dates, the worker needs the numbers. */
  let templates: Template[] = [];

  const load = async () => {
    try {
      const stored = await people.loadPeople();
      const usable = stored.templates.filter((template) => template.encoderVersion === ENCODER_VERSION);
      templates = usable;
      const through = head();
      // With thousands of people each of these takes tens of milliseconds: the page answers between them.
      await turn();
      const packed = pack(usable);
      await turn();
      await client.run('setGallery', { ...packed, ...(through && { head: through }) });
      const listed = summarise(stored.people, stored.templates);
      await turn();
      set({
        gallery: {
          status: 'ready',
          people: listed,
          fault: null,
          damaged: stored.damaged.length,
          unsealed: get().gallery.unsealed,
        },
      });
      sealLeftovers(stored.plain);
    } catch (error) {
      const fault: LikenessError = asLikenessError(error);
      set({ gallery: { ...get().gallery, status: 'failed', fault } });
    }
  };

  /** Encrypts what an earlier version left in the clear, while people are shown already; one load at a time does. */
  let sealing: { stop: AbortController; ended: Promise<void> } | null = null;
  const sealLeftovers = (plain: Template[]) => {
    if (sealing || (plain.length === 0 && get().gallery.unsealed === 0)) return;
    const stop = new AbortController();
    const ended = people
      .sealPlainRows(plain, stop.signal)
      .then(
        (unsealed) => set({ gallery: { ...get().gallery, unsealed } }),
        (error: unknown) =>
          set({ gallery: { ...get().gallery, status: 'failed', fault: asLikenessError(error) } }),
      )
      .finally(() => {
        sealing = null;
      });
    sealing = { stop, ended };
  };

  /** A write, then everything read anew, here and in the other tabs. */
  const change = async (write: Promise<void>) => {
    await write;
    announce();
    await load();
  };

  const toTemplate = async (face: EnrolFace, personId: string): Promise<Template> => ({
    id: crypto.randomUUID(),
    personId,
    encoding: face.encoding,
    encoderVersion: ENCODER_VERSION,
    createdAt: Date.now(),
    picture:
      'picture' in face ? face.picture : get().settings.keepPictures ? await thumbnail(face.chip) : null,
    source: face.source,
    contentHash: face.contentHash,
  });

  const actions: GalleryActions = {
    load,
    handOver: (face) => set({ handedOver: face }),
    takeHandedOver: () => set({ handedOver: null }),

    enroll: async ({ personId, name, faces }) => {
      requireEncryption();
      const id = personId ?? crypto.randomUUID();
      const first = get().gallery.people.length === 0;
      const own: Pick<Template, 'encoding' | 'contentHash'>[] = templates.filter(
        (template) => template.personId === personId,
      );
      const fresh: EnrolFace[] = [];
      for (const face of faces) {
        if (!own.some((one) => isSamePicture(one, face))) fresh.push(face);
        own.push(face);
      }
      const enrolled = { personId: id, added: fresh.length, known: faces.length - fresh.length };
      if (fresh.length === 0) return enrolled;
      const made = await Promise.all(fresh.map((face) => toTemplate(face, id)));
      await change(
        personId
          ? people.addTemplates(id, made)
          : people.addPerson({ id, name: name.trim(), createdAt: Date.now() }, made),
      );
      // Now there is something to lose. A browser that says no still stores it; Settings tells which.
      if (first) keepStorage().catch(() => false);
      return enrolled;
    },

    enrollFolder: (people, options) =>
      folderEnroll({ findInFile, enroll: actions.enroll, templates: () => templates })(people, options),

    rename: (personId, name) => change(people.renamePerson(personId, name.trim())),
    merge: (from, into) => change(people.mergePeople(from, into)),
    restore: (person, own) => change(people.restorePerson(person, own)),
    deleteTemplate: (templateId) => change(people.deleteTemplate(templateId)),
    deletePerson: (personId) => change(people.deletePerson(personId)),

    strayFace: (faces, personId) => {
      const own = templates.filter((template) => template.personId === personId);
      return strayFace(
        faces,
        own.map((template) => template.encoding),
        squaredDistance,
      );
    },

    distanceBetween: (left, right) => {
      const of = (id: string) => templates.filter((template) => template.personId === id);
      const distances = of(left).flatMap((a) =>
        of(right).map((b) => compare().distance(a.encoding, b.encoding)),
      );
      return distances.length > 0 ? Math.min(...distances) : null;
    },

    bestSameness: (left, right) => {
      const of = (side: Float32Array | string) =>
        typeof side === 'string'
          ? templates.filter(({ personId }) => personId === side).map(({ encoding }) => encoding)
          : [side];
      const chances = of(left).flatMap((a) => of(right).map((b) => compare().sameness(a, b)));
      const known = chances.filter((chance) => chance !== null);
      return known.length > 0 ? Math.max(...known) : null;
    },
  };
  return {
    actions,
    templates: () => templates,
    /** Resolves when nothing is being encrypted behind the person's back any more. */
    settle: async () => {
      sealing?.stop.abort();
      await sealing?.ended;
    },
    /** Everything stored was deleted: starts anew without looking. */
    forget: async () => {
      templates = [];
      set({ gallery: { ...loadingGallery, status: 'ready' } });
      await client.run('setGallery', pack([]));
    },
  };
}

function pack(templates: Template[]) {
  const dimension = templates[0]?.encoding.length ?? 128;
  const rows = new Float32Array(templates.length * dimension);
  templates.forEach((template, index) => {
    rows.set(template.encoding, index * dimension);
  });
  return {
    rows,
    dimension,
    templateIds: templates.map((template) => template.id),
    personIds: templates.map((template) => template.personId),
  };
}

function summarise(
  stored: { id: string; name: string; createdAt: number }[],
  templates: Template[],
): PersonSummary[] {
  const byPerson = Map.groupBy(templates, (template) => template.personId);
  return byName(
    stored.map((person) => ({
      ...person,
      templates: (byPerson.get(person.id) ?? [])
        .map(({ id, createdAt, source, picture }) => ({ id, createdAt, source, picture }))
        .sort((a, b) => a.createdAt - b.createdAt),
    })),
  );
}

function byName(people: readonly PersonSummary[]): PersonSummary[] {
  const order = inOrder();
  return people.toSorted((a, b) => order(a.name, b.name));
}
