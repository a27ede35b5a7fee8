import { expect, it } from 'vitest';
import { contentHash } from './contentHash.ts';

it('is SHA-256 of the bytes (FIPS 180-4, "abc")', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await contentHash(new Blob(['abc']))).toBe(abc);
  expect(await contentHash(new File(['abc'], 'another name.png'))).toBe(abc);
});

it('is null of a file that went away meanwhile, whose decoding says so', async () => {
  const gone = new File(['abc'], 'gone.png');
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  expect(await contentHash(gone)).toBeNull();
});
