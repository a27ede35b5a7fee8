import { createInspectClient } from '../../../src/workers/inspect/inspectClient.ts';
import type { InspectedName } from '../../../src/workers/inspect/inspectJobs.ts';

export interface AtlasMeasured {
  backend: string;
  threads: number;
  /** Milliseconds from the bitmap in the worker to the tiled atlas: median of 15 after 5 that warm up. */
  layers: {
    network: string;
    layer: string;
    shape: number[];
    ms: number;
    least: number;
    wholeJobMs: number;
  }[];
}

const SIDE = 256;
const cases: { network: InspectedName; layer: string }[] = [
  { network: 'embedded-fine', layer: 'conv3_2' },
  { network: 'embedded-fine', layer: 'conv5_1' },
  { network: 'faces', layer: 'conv128_2' },
  { network: 'embedded', layer: 'conv3_2' },
];

async function bench(): Promise<AtlasMeasured> {
  const client = createInspectClient(async () => undefined);
  const measured: AtlasMeasured = { backend: '', threads: 0, layers: [] };
  for (const { network, layer } of cases) {
    const wanted = { network, backend: 'wasm' as const, assets: new URL('../../../', location.href).href };
    const { engine } = await client.run('describe', wanted);
    Object.assign(measured, { backend: engine.backend, threads: engine.threads });
    const times: { own: number; whole: number }[] = [];
    let shape: number[] = [];
    for (let i = 0; i < 20; i++) {
      const image = await createImageBitmap(new ImageData(SIDE, SIDE));
      const begun = performance.now();
      const options = { layer, order: 'index', scale: 'channel', silent: true, prepared: true } as const;
      const activations = await client.run(
        'activate',
        { ...wanted, ...options, image },
        { transfer: [image] },
      );
      if (i >= 5) times.push({ own: activations.ms, whole: performance.now() - begun });
      shape = activations.shape;
    }
    const middle = (of: 'own' | 'whole') =>
      times.map((each) => each[of]).toSorted((a, b) => a - b)[7] ?? Number.NaN;
    const least = Math.min(...times.map(({ own }) => own));
    measured.layers.push({ network, layer, shape, ms: middle('own'), least, wholeJobMs: middle('whole') });
  }
  client.dispose();
  return measured;
}

Object.assign(window, { bench });
