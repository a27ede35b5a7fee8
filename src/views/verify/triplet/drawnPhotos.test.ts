import { expect, it } from 'vitest';
import type { FacesFound } from '../../../faces/types.ts';
import { type DrawnPhoto, drawnReader, PEOPLE, PHOTOS } from './drawnPhotos.ts';

const files = Array.from({ length: PEOPLE * PHOTOS }, (_, i) => ({
  file: new File([String(i)], 'x.png'),
  folders: ['drawn', String(Math.floor(i / PHOTOS))],
}));

/** Finds a face in every drawing but the third. */
function reader() {
  const asked: string[] = [];
  const read = drawnReader({
    draw: async () => files,
    find: async (file) => {
      asked.push(file.name);
      const faces = asked.length === 3 ? [] : [{ encoding: Float32Array.of(asked.length) }];
      return { faces } as unknown as FacesFound;
    },
    nameOf: (person, photo) => `${person}.${photo}`,
  });
  return { read, asked };
}

it('reads two photos of each person first, and nothing again for whoever comes back', async () => {
  const { read, asked } = reader();
  const first: (DrawnPhoto | null)[] = [];
  await read('en', new AbortController().signal, (photo) => first.push(photo));
  expect(asked.slice(0, 4)).toEqual(['1.1', '1.2', '2.1', '2.2']);
  expect(asked).toHaveLength(PEOPLE * PHOTOS);
  expect(first[2]).toBeNull();
  const again: (DrawnPhoto | null)[] = [];
  await read('en', new AbortController().signal, (photo) => again.push(photo));
  expect(again).toEqual(first);
  expect(asked).toHaveLength(PEOPLE * PHOTOS);
  // Called otherwise in another language, they are read anew.
  await read('zh', new AbortController().signal, () => undefined);
  expect(asked).toHaveLength(2 * PEOPLE * PHOTOS);
});

it('goes on where somebody left', async () => {
  const { read, asked } = reader();
  const leaving = new AbortController();
  const left = read('en', leaving.signal, () => {
    if (asked.length === 7) leaving.abort();
  });
  await expect(left).rejects.toThrow(/abort/i);
  expect(asked).toHaveLength(7);
  let told = 0;
  await read('en', new AbortController().signal, () => {
    told += 1;
  });
  expect([told, asked.length]).toEqual([PEOPLE * PHOTOS, PEOPLE * PHOTOS]);
  expect(new Set(asked).size).toBe(PEOPLE * PHOTOS);
});
