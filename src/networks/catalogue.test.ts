import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { nodeModelFiles } from './testing/nodeModelFiles.ts';

it.each(catalogue.flatMap((entry) => entry.files))('the package holds $name as listed', async (file) => {
  const bytes = await nodeModelFiles.read(file.name);
  expect(bytes.byteLength).toBe(file.bytes);
  expect(createHash('sha256').update(new Uint8Array(bytes)).digest('hex')).toBe(file.sha256);
});
