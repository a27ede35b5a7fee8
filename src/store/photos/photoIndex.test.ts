import { expect, it } from 'vitest';
import { ignoredLabel, personLabel } from '../../faces/group/labels.ts';
import type { Face, Photo } from '../../storage/photos/photoRows.ts';
import { PhotoIndex } from './photoIndex.ts';

/** Photos with the people of each, one face each; `x` is a stranger who is ignored, `u` one who has no name. */
function indexOf(photos: Record<string, string[]>) {
  const index = new PhotoIndex();
  const ids = new Map<string, string[]>();
  for (const [name, people] of Object.entries(photos)) {
    const faces = people.map((person, i) => {
      const id = `${name} ${i}`;
      ids.set(person, [...(ids.get(person) ?? []), id]);
      const box = { x: i, y: 0, width: 1, height: 1 };
      return {
        id,
        photoId: name,
        box,
        encoding: new Float32Array(0),
        label: labelOf(person),
        not: [],
      } as unknown as Face;
    });
    index.add({ id: name, hash: name, name, folders: [] } as unknown as Photo, faces);
  }
  index.compose([]);
  return index;
}

const labelOf = (person: string) =>
  person === 'x' ? ignoredLabel('1') : person === 'u' ? null : personLabel(person);

it('finds the photos of people, of several together, and of them with nobody else', () => {
  const index = indexOf({
    '1': ['ada'],
    '2': ['ada', 'bea'],
    '3': ['ada', 'bea', 'u'],
    '4': ['x', 'ada'],
    '5': ['bea'],
    '6': ['u'],
    '7': [],
    '10': ['ada', 'ada'],
  });
  const of = (ids: string[], alone = false) =>
    index.find({ kind: 'groups', ids: ids.map(personLabel), alone }).join(' ');
  expect(of(['ada'])).toBe('1 2 3 4 10');
  expect(of(['ada', 'bea'])).toBe('2 3');
  // Whom one ignores is nobody; a stranger is somebody.
  expect(of(['ada'], true)).toBe('1 4 10');
  expect(of(['ada', 'bea'], true)).toBe('2');
  expect(index.find({ kind: 'nobody' })).toEqual(['6']);
  expect(index.find({ kind: 'empty' })).toEqual(['7']);
});
