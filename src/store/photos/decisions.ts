import { chooseTemplates } from '../../faces/group/choose.ts';
import type { Group } from '../../faces/group/compose.ts';
import { groupLabel, ignoredLabel, personLabel, personOf } from '../../faces/group/labels.ts';
import type { Decision, Face } from '../../storage/photos/photoRows.ts';
import type { Template } from '../../storage/types.ts';
import type { EnrolFace, GalleryActions } from '../gallery/galleryState.ts';
import type { GetState } from '../state.ts';
import type { PhotoIndex } from './photoIndex.ts';
import type { PhotosActions } from './photosState.ts';

/** Templates of one person that naming makes, those enrolled before counted. */
const MOST_TEMPLATES = 5;
/** Steps that can be taken back. */
const MOST_UNDO = 100;

interface Step {
  what: string;
  before: Decision[];
  /** Takes back what was enrolled. */
  unenroll?: () => Promise<void>;
}

interface Needs {
  index: PhotoIndex;
  get: GetState;
  gallery: Pick<GalleryActions, 'enroll' | 'deleteTemplate' | 'deletePerson' | 'merge'>;
  templates: () => readonly Template[];
  facePicture: PhotosActions['facePicture'];
  /** Writes decisions, tells the worker and other tabs, and shows the groups anew. */
  apply: (decisions: Decision[]) => Promise<void>;
  onUndoable: (what: string | null) => void;
}

type Deciding = Pick<PhotosActions, 'name' | 'merge' | 'keepApart' | 'split' | 'ignore' | 'notice' | 'undo'>;

/** What the person says of faces, each step of which can be taken back. */
export function decisions(needs: Needs): Deciding & { forget: () => void } {
  const { index, get, gallery, templates, apply } = needs;
  const done: Step[] = [];

  const groups = () => {
    const { people, single, ignored } = get().photos.groups;
    return [...people, ...single, ...ignored];
  };
  const facesIn = (ids: readonly string[]) => groups().filter(({ id }) => ids.includes(id));
  const faces = (ids: readonly string[]) => ids.flatMap((id) => index.face(id) ?? []);
  const said = ({ id, label, not }: Face): Decision => ({ id, label, not });
  const labelled = (all: readonly Face[], label: string | null): Decision[] =>
    all.map(({ id, not }) => ({ id, label, not: not.filter((each) => each !== label) }));

  const step = async (what: string, decided: Decision[], unenroll?: Step['unenroll']) => {
    const before = faces(decided.map(({ id }) => id)).map(said);
    await apply(decided);
    done.push({ what, before, ...(unenroll && { unenroll }) });
    if (done.length > MOST_UNDO) done.shift();
    needs.onUndoable(what);
  };

  /** Enrols a few of the faces; returns the person, and what takes it back. */
  const enroll = async (all: readonly Face[], name: string, known: string | null) => {
    const own = () => templates().filter(({ personId }) => personId === known);
    const chosen = chooseTemplates(
      all
        .filter(({ encoding }) => encoding.length > 0)
        .map(({ id, encoding, sharpness, founds }) => ({ id, encoding, quality: sharpness, founds })),
      own().map(({ encoding }) => encoding),
      MOST_TEMPLATES,
    );
    if (chosen.length === 0 && known) return { personId: known, unenroll: async () => undefined };
    const before = new Set(own().map(({ id }) => id));
    const made = await Promise.all(
      chosen.map(
        async ({ id, encoding }): Promise<EnrolFace> => ({
          encoding,
          source: 'photo',
          contentHash: index.photo(index.face(id)?.photoId ?? '')?.hash || null,
          picture: get().settings.keepPictures ? await needs.facePicture(id) : null,
        }),
      ),
    );
    const { personId } = await gallery.enroll({ ...(known && { personId: known }), name, faces: made });
    const fresh = templates().filter((each) => each.personId === personId && !before.has(each.id));
    const unenroll = async () => {
      if (!known) await gallery.deletePerson(personId);
      else for (const { id } of fresh) await gallery.deleteTemplate(id);
    };
    return { personId, unenroll };
  };

  const name: Deciding['name'] = async (ids, typed) => {
    const wanted = typed.trim();
    const all = faces(ids);
    if (!wanted || all.length === 0) return;
    const same = (each: { name: string }) => each.name.toLowerCase() === wanted.toLowerCase();
    const known = get().gallery.people.find(same) ?? null;
    const { personId, unenroll } = await enroll(all, wanted, known?.id ?? null);
    await step(`${known?.name ?? wanted} named`, labelled(all, personLabel(personId)), unenroll);
  };

  const merge: Deciding['merge'] = async (ids) => {
    const joined = facesIn(ids);
    const people = [...new Set(joined.flatMap(({ label }) => personOf(label) ?? []))];
    const all = faces(joined.flatMap((group) => group.faces));
    const [person, ...others] = people;
    if (person) {
      // Of two people enrolled one goes on; the gallery has no way back from that, and the screen asks before.
      for (const other of others) await gallery.merge(other, person);
      const { name: known = '' } = get().gallery.people.find(({ id }) => id === person) ?? {};
      const { unenroll } = await enroll(all, known, person);
      await step(`${joined.length} groups merged`, labelled(all, personLabel(person)), unenroll);
      return;
    }
    const label = joined.map((group) => group.label).find((each) => each !== null);
    await step(`${joined.length} groups merged`, labelled(all, label ?? groupLabel(crypto.randomUUID())));
  };

  /** The label a group is told by; one without gets one. */
  const claim = (group: Group): { label: string; decided: Decision[] } => {
    if (group.label) return { label: group.label, decided: [] };
    const label = groupLabel(crypto.randomUUID());
    return { label, decided: labelled(faces(group.faces), label) };
  };

  const denied = (all: readonly Face[], label: string, keep: boolean): Decision[] =>
    all.map((face) => ({
      id: face.id,
      label: keep ? face.label : null,
      not: [...new Set([...face.not, label])],
    }));

  return {
    name,
    merge,

    keepApart: async (a, b) => {
      const [left] = facesIn([a]);
      const [right] = facesIn([b]);
      if (!left || !right) return;
      const { label, decided } = claim(left);
      await step('Two people kept apart', [...decided, ...denied(faces(right.faces), label, true)]);
    },

    split: async (ids) => {
      const out = faces(ids);
      const from = new Set(out.flatMap(({ id }) => index.groupOf(id) ?? []));
      const gone = new Set(ids);
      const decided = [...from].flatMap((group) => {
        const claimed = claim({ ...group, faces: group.faces.filter((id) => !gone.has(id)) });
        const left = out.filter(({ id }) => group.faces.includes(id));
        return [...claimed.decided, ...denied(left, claimed.label, false)];
      });
      await step(ids.length === 1 ? 'A face taken out' : `${ids.length} faces taken out`, decided);
    },

    ignore: (ids) =>
      step(
        ids.length === 1 ? 'A group ignored' : `${ids.length} groups ignored`,
        facesIn(ids).flatMap((group) => labelled(faces(group.faces), ignoredLabel(crypto.randomUUID()))),
      ),

    notice: (ids) =>
      step(
        'No longer ignored',
        facesIn(ids).flatMap((group) => labelled(faces(group.faces), null)),
      ),

    undo: async () => {
      const last = done.pop();
      needs.onUndoable(done.at(-1)?.what ?? null);
      if (!last) return;
      await apply(last.before);
      await last.unenroll?.();
    },

    forget: () => {
      done.length = 0;
      needs.onUndoable(null);
    },
  };
}
