import type { BackendName } from '../../../src/networks/backend/backend.ts';
import { createInspectClient } from '../../../src/workers/inspect/inspectClient.ts';
import type { InspectedName } from '../../../src/workers/inspect/inspectJobs.ts';

export interface Top9Input {
  /** Paths, as `pictureOf` knows them. */
  pictures: string[];
  network: InspectedName;
  backend: BackendName | 'auto';
}

export interface Top9Measured {
  pictures: number;
  skipped: number;
  seconds: number;
  /** Of each picture, the most bytes of tensors at once while it went through. */
  tensorBytes: number[];
  layers: string[];
  backend: string;
  threads: number;
}

declare global {
  /** A picture's bytes in base64, handed over by the script that drives this page. */
  var pictureOf: (name: string) => Promise<string>;
}

async function bench({ pictures, network, backend }: Top9Input): Promise<Top9Measured> {
  const client = createInspectClient(async () => undefined);
  const wanted = { network, backend, assets: new URL('../../../', location.href).href };
  const description = await client.run('describe', wanted);
  const layers: string[] = description.suggested;
  const files: File[] = [];
  const read = new Map<string, File>();
  for (const name of pictures) {
    let file = read.get(name);
    if (!file) {
      const bytes = Uint8Array.from(atob(await pictureOf(name)), (character) => character.charCodeAt(0));
      file = new File([bytes], name);
      read.set(name, file);
    }
    files.push(file);
  }
  const begun = performance.now();
  const result = await client.run('figure', { ...wanted, set: { kind: 'files', files }, layers });
  const seconds = (performance.now() - begun) / 1000;
  client.dispose();
  const { engine } = description;
  return {
    pictures: result.pictures,
    skipped: result.skipped,
    seconds,
    tensorBytes: result.tensorBytes,
    layers,
    backend: engine.backend,
    threads: engine.threads,
  };
}

Object.assign(window, { bench });
