import type { BackendName } from '../../../src/networks/backend/backend.ts';
import { createFaceClient } from '../../../src/workers/faces/faceClient.ts';

export interface FacesInput {
  /** Names of the pictures, as `pictureOf` knows them. */
  pictures: string[];
  backend: BackendName | 'auto';
}

export interface FacesMeasured {
  /** The largest face's encoding of each picture; null where none was found. */
  encodings: (number[] | null)[];
  /** Milliseconds of each picture, from the bitmap to its encodings. */
  ms: number[];
  backend: string;
  threads: number;
}

declare global {
  /** A picture's bytes in base64, handed over by the script that drives this page. */
  var pictureOf: (name: string) => Promise<string>;
}

async function bench({ pictures, backend }: FacesInput): Promise<FacesMeasured> {
  const client = createFaceClient();
  const engine = await client.run('prepare', {
    backend,
    assets: new URL('../../../', location.href).href,
    ahead: true,
  });
  const options = { mirror: true, encode: true, chips: false, video: false };
  const measured: FacesMeasured = { encodings: [], ms: [], backend: engine.backend, threads: engine.threads };
  for (const name of pictures) {
    const bytes = Uint8Array.from(atob(await pictureOf(name)), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const begun = performance.now();
    const found = await client.run('encodeFaces', { image, options }, { transfer: [image] });
    measured.ms.push(performance.now() - begun);
    const encoding = found.faces[0]?.encoding;
    measured.encodings.push(encoding ? [...encoding] : null);
  }
  client.dispose();
  return measured;
}

Object.assign(window, { bench });
