import sharp from 'sharp';
import { expect, it } from 'vitest';
import { exifOrientation, webpStored } from './exif.ts';

const picture = () => sharp({ create: { width: 21, height: 10, channels: 3, background: '#3a7' } });
const file = async (bytes: Promise<Buffer>) => new Blob([new Uint8Array(await bytes)]);

it('reads the orientation of a WebP picture and the size it is stored in', async () => {
  for (const orientation of [1, 3, 6, 8]) {
    const webp = await file(picture().withMetadata({ orientation }).webp().toBuffer());
    expect(await webpStored(webp)).toEqual({ width: 21, height: 10, orientation });
  }
});

it('leaves alone what has no Exif, is no WebP, or is cut off', async () => {
  expect(await webpStored(await file(picture().webp().toBuffer()))).toBeNull();
  expect(
    await webpStored(await file(picture().withMetadata({ orientation: 6 }).jpeg().toBuffer())),
  ).toBeNull();
  const whole = await file(picture().withMetadata({ orientation: 6 }).webp().toBuffer());
  expect(await webpStored(whole.slice(0, 34))).toBeNull();
  expect(exifOrientation(new Uint8Array(9))).toBe(1);
  expect(exifOrientation(new Uint8Array(0))).toBe(1);
});
