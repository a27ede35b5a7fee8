import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { FaceDetector } from '../src/faces/detect/detector.ts';
import { surePresence } from '../src/faces/detect/faceMesh.ts';
import { encodeFaces } from '../src/faces/encode/encodeFaces.ts';
import { squaredDistance } from '../src/faces/match/distance.ts';
import { decode } from '../src/faces/testing/samples.ts';
import { central, turnedPortrait } from '../src/faces/testing/turned.ts';
import type { FaceObservation } from '../src/faces/types.ts';
import { FaceEncoder } from '../src/networks/encoder/faceEncoder.ts';
import { useNodeWasm as startWasm } from '../src/networks/testing/nodeBackend.ts';
import { nodeModelFiles } from '../src/networks/testing/nodeModelFiles.ts';
import type { Pixels } from '../src/picture/pixels.ts';
import { Pyramid } from '../src/picture/resample.ts';
import { printJson } from './harness.ts';

// Every clear face of the pictures in a folder, turned by each multiple of a step, against itself upright. In Node, on WASM:
//   npm run bench:turned -- [DIR] [--step 15] [--from 15] [--size 400] [--video]
// Without DIR the six group photos of face-api's package are used. A reading is wrong when d to the upright one is over .1.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    step: { type: 'string', default: '15' },
    from: { type: 'string' },
    size: { type: 'string', default: '400' },
    video: { type: 'boolean', default: false },
  },
});
const [folder = 'node_modules/@vladmandic/face-api/demo'] = positionals;
const [step, size] = [Number(values.step), Number(values.size)];
const wrong = 0.1;
/** A face under this many pixels is not clear. */
const leastWidth = 60;

await startWasm();
const detector = await FaceDetector.load(nodeModelFiles);
const encoder = await FaceEncoder.load(nodeModelFiles);

async function facesOf(picture: Pixels, video: boolean): Promise<FaceObservation[]> {
  const options = { mirror: true, encode: true, chips: false, video };
  return (await encodeFaces(detector, encoder, picture, options)).faces;
}

const readings: { face: string; degrees: number; d: number }[] = [];
let faces = 0;
let extra = 0;
for (const name of (await readdir(folder)).filter((file) => /\.(jpe?g|png|webp)$/i.test(file)).sort()) {
  const photo = new Pyramid(await decode(sharp(join(folder, name)).rotate()));
  const clear = (await detector.detect(photo, { video: false })).filter(
    ({ box, mesh }) => box.width >= leastWidth && mesh.presence >= surePresence,
  );
  for (const [i, { box }] of clear.entries()) {
    const turn = turnedPortrait(photo, box, size);
    const upright = await facesOf(turn(0), false);
    const own = central(upright, size)?.encoding;
    if (!own) continue;
    faces++;
    for (let degrees = Number(values.from ?? step); degrees < 360; degrees += step) {
      const found = await facesOf(turn(degrees), values.video);
      const other = central(found, size)?.encoding;
      extra += Math.max(0, found.length - upright.length);
      const d = other ? squaredDistance(own, other) : Number.POSITIVE_INFINITY;
      readings.push({ face: `${name} ${i + 1}`, degrees, d });
    }
  }
}
const bad = readings.filter(({ d }) => d > wrong);
const right = readings.filter(({ d }) => d <= wrong).map(({ d }) => d);
printJson({
  faces,
  readings: readings.length,
  wrong: bad.length,
  facesWithWrong: new Set(bad.map(({ face }) => face)).size,
  extraFaces: extra,
  meanOfRight: right.reduce((sum, d) => sum + d, 0) / right.length,
  wrongOnes: bad.map(({ face, degrees, d }) => `${face} at ${degrees}: ${d.toFixed(2)}`),
});
