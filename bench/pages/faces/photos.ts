import { foundsGroup } from '../../../src/faces/group/founding.ts';
import type { BackendName } from '../../../src/networks/backend/backend.ts';
import { createFaceClient } from '../../../src/workers/faces/faceClient.ts';

export interface PhotosInput {
  /** Names of the pictures, as `photoOf` knows them. */
  pictures: string[];
  backend: BackendName | 'auto';
}

export interface PhotosMeasured {
  /** The faces of each picture, largest first. */
  faces: { encoding: number[]; founds: boolean }[][];
  seconds: number;
  /** Most bytes in tensors after any picture, and the page's heap after the hundredth and the last, or after the first of fewer. */
  peakTensorBytes: number;
  heapFirst: number;
  heapLast: number;
}

declare global {
  /** A picture's bytes in base64, handed over by the script that drives this page. */
  var photoOf: (name: string) => Promise<string>;
}

const heap = () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;

async function bench({ pictures, backend }: PhotosInput): Promise<PhotosMeasured> {
  const client = createFaceClient();
  await client.run('prepare', {
    backend,
    assets: new URL('../../../', location.href).href,
    ahead: true,
  });
  const options = { mirror: true, encode: true, chips: false, video: false };
  const faces: PhotosMeasured['faces'] = [];
  let [peakTensorBytes, heapFirst, seconds] = [0, 0, 0];
  for (const [index, name] of pictures.entries()) {
    const bytes = Uint8Array.from(atob(await photoOf(name)), (character) => character.charCodeAt(0));
    const begun = performance.now();
    const image = await createImageBitmap(new Blob([bytes]));
    const found = await client.run('encodeFaces', { image, options }, { transfer: [image] });
    seconds += (performance.now() - begun) / 1000;
    faces.push(
      found.faces.flatMap((face) =>
        face.encoding ? { encoding: [...face.encoding], founds: foundsGroup(face) } : [],
      ),
    );
    peakTensorBytes = Math.max(peakTensorBytes, (await client.run('memory', {})).bytes);
    if (index === Math.min(99, pictures.length - 2)) heapFirst = heap();
  }
  client.dispose();
  return { faces, seconds, peakTensorBytes, heapFirst, heapLast: heap() };
}

Object.assign(window, { bench });
