import { DEFAULT_MARGIN, DEFAULT_TAU } from '../../../src/faces/match/thresholds.ts';
import { createFaceClient } from '../../../src/workers/faces/faceClient.ts';

export interface LiveInput {
  frames: number;
  /** How often memory is looked at. */
  looks: number;
}

export interface LiveMeasured {
  /** Bytes of the page's heap at each look, after what garbage the browser chose to collect. */
  heap: number[];
  /** Tensors and their bytes in the worker at each look. */
  tensors: number[];
  bytes: number[];
  ms: number[];
  /** Faces over all frames. */
  faces: number;
}

/** The sample photo, moved a little from frame to frame, as people before a camera do. */
async function filmed(photo: ImageBitmap, canvas: OffscreenCanvas, frame: number): Promise<ImageBitmap> {
  const context = canvas.getContext('2d');
  const [x, y] = [12 * Math.sin(frame / 7), 9 * Math.sin(frame / 11)];
  context?.drawImage(photo, x, y, canvas.width, canvas.height);
  return createImageBitmap(canvas);
}

async function bench({ frames, looks }: LiveInput): Promise<LiveMeasured> {
  const assets = new URL('../../../', location.href).href;
  const client = createFaceClient();
  await client.run('prepare', { backend: 'wasm', assets, ahead: true });
  const photo = await createImageBitmap(await (await fetch(`${assets}samples/sample6.jpg`)).blob());
  const canvas = new OffscreenCanvas(640, 512);
  const rule = { tau: DEFAULT_TAU, margin: DEFAULT_MARGIN };
  const measured: LiveMeasured = { heap: [], tensors: [], bytes: [], ms: [], faces: 0 };
  const every = Math.max(1, Math.floor(frames / looks));
  for (let frame = 0; frame < frames; frame++) {
    const image = await filmed(photo, canvas, frame);
    const begun = performance.now();
    const { tracks } = await client.run(
      'watch',
      { image, session: 'bench', rule, mirror: false },
      { transfer: [image] },
    );
    measured.ms.push(performance.now() - begun);
    measured.faces += tracks.length;
    if ((frame + 1) % every !== 0) continue;
    const { tensors, bytes } = await client.run('memory', {});
    measured.tensors.push(tensors);
    measured.bytes.push(bytes);
    const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
    measured.heap.push(memory?.usedJSHeapSize ?? Number.NaN);
  }
  client.dispose();
  return measured;
}

Object.assign(window, { bench });
