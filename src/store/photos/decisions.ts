import type { Group } from '../../faces/group/compose.ts';
import { groupLabel, ignoredLabel, personLabel, personOf } from '../../faces/group/labels.ts';
import type { Decision, Face } from '../../storage/photos/photoRows.ts';
import { type Message, message } from '../../words/keys.ts';
import { type EnrollingNeeds, enrolling } from './enrolling.ts';
import type { PhotosActions } from './photosState.ts';

/** Steps that can be taken back. */
const MOST_UNDO = 100;

interface Step {
  what: Message;
  before: Decision[];
  /** Brings back who is not enrolled any more: before it is said again of faces. */
  restore?: () => Promise<void>;
  /** Takes back what was enrolled: when no face has the name any more. */
  unenroll?: () => Promise<void>;
}

interface Needs extends EnrollingNeeds {
  /** Writes decisions, tells the worker and other tabs, and shows the groups anew. */
  apply: (decisions: Decision[]) => Promise<void>;
  onUndoable: (what: Message | null) => void;
  onNaming: (naming: ReadonlyMap<string, string>) => void;
}

type Deciding = Pick<PhotosActions, 'name' | 'merge' | 'keepApart' | 'split' | 'ignore' | 'notice' | 'undo'>;

/** What the person says of faces, each step of which can be taken back. */
export function decisions(needs: Needs): Deciding & { forget: () => void } {
  const { index, get, apply } = needs;
  const enrolled = enrolling(needs);
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

  const step = async (what: Message, decided: Decision[], back: Pick<Step, 'restore' | 'unenroll'> = {}) => {
    const before = faces(decided.map(({ id }) => id)).map(said);
    await apply(decided);
    remember({ what, before, ...back });
  };
  const remember = (last: Step) => {
    done.push(last);
    if (done.length > MOST_UNDO) done.shift();
    needs.onUndoable(last.what);
  };

  /** One after another: who was named a moment ago is known when the next one gets the same name. */
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <Given extends unknown[]>(work: (...given: Given) => Promise<void>) => {
    return (...given: Given): Promise<void> => {
      const next = line.then(() => work(...given));
      line = next.catch(() => undefined);
      return next;
    };
  };

  const name: Deciding['name'] = async (ids, typed) => {
    const wanted = typed.trim();
    const all = faces(ids);
    if (!wanted || all.length === 0) return;
    const same = (each: { name: string }) => each.name.toLowerCase() === wanted.toLowerCase();
    const known = get().gallery.people.find(same) ?? null;
    const restore = await withdrawFrom(all, known?.id ?? null);
    const { personId, unenroll } = await enrolled.enroll(all, wanted, known?.id ?? null);
    const what = message('photos.didName', { name: known?.name ?? wanted });
    await step(what, labelled(all, personLabel(personId)), { restore, unenroll });
  };

  /** Faces that are somebody else are no templates of whom they were said to be. @returns what takes it back */
  const withdrawFrom = async (out: readonly Face[], except: string | null) => {
    const gone = new Set(out.map(({ id }) => id));
    const restores: (() => Promise<void>)[] = [];
    for (const group of new Set(out.flatMap(({ id }) => index.groupOf(id) ?? []))) {
      const person = personOf(group.label);
      if (!person || person === except) continue;
      const left = out.filter(({ id }) => group.faces.includes(id));
      const stay = faces(group.faces.filter((id) => !gone.has(id)));
      restores.push(await enrolled.withdraw(left, stay, person));
    }
    return async () => {
      for (const each of restores) await each();
    };
  };

  /** A name is shown as being written from the moment it was given, however many are before it. */
  const naming = new Map<string, string>();
  const nameInLine: Deciding['name'] = async (ids, typed) => {
    for (const id of ids) naming.set(id, typed.trim());
    needs.onNaming(new Map(naming));
    try {
      await inLine(name)(ids, typed);
    } finally {
      for (const id of ids) naming.delete(id);
      needs.onNaming(new Map(naming));
    }
  };

  const merge: Deciding['merge'] = async (ids, into) => {
    const joined = facesIn(ids);
    const people = [...new Set(joined.flatMap(({ label }) => personOf(label) ?? []))];
    const all = faces(joined.flatMap((group) => group.faces));
    const person = into ?? people[0];
    if (person) {
      const others = people.filter((id) => id !== person);
      const labels = new Set(others.map(personLabel));
      const touched = [...index.faces()].filter(
        ({ label, not }) => labels.has(label ?? '') || not.some((each) => labels.has(each)),
      );
      const before = [...new Set([...all, ...touched])].map(said);
      const restore = await enrolled.join(person, others);
      const name = get().gallery.people.find(({ id }) => id === person)?.name ?? '';
      const { unenroll } = await enrolled.enroll(all, name, person);
      await apply(labelled(faces(joined.flatMap((group) => group.faces)), personLabel(person)));
      remember({
        what: others.length > 0 ? message('photos.didMergeInto', { name }) : merged(joined),
        before,
        restore,
        unenroll,
      });
      return;
    }
    const label = joined.map((group) => group.label).find((each) => each !== null);
    await step(merged(joined), labelled(all, label ?? groupLabel(crypto.randomUUID())));
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

  const keepApart: Deciding['keepApart'] = async (a, b) => {
    const [left] = facesIn([a]);
    const [right] = facesIn([b]);
    if (!left || !right) return;
    const { label, decided } = claim(left);
    await step(message('photos.didKeepApart'), [...decided, ...denied(faces(right.faces), label, true)]);
  };

  const split: Deciding['split'] = async (ids) => {
    const out = faces(ids);
    const from = new Set(out.flatMap(({ id }) => index.groupOf(id) ?? []));
    const gone = new Set(ids);
    const decided: Decision[] = [];
    for (const group of from) {
      const stay = group.faces.filter((id) => !gone.has(id));
      const claimed = claim({ ...group, faces: stay });
      const left = out.filter(({ id }) => group.faces.includes(id));
      decided.push(...claimed.decided, ...denied(left, claimed.label, false));
    }
    const restore = await withdrawFrom(out, null);
    await step(message('photos.didTakeOut', { count: ids.length }), decided, { restore });
  };

  const ignore: Deciding['ignore'] = (ids) =>
    step(
      message('photos.didIgnore', { count: ids.length }),
      facesIn(ids).flatMap((group) => labelled(faces(group.faces), ignoredLabel(crypto.randomUUID()))),
    );

  const notice: Deciding['notice'] = (ids) =>
    step(
      message('photos.didNotice'),
      facesIn(ids).flatMap((group) => labelled(faces(group.faces), null)),
    );

  const undo = async () => {
    const last = done.pop();
    needs.onUndoable(done.at(-1)?.what ?? null);
    if (!last) return;
    await last.restore?.();
    await apply(last.before);
    await last.unenroll?.();
  };

  return {
    name: nameInLine,
    merge: inLine(merge),
    keepApart: inLine(keepApart),
    split: inLine(split),
    ignore: inLine(ignore),
    notice: inLine(notice),
    undo: inLine(undo),
    forget: () => {
      done.length = 0;
      needs.onUndoable(null);
    },
  };
}

const merged = ({ length }: readonly Group[]) => message('photos.didMerge', { count: length });
