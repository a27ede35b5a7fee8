import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { nodeModelFiles } from '../../networks/testing/nodeModelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid, resample } from '../../picture/resample.ts';
import { squareWindow } from '../../picture/similarity.ts';
import { FaceDetector } from '../detect/detector.ts';
import { measureQuality } from '../detect/quality.ts';
import { decode, sample, toSharp } from '../testing/samples.ts';
import type { Box, EncodeOptions, FaceObservation, FacesFound } from '../types.ts';
import { encodeChips, encodeFaces, watchFaces } from './encodeFaces.ts';

let detector: FaceDetector;
let encoder: FaceEncoder;

beforeAll(async () => {
  await useNodeWasm();
  detector = await FaceDetector.load(nodeModelFiles);
  encoder = await FaceEncoder.load(nodeModelFiles);
});

const everything: EncodeOptions = { mirror: true, encode: true, chips: true, video: false };

const facesOf = (pixels: Pixels, options = everything) => encodeFaces(detector, encoder, pixels, options);

/** d = ||f(x) - f(y)||^2; NaN when one is missing. */
function distance(p: Float32Array | null | undefined, q: Float32Array | null | undefined): number {
  return p && q ? p.reduce((sum, v, i) => sum + (v - (q[i] ?? Number.NaN)) ** 2, 0) : Number.NaN;
}

/** A square of the photo around a face, rolled by `degrees` about the face's centre. */
function rolled(pixels: Pixels, { x, y, width, height }: Box, degrees: number): Pixels {
  const side = Math.round(3 * Math.max(width, height));
  const rgb = new Float32Array(side * side * 3);
  const window = squareWindow(x + width / 2, y + height / 2, side, (-degrees * Math.PI) / 180, side);
  resample(new Pyramid(pixels), window, side, rgb);
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let i = 0; i < rgb.length; i++) data[4 * Math.floor(i / 3) + (i % 3)] = rgb[i] ?? 0;
  return { data, width: side, height: side };
}

/** The face whose middle is nearest to the picture's. */
function central({ width, height }: Pixels, faces: FaceObservation[]): FaceObservation | undefined {
  const off = ({ box }: FaceObservation) =>
    Math.hypot(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2);
  return [...faces].sort((p, q) => off(p) - off(q))[0];
}

describe('encodeFaces', () => {
  it('tells size, faces, chips and times of a photo', async () => {
    const found = await facesOf(await sample(6));
    expect([found.width, found.height]).toEqual([1920, 1537]);
    expect(found.faces).toHaveLength(4);
    expect(found.ms.detect).toBeGreaterThan(0);
    expect(found.ms.encode).toBeGreaterThan(0);
    for (const face of found.faces) {
      expect(face.landmarks).toHaveLength(2 * 468);
      expect(face.encoding).toHaveLength(128);
      // The encoder's outputs have a norm of about 1.5.
      expect(Math.abs(Math.sqrt(distance(face.encoding, new Float32Array(128))) - 1.5)).toBeLessThan(0.25);
      expect([face.chip?.width, face.chip?.height]).toEqual([150, 150]);
      expect(face.quality.eyeDistance).toBeGreaterThan(face.box.width * 0.3);
      expect(face.quality.eyeDistance).toBeLessThan(face.box.width * 0.6);
    }
  });

  it('keeps the four people of a photo apart', async () => {
    const { faces } = await facesOf(await sample(6));
    for (const [i, p] of faces.entries()) {
      for (const q of faces.slice(i + 1)) expect(distance(p.encoding, q.encoding)).toBeGreaterThan(0.3);
    }
  });

  it('gives only what is asked for', async () => {
    const small = await decode(toSharp(await sample(6)).resize(640));
    const bare = await facesOf(small, { mirror: false, encode: false, chips: false, video: true });
    expect(bare.faces).toHaveLength(4);
    expect(bare.faces.every(({ encoding, chip }) => encoding === null && chip === null)).toBe(true);
  });

  it('encodes faces as they are found, when asked, to the same numbers', async () => {
    const picture = await decode(toSharp(await sample(6)).resize(960));
    const whole = await facesOf(picture);
    const told: FacesFound[] = [];
    const pieceByPiece = await encodeFaces(
      detector,
      encoder,
      picture,
      { ...everything, asFound: true },
      { found: (soFar) => told.push(soFar) },
    );
    expect(pieceByPiece.faces).toHaveLength(whole.faces.length);
    pieceByPiece.faces.forEach(({ encoding, box }, i) => {
      expect(box).toEqual(whole.faces[i]?.box);
      expect(distance(encoding, whole.faces[i]?.encoding)).toBeLessThan(1e-9);
    });
    // Boxes first, then the same faces with encodings and chips.
    const [boxes, compared] = told;
    expect(boxes?.faces.every(({ encoding }) => encoding === null)).toBe(true);
    expect(compared?.faces.length).toBe(boxes?.faces.length);
    expect(compared?.faces.every(({ encoding, chip }) => encoding && chip)).toBe(true);
  });

  it('answers a picture without faces', async () => {
    const found = await facesOf({ data: new Uint8ClampedArray(4 * 64 * 48), width: 64, height: 48 });
    expect(found.faces).toEqual([]);
  });

  it('averages jittered chips near the plain one', async () => {
    const small = await decode(toSharp(await sample(6)).resize(640));
    const plain = await facesOf(small);
    const averaged = await facesOf(small, { ...everything, jitter: 4 });
    plain.faces.forEach(({ encoding }, i) => {
      const d = distance(encoding, averaged.faces[i]?.encoding);
      expect(d).toBeGreaterThan(0);
      expect(d).toBeLessThan(0.1);
    });
  });

  it('finds a blurred chip less sharp', async () => {
    const { faces } = await facesOf(await sample(3), { ...everything, encode: false });
    for (const { chip, quality } of faces) {
      if (!chip) throw new Error('The chip was asked for.');
      const blurred = await decode(toSharp(chip).blur(2));
      expect(measureQuality(new Float32Array(468 * 3), blurred).sharpness).toBeLessThan(
        quality.sharpness / 2,
      );
    }
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'knows every face of photo %d when it is rolled by 30 degrees',
    async (number) => {
      const pixels = await sample(number);
      const plain = { ...everything, mirror: false };
      const { faces } = await facesOf(pixels, plain);
      for (const { box, encoding } of faces) {
        const picture = rolled(pixels, box, 30);
        const face = central(picture, (await facesOf(picture, plain)).faces);
        expect(distance(face?.encoding, encoding)).toBeLessThan(0.36);
      }
    },
  );

  it('leaves no tensor behind in ten encodings', async () => {
    const photo = await sample(6);
    const [face] = (await facesOf(photo, { ...everything, encode: false })).faces;
    if (!face) throw new Error('Four faces were there.');
    const small = await decode(toSharp(rolled(photo, face.box, 0)).resize(120));
    const options = { mirror: false, encode: true, chips: false, video: true };
    expect((await facesOf(small, options)).faces.length).toBeGreaterThan(0);
    const before = memory().numTensors;
    for (let i = 0; i < 10; i++) await facesOf(small, options);
    expect(memory().numTensors).toBe(before);
  });
});

describe('watchFaces and encodeChips', () => {
  it('together give what encodeFaces gives', async () => {
    const frame = await decode(toSharp(await sample(6)).resize(960));
    const { faces: watched } = await watchFaces(detector, frame, []);
    const encodings = await encodeChips(
      encoder,
      watched.map(({ chip }) => chip),
      { mirror: true },
    );
    const { faces } = await facesOf(frame, { ...everything, video: true });
    expect(watched).toHaveLength(4);
    faces.forEach(({ encoding }, i) => {
      expect(distance(encoding, encodings[i])).toBeLessThan(1e-9);
    });
  });

  it('splits long lists and keeps their order', async () => {
    const frame = await decode(toSharp(await sample(6)).resize(960));
    const {
      faces: [first, second],
    } = await watchFaces(detector, frame, []);
    if (!first || !second) throw new Error('Four faces were there.');
    const chips = Array.from({ length: 18 }, (_, i) => (i === 17 ? second.chip : first.chip));
    const encodings = await encodeChips(encoder, chips, { mirror: false });
    expect(encodings).toHaveLength(18);
    expect(distance(encodings[0], encodings[16])).toBeLessThan(1e-9);
    expect(distance(encodings[0], encodings[17])).toBeGreaterThan(0.1);
  });
});
