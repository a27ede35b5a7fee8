import { expect, it } from 'vitest';
import { Grouping } from '../../faces/group/grouping.ts';
import { personLabel } from '../../faces/group/labels.ts';
import type { Decision, Face, Photo } from '../../storage/photos/photoRows.ts';
import type { Template } from '../../storage/types.ts';
import type { Message } from '../../words/keys.ts';
import { tell } from '../../words/say.ts';
import type { EnrolFace } from '../gallery/galleryState.ts';
import type { LikenessState } from '../state.ts';
import { decisions } from './decisions.ts';
import { PhotoIndex, pointOf } from './photoIndex.ts';

/** Faces on a line: those of one person within 0.2, people 1 apart. The grouping is the real one. */
function desk() {
  const index = new PhotoIndex();
  const grouping = new Grouping();
  const templates: Template[] = [];
  const people: { id: string; name: string; createdAt?: number }[] = [];
  const places: Record<string, number> = { a1: 0, a2: 0.1, a3: 0.2, b1: 1, b2: 1.1, c1: 2, c2: 2.1 };
  for (const [id, x] of Object.entries(places)) {
    const face = {
      id,
      photoId: `photo of ${id}`,
      box: { x: 0, y: 0, width: 1, height: 1 },
      score: 1,
      founds: true,
      sharpness: 50,
      encoderVersion: 'dlib-resnet-1',
      drawn: false,
      label: null,
      not: [],
      encoding: Float32Array.of(x),
    } satisfies Face;
    index.add({ id: face.photoId, hash: id, name: id, folders: [] } as unknown as Photo, [face]);
    grouping.add([pointOf(face)]);
  }
  let groups = index.compose(grouping.clusters());
  const get = () =>
    ({
      photos: { groups },
      gallery: { people },
      settings: { keepPictures: false },
    }) as unknown as LikenessState;
  const apply = async (decided: Decision[]) => {
    grouping.decide(index.decide(decided));
    groups = index.compose(grouping.clusters());
  };
  let undoable: Message | null = null;
  const names: string[] = [];
  const deciding = decisions({
    index,
    get,
    templates: () => templates,
    facePicture: async () => null,
    apply,
    onUndoable: (what) => {
      undoable = what;
    },
    onNaming: (naming) => {
      names.push([...naming.values()].join());
    },
    gallery: {
      enroll: async ({ personId, name, faces }: { personId?: string; name: string; faces: EnrolFace[] }) => {
        const id = personId ?? name.toLowerCase();
        if (!personId) people.push({ id, name });
        for (const [i, { encoding }] of faces.entries())
          templates.push({ id: `${id} ${templates.length + i}`, personId: id, encoding } as Template);
        return { personId: id, added: faces.length, known: 0 };
      },
      deletePerson: async (id: string) => {
        people.splice(
          people.findIndex((each) => each.id === id),
          1,
        );
        templates.splice(0, templates.length, ...templates.filter(({ personId }) => personId !== id));
      },
      deleteTemplate: async (id: string) => {
        templates.splice(
          templates.findIndex((each) => each.id === id),
          1,
        );
      },
      // As the database has it: templates and what was said of faces go along.
      merge: async (from, into) => {
        for (const template of templates) if (template.personId === from) template.personId = into;
        people.splice(
          people.findIndex((each) => each.id === from),
          1,
        );
        const moved = [...index.faces()].filter(({ label }) => label === personLabel(from));
        await apply(moved.map(({ id, not }) => ({ id, label: personLabel(into), not })));
      },
      restore: async (person, own) => {
        if (!people.some(({ id }) => id === person.id)) people.push(person);
        for (const each of own) {
          const at = templates.findIndex(({ id }) => id === each.id);
          templates.splice(at < 0 ? templates.length : at, at < 0 ? 0 : 1, { ...each, personId: person.id });
        }
      },
    },
  });
  const shown = () =>
    [...groups.people, ...groups.single].map(({ faces }) => [...faces].sort().join(' ')).sort();
  const idOf = (face: string) => index.groupOf(face)?.id ?? '';
  return {
    deciding,
    shown,
    idOf,
    index,
    people,
    templates,
    undoable: () => undoable && tell(undoable),
    names,
  };
}

const START = ['a1 a2 a3', 'b1 b2', 'c1 c2'];

it('naming enrols a few and says it of all; undo takes back the name and the person', async () => {
  const { deciding, shown, index, people, templates, undoable } = desk();
  expect(shown()).toEqual(START);
  await deciding.name(['a1', 'a2', 'a3'], ' Ada ');
  expect(people).toEqual([{ id: 'ada', name: 'Ada' }]);
  // The middle one; the others are nearer to it than what would say something new.
  expect(templates.map(({ encoding }) => encoding[0])).toEqual([expect.closeTo(0.1)]);
  expect(['a1', 'a2', 'a3'].map((id) => index.face(id)?.label)).toEqual(Array(3).fill(personLabel('ada')));
  // The same name again, in other letters, is the same person.
  await deciding.name(['b1', 'b2'], 'ADA');
  expect(people).toHaveLength(1);
  expect(shown()).toEqual(['a1 a2 a3 b1 b2', 'c1 c2']);
  expect(undoable()).toBe('Ada named');
  await deciding.undo();
  await deciding.undo();
  expect([people, templates, undoable()]).toEqual([[], [], null]);
  expect(shown()).toEqual(START);
});

it('merges, splits and ignores, each undone', async () => {
  const { deciding, shown, idOf } = desk();
  await deciding.merge([idOf('a1'), idOf('b1')]);
  expect(shown()).toEqual(['a1 a2 a3 b1 b2', 'c1 c2']);
  await deciding.split(['a2']);
  expect(shown()).toEqual(['a1 a3 b1 b2', 'a2', 'c1 c2']);
  await deciding.ignore([idOf('c1')]);
  expect(shown()).toEqual(['a1 a3 b1 b2', 'a2']);
  await deciding.notice([idOf('c1')]);
  expect(shown()).toEqual(['a1 a3 b1 b2', 'a2', 'c1 c2']);
  for (let step = 0; step < 4; step++) await deciding.undo();
  expect(shown()).toEqual(START);
});

it('names given one right after another are written in turn, the same one twice to one person', async () => {
  const { deciding, shown, people, names } = desk();
  await Promise.all([
    deciding.name(['a1', 'a2', 'a3'], 'Ada'),
    deciding.name(['b1', 'b2'], 'Bea'),
    deciding.name(['c1', 'c2'], 'Ada'),
  ]);
  expect(people.map(({ name }) => name)).toEqual(['Ada', 'Bea']);
  expect(shown()).toEqual(['a1 a2 a3 c1 c2', 'b1 b2']);
  // Three are shown as being written, then fewer.
  expect([names[2], names.at(-1)]).toEqual(['Ada,Ada,Ada,Bea,Bea,Ada,Ada', '']);
});

it('two people with names become one, and two again', async () => {
  const { deciding, shown, idOf, people, templates, index } = desk();
  await deciding.name(['a1', 'a2', 'a3'], 'Ada');
  await deciding.name(['b1', 'b2'], 'Bea');
  const before = templates.map(({ id, personId }) => `${id} ${personId}`);
  await deciding.merge([idOf('a1'), idOf('b1')], 'bea');
  expect(people.map(({ name }) => name)).toEqual(['Bea']);
  expect(shown()).toEqual(['a1 a2 a3 b1 b2', 'c1 c2']);
  await deciding.undo();
  expect(people.map(({ name }) => name).sort()).toEqual(['Ada', 'Bea']);
  expect(templates.map(({ id, personId }) => `${id} ${personId}`)).toEqual(before);
  expect(shown()).toEqual(START);
  expect(index.face('a2')?.label).toBe(personLabel('ada'));
});

it('a face that is somebody else takes its template along, and brings it back', async () => {
  const { deciding, templates } = desk();
  await deciding.name(['a1', 'a2', 'a3'], 'Ada');
  const of = () => templates.map(({ encoding }) => Number(encoding[0]?.toFixed(1)));
  expect(of()).toEqual([0.1]);
  await deciding.split(['a2']);
  // The middle one of those that stay, or the first of equals.
  expect(of()).toEqual([0]);
  await deciding.undo();
  expect(of()).toEqual([0.1]);
});

it('a face named as somebody else takes its template along, too', async () => {
  const { deciding, templates, shown } = desk();
  await deciding.name(['a1', 'a2', 'a3'], 'Ada');
  const of = (person: string) =>
    templates
      .filter(({ personId }) => personId === person)
      .map(({ encoding }) => Number(encoding[0]?.toFixed(1)));
  await deciding.name(['a2'], 'Bea');
  expect([of('ada'), of('bea')]).toEqual([[0], [0.1]]);
  expect(shown()).toEqual(['a1 a3', 'a2', 'b1 b2', 'c1 c2']);
  await deciding.undo();
  expect([of('ada'), of('bea')]).toEqual([[0.1], []]);
});

it('two kept apart stay apart though one more face lies between them', async () => {
  const { deciding, idOf, index } = desk();
  await deciding.keepApart(idOf('a1'), idOf('b1'));
  const label = index.face('a1')?.label ?? '';
  expect(label).not.toBe('');
  expect(index.face('b2')).toMatchObject({ label: null, not: [label] });
});
