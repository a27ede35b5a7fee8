import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Network, networkFile, networks } from './catalogue.ts';

const installed = new URL('../../node_modules/', import.meta.url);

test.each(
  Object.values<Network>(networks).flatMap(({ packaged, files }) =>
    files.map((file) => ({ packaged, ...file })),
  ),
)('$file is what the package holds', async ({ packaged, file, bytes, sha256 }) => {
  const content = await readFile(new URL(`${packaged}/${file}`, installed));
  expect(content.length).toBe(bytes);
  expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
});

test('a file is found by its name', () => {
  expect(networkFile('facemesh.bin')?.bytes).toBe(1_477_958);
  expect(networkFile('emotion.bin')).toBeUndefined();
});
