import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { groupLabel, personLabel } from '../../faces/group/labels.ts';
import { dropDatabase, tx } from '../database.ts';
import { addPerson, deletePerson, loadPeople, mergePeople, restorePerson } from '../gallery/people.ts';
import type { Person } from '../types.ts';
import type { Face, Photo } from './photoRows.ts';
import {
  addPhoto,
  deleteAllPhotos,
  deletePhotos,
  loadPhotos,
  readDecisions,
  readPicture,
  writeDecisions,
  writeRun,
} from './photos.ts';

afterEach(dropDatabase);

const photo = (id: string): Photo => ({
  id,
  hash: `hash ${id}`,
  name: `${id}.jpg`,
  folders: ['holiday'],
  size: 5,
  modifiedAt: 1,
  addedAt: 2,
  width: 100,
  height: 50,
  rootId: null,
});
const face = (id: string, photoId: string, more: Partial<Face> = {}): Face => ({
  id,
  photoId,
  box: { x: 1, y: 2, width: 3, height: 4 },
  score: 0.9,
  founds: true,
  sharpness: 50,
  encoderVersion: 'e',
  drawn: false,
  label: null,
  not: [],
  encoding: Float32Array.of(1, -2, 0.5),
  ...more,
});
const template = (personId: string) => ({
  id: `t ${personId}`,
  personId,
  encoding: Float32Array.of(1, 2),
  encoderVersion: 'e',
  createdAt: 1,
  picture: null,
  source: 'photo' as const,
  contentHash: null,
});

it('keeps photos with their faces, the numbers and the picture encrypted, and the run that goes with them', async () => {
  const run = { total: 9, done: 1, name: 'holiday', rootIds: [] };
  const picture = new Blob(['picture of a face'], { type: 'image/jpeg' });
  await addPhoto(
    photo('p'),
    [face('f', 'p'), face('g', 'p', { encoding: new Float32Array(0) })],
    new Map([['f', picture]]),
    run,
  );
  expect(await loadPhotos()).toEqual({
    photos: [photo('p')],
    faces: [face('f', 'p'), face('g', 'p', { encoding: new Float32Array(0) })],
    damaged: 0,
    unfinished: run,
  });
  expect(await (await readPicture('f'))?.text()).toBe('picture of a face');
  expect(await readPicture('g')).toBeNull();
  const row = await tx(['faces'], 'readonly', (transaction) => transaction.objectStore('faces').get('f'));
  expect(row).not.toHaveProperty('encoding');
  const sealed = (row as { sealedPicture: Uint8Array }).sealedPicture;
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('picture');
  await writeRun(null);
  expect((await loadPhotos()).unfinished).toBeNull();
});

it('a damaged row does not take the others with it, and rows cannot be swapped', async () => {
  await addPhoto(photo('p'), [face('f', 'p'), face('g', 'p'), face('h', 'p')], new Map(), null);
  await tx(['faces', 'photos'], 'readwrite', async (transaction) => {
    const faces = transaction.objectStore('faces');
    const [f, g] = [(await faces.get('f')) as object, (await faces.get('g')) as object];
    await faces.put({ ...f, sealed: (g as { sealed: unknown }).sealed });
    await faces.put({ ...g, box: 'none' });
    await transaction.objectStore('photos').put({ id: 'q' });
  });
  const { photos, faces, damaged } = await loadPhotos();
  expect([photos.length, faces.map(({ id }) => id), damaged]).toEqual([1, ['h'], 3]);
});

it('what was said of faces follows people who are merged, and goes with those who are deleted', async () => {
  for (const id of ['ada', 'bea']) await addPerson({ id, name: id, createdAt: 1 }, [template(id)]);
  await addPhoto(photo('p'), [face('f', 'p'), face('g', 'p'), face('h', 'p')], new Map(), null);
  await writeDecisions([
    { id: 'f', label: personLabel('ada'), not: [] },
    { id: 'g', label: groupLabel('x'), not: [personLabel('ada')] },
    { id: 'gone', label: 'x', not: [] },
  ]);
  await mergePeople('ada', 'bea');
  expect(await readDecisions()).toEqual([
    { id: 'f', label: personLabel('bea'), not: [] },
    { id: 'g', label: groupLabel('x'), not: [personLabel('bea')] },
    { id: 'h', label: null, not: [] },
  ]);
  await deletePerson('bea');
  expect((await readDecisions()).slice(0, 2)).toEqual([
    { id: 'f', label: null, not: [] },
    { id: 'g', label: groupLabel('x'), not: [] },
  ]);
});

it('two people kept apart can become one, and two again', async () => {
  const [ada, bea] = ['ada', 'bea'].map((id) => ({ id, name: id, createdAt: 1 })) as [Person, Person];
  for (const each of [ada, bea]) await addPerson(each, [template(each.id)]);
  await addPhoto(photo('p'), [face('f', 'p')], new Map(), null);
  await writeDecisions([{ id: 'f', label: personLabel('bea'), not: [personLabel('ada')] }]);
  await mergePeople('ada', 'bea');
  expect(await readDecisions()).toEqual([{ id: 'f', label: personLabel('bea'), not: [] }]);
  await restorePerson(ada, [template('ada')]);
  const { people, templates, damaged } = await loadPeople();
  expect(damaged).toEqual([]);
  expect(people).toEqual([ada, bea]);
  expect(templates.map(({ id, personId }) => [id, personId])).toEqual([
    ['t ada', 'ada'],
    ['t bea', 'bea'],
  ]);
});

it('forgets photos with their faces, some or all', async () => {
  for (const id of ['p', 'q']) await addPhoto(photo(id), [face(`of ${id}`, id)], new Map(), null);
  await deletePhotos(['p']);
  expect((await loadPhotos()).faces.map(({ id }) => id)).toEqual(['of q']);
  await deleteAllPhotos();
  expect(await loadPhotos()).toEqual({ photos: [], faces: [], damaged: 0, unfinished: null });
});
