import { expect, it } from 'vitest';
import type { Pixels } from '../../picture/pixels.ts';
import { drawnPeople } from './drawnPeople.ts';

it('is a folder of twelve people with four pictures each, no two alike, the same each time', async () => {
  const encode = async ({ data }: Pixels) => new Blob([data]);
  const names = { folder: 'Drawn people', person: (number: string) => `Person ${number}` };
  const files = await drawnPeople(encode, undefined, names);
  expect(files).toHaveLength(48);
  expect(new Set(files.map(({ folders }) => folders.join('/'))).size).toBe(12);
  expect(files[0]).toMatchObject({ folders: ['Drawn people', 'Person 01'], file: { name: '1.png' } });
  const bytes = await Promise.all(
    files.map(async ({ file }) => Buffer.from(await file.arrayBuffer()).toString('base64')),
  );
  expect(new Set(bytes).size).toBe(48);
  // Two people's are enough to tell.
  const again = await drawnPeople(encode, 2);
  const eighth = (await again[7]?.file.arrayBuffer()) ?? new ArrayBuffer(0);
  expect(Buffer.from(eighth).toString('base64')).toBe(bytes[7]);
});
