import { expect, it } from 'vitest';
import { csvOf, encodingLines, jsonOf } from './tables.ts';

const photo = {
  path: 'a, b/"1".jpg',
  width: 200,
  height: 100,
  hash: 'ff',
  faces: [
    { person: '=Ada', group: 1, distance: 0.12345, box: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 } },
    { person: null, group: 2, distance: null, box: { x: 0, y: 0, width: 1, height: 1 } },
  ],
};

it('a table has a line a face, quoted as RFC 4180 says, and no formula', () => {
  expect(csvOf([photo]).split('\r\n')).toEqual([
    '\ufefffile,person,group,distance,left,top,width,height,picture_width,picture_height',
    `"a, b/""1"".jpg",'=Ada,1,0.1235,0.10000,0.20000,0.30000,0.40000,200,100`,
    '"a, b/""1"".jpg",,2,,0.00000,0.00000,1.00000,1.00000,200,100',
    '',
  ]);
});

it('JSON says the same', () => {
  expect(JSON.parse(jsonOf([photo]))).toEqual({ format: 'likeness-photos', version: 1, photos: [photo] });
});

it('encodings come back to the last bit', () => {
  const encoding = Float32Array.from([0.1, -1 / 3, 1e-8, 1.5]);
  const [line, rest] = encodingLines([
    { id: '1', file: 'a.jpg', person: null, encoder: 'e', encoding },
  ]).split('\n');
  expect(Float32Array.from(JSON.parse(line ?? '').embedding)).toEqual(encoding);
  expect(rest).toBe('');
});
