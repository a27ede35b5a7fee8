import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LikenessError } from '../../errors.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { nodeModelFiles } from '../../networks/testing/nodeModelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { drawn, mirrored } from '../testing/pictures.ts';
import { decode, sample, sampleFaces, toSharp } from '../testing/samples.ts';
import { type Detection, FaceDetector } from './detector.ts';
import { headPose } from './pose.ts';

let detector: FaceDetector;

beforeAll(async () => {
  await useNodeWasm();
  detector = await FaceDetector.load(nodeModelFiles);
});

const still = (pixels: Pixels) => detector.detect(pixels, { video: false });

/** The middle between the outer corners of the eyes. */
function eyes({ mesh: { points } }: Detection): [number, number] {
  const middle = (axis: number) => ((points[3 * 33 + axis] ?? 0) + (points[3 * 263 + axis] ?? 0)) / 2;
  return [middle(0), middle(1)];
}

/** The photo's part around its largest face, `times` as large as the face's box. */
function aroundFace(pixels: Pixels, { box }: Detection, times: number) {
  const side = Math.round(times * Math.max(box.width, box.height));
  const left = Math.max(0, Math.round(box.x + box.width / 2 - side / 2));
  const top = Math.max(0, Math.round(box.y + box.height / 2 - side / 2));
  return toSharp(pixels).extract({
    left,
    top,
    width: Math.min(side, pixels.width - left),
    height: Math.min(side, pixels.height - top),
  });
}

async function largest(number: number): Promise<{ pixels: Pixels; face: Detection }> {
  const pixels = await sample(number);
  const [face] = await still(pixels);
  if (!face) throw new Error(`No face in sample ${number}.`);
  return { pixels, face };
}

describe('detect', () => {
  it.each(sampleFaces.map((count, i) => [i + 1, count]))(
    'finds every face of group photo %d: %d, largest first',
    async (number, count) => {
      const faces = await still(await sample(number));
      expect(faces).toHaveLength(count);
      const areas = faces.map(({ box }) => box.width * box.height);
      expect(areas).toEqual([...areas].sort((p, q) => q - p));
      for (const { mesh, box, score } of faces) {
        expect(mesh.points).toHaveLength(468 * 3);
        expect(box.width).toBeGreaterThan(150);
        expect(box.width).toBeLessThan(260);
        expect(score).toBeGreaterThan(0.5);
        expect(score).toBeLessThanOrEqual(1);
      }
    },
  );

  it('finds the faces of a group photo too small for one look', async () => {
    // Photo 5 at 600 pixels in the corner of a 1900 x 1900 picture: five faces of about 60 pixels, 8 in a look at the whole.
    const small = await toSharp(await sample(5))
      .resize(600)
      .png()
      .toBuffer();
    const inCorner = toSharp(drawn(1900, 1900, () => 90)).composite([
      { input: small, left: 1250, top: 1400 },
    ]);
    const picture = await decode(inCorner.png());
    const faces = await still(await decode(toSharp(picture)));
    expect(faces).toHaveLength(5);
  });

  it('finds a face that fills its picture', async () => {
    for (const number of [1, 3, 6]) {
      const { pixels, face } = await largest(number);
      const tight = await decode(aroundFace(pixels, face, 1.05).resize(150, 150, { fit: 'fill' }));
      const [found, ...others] = await still(tight);
      expect(others).toHaveLength(0);
      // The crop is centred on the face, so the eyes lie in its upper middle.
      const [x, y] = found ? eyes(found) : [0, 0];
      expect(Math.abs(x - 75)).toBeLessThan(25);
      expect(Math.abs(y - 60)).toBeLessThan(25);
    }
  });

  it('finds a face in a picture lying on its side or its head, and says so', async () => {
    const { pixels, face } = await largest(3);
    const crop = await decode(aroundFace(pixels, face, 2.2));
    const [upright] = await still(crop);
    const roll = upright ? headPose(upright.mesh.points).roll : Number.NaN;
    for (const turn of [90, 180, 270]) {
      const turned = await decode(toSharp(crop).rotate(turn));
      const [found] = await still(turned);
      const expected = roll + turn;
      const actual = found ? headPose(found.mesh.points).roll : Number.NaN;
      const off = ((((actual - expected) % 360) + 540) % 360) - 180;
      expect(Math.abs(off)).toBeLessThan(8);
    }
  });

  it('finds a close face once, not also parts of it', async () => {
    // Face and shoulders of the woman on the right of photo 6: a finer tile takes her eye and brow for a face.
    const close = toSharp(await sample(6)).extract({ left: 1400, top: 230, width: 480, height: 360 });
    expect(await still(await decode(close))).toHaveLength(1);
  });

  it('finds nothing where nothing is', async () => {
    expect(await still(drawn(300, 200, (x, y) => (x * y) % 256))).toEqual([]);
  });

  it('reverses yaw and roll, and keeps pitch, in the mirror', async () => {
    for (const number of [1, 4]) {
      const { pixels, face } = await largest(number);
      const [reflected] = await still(mirrored(pixels));
      const pose = headPose(face.mesh.points);
      const twin = reflected ? headPose(reflected.mesh.points) : null;
      expect(Math.abs((twin?.yaw ?? Number.NaN) + pose.yaw)).toBeLessThan(4);
      expect(Math.abs((twin?.roll ?? Number.NaN) + pose.roll)).toBeLessThan(4);
      expect(Math.abs((twin?.pitch ?? Number.NaN) - pose.pitch)).toBeLessThan(4);
    }
  });

  it('finds the faces of a video frame in one pass', async () => {
    const frame = await decode(toSharp(await sample(6)).resize(1280));
    expect(await detector.detect(frame, { video: true })).toHaveLength(4);
  });

  it('leaves no tensor behind', async () => {
    const frame = await decode(toSharp(await sample(6)).resize(400));
    const before = memory().numTensors;
    for (let i = 0; i < 3; i++) await still(frame);
    expect(memory().numTensors).toBe(before);
  });
});

describe('load', () => {
  it('says so when a file is not a network', async () => {
    const damaged = { read: () => Promise.resolve(new TextEncoder().encode('{"half').buffer) };
    await expect(FaceDetector.load(damaged)).rejects.toMatchObject({ name: 'ModelFileDamaged:unreadable' });
  });

  it('passes on what reading throws', async () => {
    const missing = new LikenessError('ModelFileMissing', { file: 'a.bin' });
    await expect(FaceDetector.load({ read: () => Promise.reject(missing) })).rejects.toBe(missing);
  });
});
