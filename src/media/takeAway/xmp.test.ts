import { readFile } from 'node:fs/promises';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TakenPhoto } from './facts.ts';
import { readJpegXmp, withJpegXmp } from './jpegXmp.ts';
import { asStored, jpegOrientation } from './orientation.ts';
import { xmpOf } from './xmp.ts';

const PHOTO = 'node_modules/@vladmandic/face-api/demo/sample6.jpg';

beforeAll(() => {
  Object.assign(globalThis, { DOMParser, XMLSerializer });
});

const photo: TakenPhoto = {
  path: 'holiday/sample6.jpg',
  width: 1920,
  height: 1537,
  hash: '',
  faces: [
    { person: 'Zoë <& Åsa>', group: 1, distance: 0.1, box: { x: 0.1, y: 0.2, width: 0.2, height: 0.4 } },
    { person: null, group: 2, distance: null, box: { x: 0.5, y: 0.5, width: 0.1, height: 0.1 } },
  ],
};

const asBuffer = (bytes: Uint8Array<ArrayBuffer>) => bytes.buffer.slice(0, bytes.length);
/** What another reader finds. */
const read = async (bytes: Uint8Array<ArrayBuffer>) => {
  const tags = await ExifReader.load(asBuffer(bytes), { expanded: true, domParser: new DOMParser() });
  return (tags.xmp ?? {}) as Record<string, { value: unknown; description: string }>;
};

describe('names in a JPEG', () => {
  it('are read by another reader, and no pixel changes', async () => {
    const bytes = new Uint8Array(await readFile(PHOTO));
    const copy = withJpegXmp(bytes, xmpOf(photo, readJpegXmp(bytes)) ?? '');
    expect(copy).not.toBeNull();
    const { Regions, subject } = await read(copy as Uint8Array<ArrayBuffer>);
    expect(subject?.description).toBe('Zoë <& Åsa>');
    const text = JSON.stringify(Regions);
    expect(text).toContain('Zoë <& Åsa>');
    // The middle of the box, and its size.
    expect(text).toMatch(/"0\.200000".*"0\.400000".*"0\.200000".*"0\.400000"/);
    const pixels = (file: Uint8Array) => sharp(file).raw().toBuffer();
    expect((await pixels(copy as Uint8Array)).equals(await pixels(bytes))).toBe(true);
  });

  it('take the place of former names, and what else the file says stays', async () => {
    const bytes = new Uint8Array(await readFile(PHOTO));
    const former = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:subject><rdf:Bag><rdf:li>beach</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const first = withJpegXmp(bytes, former) as Uint8Array<ArrayBuffer>;
    const renamed = {
      ...photo,
      faces: photo.faces.map((face) => ({ ...face, person: face.person && 'Ada' })),
    };
    const second = withJpegXmp(first, xmpOf(photo, readJpegXmp(first)) ?? '') as Uint8Array<ArrayBuffer>;
    const third = withJpegXmp(second, xmpOf(renamed, readJpegXmp(second)) ?? '') as Uint8Array<ArrayBuffer>;
    const { Regions, Rating, subject } = await read(third);
    expect(Rating?.value).toBe('4');
    expect(subject?.description).toContain('beach');
    expect(JSON.stringify(Regions)).toContain('Ada');
    expect(JSON.stringify(Regions)).not.toContain('Zoë');
    // One packet, not three.
    expect(Buffer.from(third).toString('latin1').split('<x:xmpmeta').length - 1).toBe(1);
  });

  it('leave the faces that other programs know and nobody named here', () => {
    const region = (name: string, x: number, type = 'Face') =>
      `<rdf:li rdf:parseType="Resource"><mwg-rs:Name>${name}</mwg-rs:Name><mwg-rs:Type>${type}</mwg-rs:Type>
        <mwg-rs:Area stArea:x="${x}" stArea:y="0.4" stArea:w="0.1" stArea:h="0.1" stArea:unit="normalized"/></rdf:li>`;
    const former = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
        xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"><mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>
        ${region('Old name', 0.2)}${region('Grandmother', 0.9)}${region('Rex', 0.2, 'Pet')}
      </rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const packet = xmpOf(photo, former) ?? '';
    expect(packet).toContain('Grandmother');
    expect(packet).toContain('Rex');
    expect(packet).not.toContain('Old name');
    expect(packet.split('<mwg-rs:RegionList').length - 1).toBe(1);
  });

  it('are not written over XMP that cannot be read, into what is no JPEG, or where they do not fit', async () => {
    expect(xmpOf(photo, '<x:xmpmeta')).toBeNull();
    expect(withJpegXmp(new Uint8Array([1, 2, 3]), 'x')).toBeNull();
    expect(withJpegXmp(new Uint8Array(await readFile(PHOTO)).slice(0, 100), 'x')).toBeNull();
    expect(withJpegXmp(new Uint8Array(await readFile(PHOTO)), 'x'.repeat(70_000))).toBeNull();
  });
});

describe('boxes of turned pictures', () => {
  it('are told on the picture as it is stored', async () => {
    // A mark at the upper left of the stored picture, a quarter from the edges at most, turned upright as each orientation says.
    const marked = await sharp({ create: { width: 80, height: 40, channels: 3, background: 'black' } })
      .composite([
        { input: { create: { width: 20, height: 10, channels: 3, background: 'white' } }, left: 0, top: 0 },
      ])
      .png()
      .toBuffer();
    for (let orientation = 1; orientation <= 8; orientation++) {
      const file = await sharp(marked).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
      expect(jpegOrientation(new Uint8Array(file))).toBe(orientation);
      const { data, info } = await sharp(file)
        .rotate()
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const bright = [...data.keys()].filter((i) => (data[i] ?? 0) > 128);
      const [xs, ys] = [bright.map((i) => i % info.width), bright.map((i) => Math.floor(i / info.width))];
      const upright = {
        x: Math.min(...xs) / info.width,
        y: Math.min(...ys) / info.height,
        width: (Math.max(...xs) + 1 - Math.min(...xs)) / info.width,
        height: (Math.max(...ys) + 1 - Math.min(...ys)) / info.height,
      };
      const { x, y, width, height } = asStored(upright, orientation);
      expect([x, y, width, height], `orientation ${orientation}`).toEqual(
        [0, 0, 0.25, 0.25].map((share) => expect.closeTo(share, 1)),
      );
    }
    expect(jpegOrientation(new Uint8Array(await readFile(PHOTO)))).toBe(1);
  });
});
