import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPngText, withPngText } from './pngText.ts';

/** One black pixel, written by libpng. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const png = new Blob([new Uint8Array(pixel)], { type: 'image/png' });

describe('text in a PNG', () => {
  it('comes back as it was put, whatever its letters', async () => {
    const marked = await withPngText(png, 'Likeness recipe', '{"β":1,"name":"Größe 🎨"}');
    expect(await readPngText(marked, 'Likeness recipe')).toBe('{"β":1,"name":"Größe 🎨"}');
    expect(await readPngText(marked, 'Comment')).toBeNull();
  });

  it('stands between header and image data, with the checksum zlib gives', async () => {
    const bytes = Buffer.from(await (await withPngText(png, 'Key', 'word')).arrayBuffer());
    const at = bytes.indexOf('iTXt');
    expect(at).toBe(8 + 25 + 4);
    expect(bytes.indexOf('IDAT')).toBeGreaterThan(at);
    const length = bytes.readUInt32BE(at - 4);
    expect(length).toBe('Key'.length + 5 + 'word'.length);
    expect(bytes.readUInt32BE(at + 4 + length)).toBe(crc32(bytes.subarray(at, at + 4 + length)));
  });

  it('is replaced, not doubled', async () => {
    const twice = await withPngText(await withPngText(png, 'Key', 'one'), 'Key', 'two');
    expect(await readPngText(twice, 'Key')).toBe('two');
    expect(
      Buffer.from(await twice.arrayBuffer())
        .toString('latin1')
        .match(/iTXt/g),
    ).toHaveLength(1);
  });

  it('is absent from other files and cut ones', async () => {
    expect(await readPngText(new Blob(['GIF89a']), 'Key')).toBeNull();
    const marked = await withPngText(png, 'Key', 'word');
    expect(await readPngText(marked.slice(0, 45), 'Key')).toBeNull();
    await expect(withPngText(new Blob(['GIF89a']), 'Key', 'word')).rejects.toThrow(/no PNG/);
  });
});
