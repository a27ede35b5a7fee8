import { expect, it } from 'vitest';
import { otherKind } from './otherKinds.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it.each([
  ['\0\0\0\x18ftypheic\0\0\0\0', 'IMG_1.HEIC', 'heic'],
  ['\0\0\0\x18ftypmif1\0\0\0\0', 'IMG_1.jpg', 'heic'],
  ['\0\0\0\x18ftypqt  \0\0\0\0', 'a.mov', 'video'],
  ['\0\0\0\x18ftypcrx \0\0\0\0', 'a.cr3', 'raw'],
  ['II*\0\x08\0\0\0', 'a.nef', 'raw'],
  ['II*\0\x08\0\0\0', 'a.tif', 'tiff'],
  ['MM\0*\0\0\0\x08', 'a.tiff', 'tiff'],
  ['8BPS\0\x01', 'a.psd', 'photoshop'],
  ['%PDF-1.7', 'a.pdf', 'pdf'],
  ['P5\n92 112\n255\n', '1.pgm', 'pnm'],
  ['\xff\x0a\0\0', 'a.jxl', 'jxl'],
])('%j called %s is told as %s', (text, name, kind) => {
  expect(otherKind(bytes(text), name)).toBe(kind);
});

it('knows no other kind for what browsers open, nor for what nobody knows', () => {
  expect(otherKind(bytes('\0\0\0\x1cftypavif'), 'a.avif')).toBeNull();
  expect(otherKind(bytes('\xff\xd8\xff\xe0'), 'a.jpg')).toBeNull();
  expect(otherKind(bytes('hello'), 'a.png')).toBeNull();
});
