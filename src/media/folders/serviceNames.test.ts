import { expect, it } from 'vitest';
import { isServiceFile, isServiceFolder, servicePart } from './serviceNames.ts';

it.each([
  'att/.DS_Store',
  'att/s21/._1.png',
  'att/__MACOSX/s21/._1.png',
  'att/__MACOSX/s21/1.png',
  'att/s21/Thumbs.db',
  'att/s21/desktop.ini',
  'att/s21/@eaDir/1.png/SYNOPHOTO_THUMB_M.png',
  'att/s21/SYNOFILE_THUMB_XL.jpg',
  'att/#recycle/s21/1.png',
  'att/@Recycle/1.png',
  'att/.@__thumb/s1001.png',
  'att/@__thumb/1.png',
  'att/.thumbnails/1.png',
  'att/s21/.picasaoriginals/1.png',
  'att/s21/.picasa.ini',
  'att/s21/Picasa.ini',
  'att/$RECYCLE.BIN/S-1-5-21/$R1.png',
  'att/System Volume Information/1.png',
  'att/lost+found/1.png',
  'att/.Trashes/501/1.png',
  'att/.Trash-1000/files/1.png',
  'att/.dtrash/files/1.png',
  'att/digikam4.db',
  'att/Cat Previews.lrdata/A/1.jpg',
  'att/Cat.lrcat',
  'att/.stfolder/1',
  'att/.stversions/1~20240101.png',
  'att/.AppleDouble/1.png',
  'att/.nomedia',
  'att/s21/1.xmp',
  'att/s21/IMG_1.AAE',
  'att/s21/IMG_1.jpg.json',
  'att/s21/IMG_1.jpg.supplemental-metadata.json',
  'att/s21/IMG_1.jpg.supplemental-metadata(1).json',
  'att/s21/1.png.part',
  'att/s21/1.png.crdownload',
  'att/s21/1.tmp',
  'att/s21/~$1.png',
  'att/s21/AlbumArtSmall.jpg',
  'att/s21/Icon\r',
  'att/s21/CaptureOne/Cache/Thumbnails/1.cot',
  'att/My.photoslibrary/resources/derivatives/1/a_1_105_c.jpeg',
  'att/My.photoslibrary/database/Photos.sqlite',
  'att/Old.aplibrary/Previews/1.jpg',
])('%s is nobody’s picture', (path) => {
  const parts = path.split('/');
  expect(servicePart(parts.slice(0, -1), parts.at(-1) ?? '', 1)).not.toBeNull();
});

it.each([
  'att/s21/1.png',
  'att/Ada Lovelace/day 1/IMG_0001.JPG',
  'att/My.photoslibrary/originals/0/0A1B.jpeg',
  'att/Tom/tmp.png',
  'att/Partridge/1.part.png',
  'att/Desktop/1.png',
  'att/pairs.csv',
  'att/pairs.txt',
  'att/model.json',
  'att/Ini/inigo.png',
  'att/日本/写真.jpg',
  'att/R.E.M./1.jpg',
])('%s is taken', (path) => {
  const parts = path.split('/');
  expect(servicePart(parts.slice(0, -1), parts.at(-1) ?? '', 1)).toBeNull();
});

it('counts a service folder once, and a chosen folder is wanted whatever its name', () => {
  expect(servicePart(['att', 's21', '@eaDir', '1.png'], 'SYNOPHOTO_THUMB_M.png', 1)).toBe('att/s21/@eaDir');
  expect(servicePart(['att', 's21', '@eaDir', '2.png'], 'SYNOPHOTO_THUMB_M.png', 1)).toBe('att/s21/@eaDir');
  expect(servicePart(['.faces', 'ada'], '1.png', 1)).toBeNull();
  expect(servicePart(['.faces', 'ada'], '1.png', 0)).toBe('.faces');
  expect(isServiceFolder('resources', 'A.photoslibrary')).toBe(true);
  expect(isServiceFolder('resources', 'Ada')).toBe(false);
  expect(isServiceFile('a.png')).toBe(false);
});
