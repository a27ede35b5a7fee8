import { LikenessError } from '../../errors.ts';
import { FaceDetector } from '../../faces/detect/detector.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { networks } from '../../networks/files/catalogue.ts';
import { httpModelFiles, type LoadProgress } from '../../networks/files/modelFiles.ts';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { cacheWeightStore, openKept } from '../../networks/files/weightStore.ts';
import { layersOfFaceEncoder, layersOfStyleNetwork } from '../../networks/layered/builtIn.ts';
import type { LayeredNetwork } from '../../networks/layered/network.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { Engine } from '../engine/engine.ts';
import type { Inspected, InspectedName } from './inspectJobs.ts';

/** A network that can be looked into. */
export interface Inspectable {
  network: LayeredNetwork;
  /** Of the face encoder: what it encodes with, and what finds and aligns faces for it. */
  faces: { encoder: FaceEncoder; detector: FaceDetector } | null;
  dispose(): void;
}

type Report = (progress: LoadProgress) => void;

const files = {
  embedded: networks.styleEmbedded.files[0].file,
  'embedded-fine': networks.styleEmbeddedFine.files[0].file,
} as const;

/** Side of the pictures that networks of any size get in figures and lists. */
export const USUAL_SIDE = 224;

/** The networks that can be looked into, each loaded once on the engine's backend. */
export class Inspectables {
  readonly engine = new Engine('lost');

  /** Runs work on a network; again on a new context or the next backend where that one fails under it. */
  use<Result>(
    wanted: Inspected,
    report: Report,
    work: (inspectable: Inspectable, status: EngineStatus) => Promise<Result>,
  ): Promise<Result> {
    return this.engine.use(wanted, async (status) => work(await this.get(wanted, report), status));
  }

  /** A network on the present backend. */
  async get(wanted: Inspected, report: Report): Promise<Inspectable> {
    const { network, files } = wanted;
    if (files && files !== this.#dropped) {
      // Another model was dropped: the one before stays until this one is there.
      const next = await load(wanted, report);
      await this.engine.forget(network);
      this.#dropped = files;
      return this.engine.load(network, async () => next);
    }
    return this.engine.load(network, () =>
      load({ ...wanted, ...(this.#dropped && { files: this.#dropped }) }, report),
    );
  }

  /** The files of the model dropped last: it is read again after a change of the backend. */
  #dropped: File[] | null = null;

  /** A network brought by the person may be another one by now under the same name. */
  async renew(name: InspectedName): Promise<void> {
    if (name === 'own') await this.engine.forget(name);
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
      return inspectable(layersOfFaceEncoder(encoder), { encoder, detector });
    }
    case 'embedded':
    case 'embedded-fine': {
      const file = await openSafetensors(bufferSource(await own.read(files[network])));
      const style = await StyleNetwork.load(file);
      return inspectable(layersOfStyleNetwork(network, style, 'average'));
    }
    case 'vgg19':
    case 'own': {
      const style = await StyleNetwork.load(await openKept(cacheWeightStore(assets), network));
      // VGG-19 was trained with maxima.
      return inspectable(layersOfStyleNetwork(network, style, 'max'));
    }
    case 'model': {
      if (!dropped) {
        throw new LikenessError('ModelGone');
      }
      // TF.js' layers come only for who drops a model.
      const { openModel } = await import('../../networks/layered/models/openModel.ts');
      return inspectable(await openModel(dropped, range));
    }
  }
}

function inspectable(network: LayeredNetwork, faces: Inspectable['faces'] = null): Inspectable {
  const dispose = () => {
    network.dispose();
    faces?.detector.dispose();
  };
  return { network, faces, dispose };
}

/** Height and width of the network's usual input. */
export function usualSide({ input: { size, multiple } }: LayeredNetwork): [number, number] {
  if (size) return [size[0], size[1]];
  const side = Math.max(1, Math.round(USUAL_SIDE / multiple)) * multiple;
  return [side, side];
}
