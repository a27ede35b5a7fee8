import { expect, it } from 'vitest';
import { readText } from './text.ts';

const file = (...bytes: number[]) => new Blob([Uint8Array.from(bytes)]);
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

it('reads lists as spreadsheets save them: UTF-8, UTF-16, and the plain CSV of Western and of Chinese systems', async () => {
  expect(await readText(new Blob(['Jürgen;王芳']))).toBe('Jürgen;王芳');
  expect(await readText(file(0xff, 0xfe, 0xfc, 0x00, 0x8b, 0x73))).toBe('ü王');
  expect(await readText(file(0xfe, 0xff, 0x00, 0xfc, 0x73, 0x8b))).toBe('ü王');
  // "Jürgen;Zoë" in Windows-1252.
  expect(await readText(file(...ascii('J'), 0xfc, ...ascii('rgen;Zo'), 0xeb))).toBe('Jürgen;Zoë');
  // "王芳/1.png;李/2.png" in GB 18030; 镕 ends in an ASCII byte.
  const chinese = file(
    0xcd,
    0xf5,
    0xb7,
    0xbc,
    ...ascii('/1.png;'),
    0xc0,
    0xee,
    ...ascii('/2.png;'),
    0xe9,
    0x46,
  );
  expect(await readText(chinese)).toBe('王芳/1.png;李/2.png;镕');
  expect(await readText(file(0xcd, 0xf5))).toBe('王');
});

it('takes a long text for what its first 100,000 bytes past plain letters are, also where they end within a character', async () => {
  const wang = Uint8Array.of(0xcd, 0xf5);
  const umlauts = Uint8Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? 0x2c : 0xfc));
  // One character at the beginning, one that byte 100,000 goes through, and what would outvote the first.
  const long = new Blob([','.repeat(150_000), wang, ','.repeat(99_997), wang, umlauts]);
  const text = await readText(long);
  expect([text[150_000], text[150_000 + 1 + 99_997]]).toEqual(['王', '王']);
});
