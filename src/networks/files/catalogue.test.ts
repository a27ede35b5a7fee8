import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Network, networkFile, networks } from './catalogue.ts';

const project = new URL('../../../', import.meta.url);

test.each(
  Object.values<Network>(networks).flatMap(({ folder, files }) => files.map((file) => ({ folder, ...file }))),
)('$file is what lies in its folder', async ({ folder, file, bytes, sha256 }) => {
  const content = await readFile(new URL(`${folder}/${file}`, project));
  expect(content.length).toBe(bytes);
  expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
});

test('a file is found by its name', () => {
  expect(networkFile('facemesh.bin')?.bytes).toBe(1_477_958);
  expect(networkFile('emotion.bin')).toBeUndefined();
});
