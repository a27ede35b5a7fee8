import { type Detection, FaceDetector } from '../../../src/faces/detect/detector.ts';
import { encodeFaces, watchFaces } from '../../../src/faces/encode/encodeFaces.ts';
import { type BackendName, chooseBackend } from '../../../src/networks/backend/backend.ts';
import { FaceEncoder } from '../../../src/networks/encoder/faceEncoder.ts';
import { httpModelFiles } from '../../../src/networks/files/modelFiles.ts';
import type { Pixels } from '../../../src/picture/pixels.ts';
import { counted } from '../counted.ts';

export interface LiveGpuInput {
  backend: BackendName;
  frames: number;
  /** Which of the sample photos are looked at as stills. */
  stills: number[];
}

export interface Still {
  faces: number;
  readbacks: number;
  kernels: number;
}

export interface LiveGpuOutput {
  faces: number;
  /** Of each frame: the first finds its faces, the others follow them. */
  readbacks: number[];
  /** Of the sample photos as stills, their faces encoded. */
  stills: Still[];
  /** Of a picture that is grey all over. */
  withoutFaces: Still;
  renderer: string | null;
}

/** Longer side of the stills in pixels. */
const stillSide = 1024;

function canvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gave no canvas.');
  return context;
}

function pixelsOf(context: OffscreenCanvasRenderingContext2D): Pixels {
  const { width, height } = context.canvas;
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

/** Follows the faces of a photo that moves a little from frame to frame, then looks at stills, and counts what is read back. */
async function bench({ backend, frames, stills }: LiveGpuInput): Promise<LiveGpuOutput> {
  const asked = counted();
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/` });
  if (status.backend !== backend) throw new Error(status.notes.join(' '));
  const files = httpModelFiles(`${assets}models/`, () => undefined);
  const [detector, encoder] = await Promise.all([FaceDetector.load(files), FaceEncoder.load(files)]);
  const photo = async (number: number) =>
    createImageBitmap(await (await fetch(`${assets}samples/sample${number}.jpg`)).blob());

  const moving = await photo(6);
  const frame = canvas(640, 512);
  let last: Detection[] = [];
  const readbacks: number[] = [];
  for (let i = 0; i < frames; i++) {
    frame.drawImage(moving, 2 * i, i, 640, 512);
    const before = asked.readbacks;
    last = (await watchFaces(detector, pixelsOf(frame), last)).detections;
    readbacks.push(asked.readbacks - before);
  }

  const lookAt = async (picture: Pixels): Promise<Still> => {
    const before = { ...asked };
    const options = { video: false, encode: true, chips: false, mirror: true };
    const { faces } = await encodeFaces(detector, encoder, picture, options);
    return {
      faces: faces.length,
      readbacks: asked.readbacks - before.readbacks,
      kernels: asked.kernels - before.kernels,
    };
  };
  const seen: Still[] = [];
  for (const number of stills) {
    const whole = await photo(number);
    const drawn = canvas(stillSide, Math.round((stillSide * whole.height) / whole.width));
    drawn.drawImage(whole, 0, 0, drawn.canvas.width, drawn.canvas.height);
    seen.push(await lookAt(pixelsOf(drawn)));
  }
  const grey = canvas(640, 512);
  grey.fillStyle = 'grey';
  grey.fillRect(0, 0, 640, 512);
  return {
    faces: last.length,
    readbacks,
    stills: seen,
    withoutFaces: await lookAt(pixelsOf(grey)),
    renderer: status.renderer,
  };
}

Object.assign(window, { bench });
