import { expect, it } from 'vitest';
import { LikenessError } from '../../errors.ts';
import type { FacesFound } from '../../faces/types.ts';
import { contentHash } from '../../media/contentHash.ts';
import { sayWhy } from '../../words/faults.ts';
import { type LargestFace, largestFaces } from './largestFaces.ts';

const face = (value: number) => ({
  encoding: new Float32Array([value]),
  chip: { width: 1, height: 1, data: new Uint8ClampedArray(4) },
});
const file = (name: string, text: string) => new File([text], name);

/** Finds as many faces as the file's text says, the largest with that number for an encoding. */
const looked: string[] = [];
const findInFile = async (picture: File): Promise<FacesFound> => {
  looked.push(picture.name);
  const count = Number(await picture.text());
  if (Number.isNaN(count)) throw new LikenessError('NotAPicture', { name: picture.name });
  return { faces: Array.from({ length: count }, (_, i) => face(count - i)) } as unknown as FacesFound;
};

it('gives the largest face of each picture, each picture once, and says what is wrong with the others', async () => {
  looked.length = 0;
  const files = [file('a', '1'), file('b', '3'), file('a again', '1'), file('c', '0'), file('d', 'x')];
  const done: number[] = [];
  const { signal } = new AbortController();
  const found = await largestFaces(files, { findInFile, signal, onDone: (at) => done.push(at) });
  const told = (each: LargestFace) => {
    if (each.kind === 'face') return [each.face.encoding[0], each.faces];
    if (each.kind === 'copy') return each.of;
    return each.kind === 'known' ? 'known' : sayWhy(each.why);
  };
  expect(found.map(told)).toEqual([[1, 1], [3, 3], 0, 'no face found', 'd could not be read as a picture.']);
  expect(looked.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect(done.toSorted()).toEqual([0, 1, 2, 3, 4]);
});

it('does not look at what is known by its bytes', async () => {
  looked.length = 0;
  const files = [file('old', '2'), file('new', '3')];
  const known = new Set([(await contentHash(file('the same under another name', '2'))) ?? '']);
  const found = await largestFaces(files, { findInFile, signal: new AbortController().signal, known });
  expect(found.map(({ kind }) => kind)).toEqual(['known', 'face']);
  expect(looked).toEqual(['new']);
  const [, second] = found;
  expect(second?.kind === 'face' && second.face.contentHash).toBe(await contentHash(file('', '3')));
});

it('ends when it is aborted', async () => {
  const control = new AbortController();
  const run = largestFaces(
    Array.from({ length: 50 }, (_, i) => file(`${i}`, '1'.repeat(i + 1))),
    {
      findInFile: async () => ({ faces: [] }) as unknown as FacesFound,
      signal: control.signal,
      onDone: () => control.abort(),
    },
  );
  await expect(run).rejects.toThrow(/abort/i);
});
