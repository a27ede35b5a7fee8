import { LikenessError } from '../../errors.ts';
import { FaceDetector } from '../../faces/detect/detector.ts';
import {
  chooseBackend,
  dropGraphics,
  type EngineStatus,
  graphicsLost,
} from '../../networks/backend/backend.ts';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { networks } from '../../networks/files/catalogue.ts';
import { httpModelFiles, type LoadProgress } from '../../networks/files/modelFiles.ts';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { cacheWeightStore, openKept } from '../../networks/files/weightStore.ts';
import { layersOfFaceEncoder, layersOfStyleNetwork } from '../../networks/layered/builtIn.ts';
import type { LayeredNetwork } from '../../networks/layered/network.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import type { Inspected, InspectedName } from './inspectJobs.ts';

/** A network that can be looked into. */
export interface Inspectable {
  network: LayeredNetwork;
  /** Of the face encoder: what it encodes with, and what finds and aligns faces for it. */
  faces: { encoder: FaceEncoder; detector: FaceDetector } | null;
}

type Report = (progress: LoadProgress) => void;

const files = {
  embedded: networks.styleEmbedded.files[0].file,
  'embedded-fine': networks.styleEmbeddedFine.files[0].file,
} as const;

/** Side of the pictures that networks of any size get in figures and lists. */
export const USUAL_SIDE = 224;

/** The backend and the networks on it; each is loaded once. */
export class InspectEngine {
  #backend: string | null = null;
  #status: EngineStatus | null = null;
  readonly #loaded = new Map<InspectedName, Promise<Inspectable>>();

  async get(wanted: Inspected, report: Report): Promise<Inspectable & { status: EngineStatus }> {
    if (this.#backend !== wanted.backend || graphicsLost() || !this.#status) {
      const lost = graphicsLost();
      await this.#release();
      if (lost) dropGraphics();
      this.#status = await chooseBackend(wanted.backend, { wasmPath: `${wanted.assets}wasm/` });
      this.#backend = wanted.backend;
    }
    // Another model was dropped: the one before stays until this one is there.
    if (wanted.files) {
      const dropped = await load(wanted, report);
      await this.#forget(wanted.network);
      this.#loaded.set(wanted.network, Promise.resolve(dropped));
    }
    let loading = this.#loaded.get(wanted.network);
    if (!loading) {
      loading = load(wanted, report);
      this.#loaded.set(wanted.network, loading);
      loading.catch(() => this.#loaded.delete(wanted.network));
    }
    return { ...(await loading), status: this.#status };
  }

  /** A network brought by the person may be another one by now under the same name. */
  async renew(name: InspectedName): Promise<void> {
    if (name === 'own') await this.#forget(name);
  }

  async #forget(name: InspectedName): Promise<void> {
    const loaded = this.#loaded.get(name);
    this.#loaded.delete(name);
    (await loaded)?.network.dispose();
  }

  async #release(): Promise<void> {
    for (const name of [...this.#loaded.keys()]) await this.#forget(name);
  }
}

async function load(
  { network, assets, files: dropped, range }: Inspected,
  report: Report,
): Promise<Inspectable> {
  const own = httpModelFiles(`${assets}models/`, report);
  switch (network) {
    case 'faces': {
      const [encoder, detector] = await Promise.all([FaceEncoder.load(own), FaceDetector.load(own)]);
      return { network: layersOfFaceEncoder(encoder), faces: { encoder, detector } };
    }
    case 'embedded':
    case 'embedded-fine': {
      const file = await openSafetensors(bufferSource(await own.read(files[network])));
      const style = await StyleNetwork.load(file);
      return { network: layersOfStyleNetwork('The embedded network', style, 'average'), faces: null };
    }
    case 'vgg19':
    case 'own': {
      const style = await StyleNetwork.load(await openKept(cacheWeightStore(assets), network));
      // VGG-19 was trained with maxima.
      return {
        network: layersOfStyleNetwork(network === 'vgg19' ? 'VGG-19' : 'Your network', style, 'max'),
        faces: null,
      };
    }
    case 'model': {
      if (!dropped) {
        throw new LikenessError(
          'ModelGone',
          'The model you dropped is no longer in memory.',
          'Drop its model.json and its .bin files again.',
        );
      }
      // TF.js' layers come only for who drops a model.
      const { openModel } = await import('../../networks/layered/models/openModel.ts');
      return { network: await openModel(dropped, range), faces: null };
    }
  }
}

/** Height and width of the network's usual input. */
export function usualSide({ input: { size, multiple } }: LayeredNetwork): [number, number] {
  if (size) return [size[0], size[1]];
  const side = Math.max(1, Math.round(USUAL_SIDE / multiple)) * multiple;
  return [side, side];
}
