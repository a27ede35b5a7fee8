import { type Detection, FaceDetector } from '../../../src/faces/detect/detector.ts';
import { encodeFaces, watchFaces } from '../../../src/faces/encode/encodeFaces.ts';
import { type BackendName, chooseBackend } from '../../../src/networks/backend/backend.ts';
import { FaceEncoder } from '../../../src/networks/encoder/faceEncoder.ts';
import { httpModelFiles } from '../../../src/networks/files/modelFiles.ts';
import { counted } from '../counted.ts';

export interface LiveGpuInput {
  backend: BackendName;
  frames: number;
}

export interface LiveGpuOutput {
  faces: number;
  /** Of each frame: the first finds its faces, the others follow them. */
  readbacks: number[];
  /** Of the same picture as a still, its faces encoded. */
  still: { faces: number; readbacks: number };
  renderer: string | null;
}

/** Follows the faces of a photo that moves a little from frame to frame, and counts what is read back. */
async function bench({ backend, frames }: LiveGpuInput): Promise<LiveGpuOutput> {
  const asked = counted();
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/` });
  if (status.backend !== backend) throw new Error(status.notes.join(' '));
  const files = httpModelFiles(`${assets}models/`, () => undefined);
  const [detector, encoder] = await Promise.all([FaceDetector.load(files), FaceEncoder.load(files)]);
  const photo = await createImageBitmap(await (await fetch(`${assets}samples/sample6.jpg`)).blob());
  const [width, height] = [640, 512];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gave no canvas.');
  const at = (frame: number) => {
    context.drawImage(photo, 2 * frame, frame, width, height);
    return { data: context.getImageData(0, 0, width, height).data, width, height };
  };
  const since = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const before = asked.readbacks;
    const done = await work();
    return [done, asked.readbacks - before];
  };
  let last: Detection[] = [];
  const readbacks: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const [{ detections }, read] = await since(() => watchFaces(detector, at(frame), last));
    last = detections;
    readbacks.push(read);
  }
  const options = { video: false, encode: true, chips: false, mirror: false };
  const [found, read] = await since(() => encodeFaces(detector, encoder, at(0), options));
  return {
    faces: last.length,
    readbacks,
    still: { faces: found.faces.length, readbacks: read },
    renderer: status.renderer,
  };
}

Object.assign(window, { bench });
