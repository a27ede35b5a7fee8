import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { nodeModelFiles } from '../../networks/testing/nodeModelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid } from '../../picture/resample.ts';
import { encodeFaces } from '../encode/encodeFaces.ts';
import { squaredDistance } from '../match/distance.ts';
import { drawn } from '../testing/pictures.ts';
import { decode, sample, toSharp } from '../testing/samples.ts';
import { central, turnedPortrait } from '../testing/turned.ts';
import { FaceDetector } from './detector.ts';
import { turnOf } from './uprightMesh.ts';

let detector: FaceDetector;
let encoder: FaceEncoder;

beforeAll(async () => {
  await useNodeWasm();
  detector = await FaceDetector.load(nodeModelFiles);
  encoder = await FaceEncoder.load(nodeModelFiles);
});

const facesOf = async (pixels: Pixels, video = false) =>
  (await encodeFaces(detector, encoder, pixels, { mirror: true, encode: true, chips: false, video })).faces;

/** A face of a photo, the largest first, with its surroundings, turned about its middle, `size` pixels wide. */
async function portrait(number: number, size: number, which = 0): Promise<(degrees: number) => Pixels> {
  const photo = new Pyramid(await sample(number));
  const face = (await detector.detect(photo, { video: false }))[which];
  if (!face) throw new Error(`Photo ${number} has faces.`);
  return turnedPortrait(photo, face.box, size);
}

async function worst(
  number: number,
  size: number,
  turns: readonly number[],
  video: boolean,
  which = 0,
): Promise<number> {
  const turn = await portrait(number, size, which);
  const upright = central(await facesOf(turn(0)), size)?.encoding;
  const distances: number[] = [];
  for (const degrees of turns) {
    const face = central(await facesOf(turn(degrees), video), size);
    distances.push(
      upright && face?.encoding ? squaredDistance(upright, face.encoding) : Number.POSITIVE_INFINITY,
    );
  }
  return Math.max(...distances);
}

describe('a face turned', () => {
  // All multiples of 15 degrees, and many faces: bench/turned.ts.
  it('is the same face, in a still', async () => {
    expect(await worst(3, 400, [45, 120, 180, 285], false)).toBeLessThan(0.1);
  });

  it('is so too when small, and in a video', async () => {
    expect(await worst(6, 240, [135, 180], false)).toBeLessThan(0.1);
    expect(await worst(6, 320, [60, 180], true)).toBeLessThan(0.1);
  });

  // On these the upright look sees a face in the mouth and the brows of one on its head, or in two people's heads together.
  it('is read by the way up that it is seen best', async () => {
    expect(await worst(2, 400, [180], false)).toBeLessThan(0.1);
    expect(await worst(4, 400, [135, 225], false, 3)).toBeLessThan(0.1);
    expect(await worst(5, 400, [195], false, 1)).toBeLessThan(0.1);
    expect(await worst(4, 400, [225], true, 3)).toBeLessThan(0.1);
    expect(await worst(5, 400, [195], true, 1)).toBeLessThan(0.1);
  });

  it('is found beside others turned otherwise, as round a table seen from above', async () => {
    const turns = await Promise.all([portrait(3, 300), portrait(6, 300)]);
    const places = [
      [0, 0, 0],
      [1, 300, 0],
      [0, 0, 180],
      [1, 300, 270],
    ] as const;
    const parts = await Promise.all(
      places.map(async ([which, left, degrees], i) => ({
        input: await toSharp(turns[which]?.(degrees) ?? drawn(1, 1, () => 0))
          .png()
          .toBuffer(),
        left,
        top: i < 2 ? 0 : 300,
      })),
    );
    const table = await decode(toSharp(drawn(600, 600, () => 90)).composite(parts));
    const faces = await facesOf(table);
    const near = (x: number, y: number) =>
      central(
        faces.map((face) => ({ ...face, box: { ...face.box, x: face.box.x - x, y: face.box.y - y } })),
        300,
      );
    for (const [which, left] of [
      [0, 0],
      [1, 300],
    ] as const) {
      const [p, q] = [near(left, 0)?.encoding, near(left, 300)?.encoding];
      expect(p && q ? squaredDistance(p, q) : Number.POSITIVE_INFINITY, `portrait ${which}`).toBeLessThan(
        0.1,
      );
    }
  });
});

describe('a group photo', () => {
  // What a WebP file with EXIF orientation 6 or 8 is to a browser that does not read it.
  it.each([90, 270])('on its side (%d degrees) shows all its faces', async (degrees) => {
    const side = await decode(toSharp(await sample(1)).rotate(degrees));
    const faces = await detector.detect(side, { video: false });
    expect(faces.map(({ mesh }) => turnOf(mesh))).toEqual(Array(3).fill(degrees / 90));
  });
});

describe('other hard places', () => {
  it('is found where the picture’s edge cuts it, by the second detector at the latest', async () => {
    const photo = await sample(6);
    const [face] = await detector.detect(photo, { video: false });
    if (!face) throw new Error('Photo 6 has faces.');
    const { x, y, width, height } = face.box;
    const left = Math.round(x + 0.3 * width);
    const cut = toSharp(photo).extract({
      left,
      top: Math.max(0, Math.round(y - height)),
      width: Math.min(photo.width - left, Math.round(3 * width)),
      height: Math.round(3 * height),
    });
    const faces = await facesOf(await decode(cut));
    expect(faces.some(({ box }) => box.x < 0.3 * width && Math.abs(box.y - height) < 0.6 * height)).toBe(
      true,
    );
  });

  it('finds every one of a mosaic of 48 portraits, told as they come, and can be stopped', async () => {
    const tile = await toSharp((await portrait(3, 160))(0))
      .png()
      .toBuffer();
    const parts = Array.from({ length: 48 }, (_, i) => ({
      input: tile,
      left: 160 * (i % 8),
      top: 160 * Math.floor(i / 8),
    }));
    const mosaic = await decode(toSharp(drawn(1280, 960, () => 90)).composite(parts));
    const told: number[] = [];
    const before = memory().numTensors;
    const options = { mirror: false, encode: false, chips: false, video: false };
    const { faces } = await encodeFaces(detector, encoder, mosaic, options, {
      found: (soFar) => told.push(soFar.faces.length),
    });
    const cells = new Set(
      faces.map(
        ({ box }) =>
          `${Math.floor((box.x + box.width / 2) / 160)} ${Math.floor((box.y + box.height / 2) / 160)}`,
      ),
    );
    expect(cells.size).toBe(48);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((p, q) => p - q));

    const stop = new AbortController();
    stop.abort(new DOMException('Stopped.', 'AbortError'));
    const stopped = encodeFaces(detector, encoder, mosaic, options, { signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    // What the second detector holds for the next picture is all that may have come.
    expect(memory().numTensors - before).toBeLessThanOrEqual(2 * (1 + 13 + 13 + 8 + 12));
  });
});
