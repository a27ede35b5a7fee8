import * as tf from '@tensorflow/tfjs-core';
import { FaceDetector } from '../../faces/detect/detector.ts';
import { AntiSpoof } from '../../faces/liveness/antiSpoof.ts';
import type { FacesFound } from '../../faces/types.ts';
import { type BackendName, chooseBackend, type EngineStatus } from '../../networks/backend/backend.ts';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { httpModelFiles, type LoadProgress } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';

/** The loaded networks on their backend. */
export interface FaceEngine {
  status: EngineStatus;
  detector: FaceDetector;
  encoder: FaceEncoder;
  /** Loaded when first asked for; a failed load is tried again when asked again. */
  antiSpoof: { get: () => Promise<AntiSpoof>; dispose: () => void };
}

interface Wanted {
  backend: BackendName | 'auto';
  /** Address of the app's folder, ending in a slash. */
  assets: string;
}

/** Holds the one engine of a worker: loads it once, changes its backend, and leaves a backend that fails. */
export class EngineKeeper {
  #wanted: Wanted | null = null;
  #engine: Promise<FaceEngine> | null = null;
  /** Backends that failed while working; never tried again in this worker. */
  readonly #failed: BackendName[] = [];

  /** The engine that was asked for last. Throws when none was: the client asks first. */
  get(): Promise<FaceEngine> {
    if (!this.#engine) throw new Error('The engine was not prepared.');
    return this.#engine;
  }

  /** Loads the engine, or gives the loaded one when nothing about it changes. A failed load can be tried again. */
  async prepare(wanted: Wanted, onProgress: (progress: LoadProgress) => void): Promise<FaceEngine> {
    const same = this.#wanted?.backend === wanted.backend && this.#wanted.assets === wanted.assets;
    if (this.#engine && same) return this.#engine;
    const before = this.#engine;
    this.#wanted = wanted;
    const loading = (async () => {
      await release(before);
      return this.#load(wanted, onProgress);
    })();
    this.#engine = loading;
    try {
      return await loading;
    } catch (error) {
      if (this.#engine === loading) this.#engine = null;
      throw error;
    }
  }

  /**
   * Runs work on the engine. When it fails on a backend with others behind it (a lost WebGL context, for one), that
   * backend is left for good and the work runs once more on the next; the status then carries a note.
   */
  async use<Result>(work: (engine: FaceEngine) => Promise<Result>): Promise<Result> {
    const engine = await this.get();
    try {
      return await work(engine);
    } catch (error) {
      if (!this.#wanted || engine.status.backend === 'cpu' || isAbort(error)) throw error;
      this.#failed.push(engine.status.backend);
      const wanted = this.#wanted;
      this.#engine = this.#load(wanted, () => undefined);
      return work(await this.#engine);
    }
  }

  async #load(
    { backend, assets }: Wanted,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<FaceEngine> {
    const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/`, skip: this.#failed });
    const files = httpModelFiles(`${assets}models/`, onProgress);
    const [detector, encoder] = await Promise.all([FaceDetector.load(files), FaceEncoder.load(files)]);
    await warmUp(detector, encoder);
    return { status, detector, encoder, antiSpoof: lazyAntiSpoof(`${assets}models/`) };
  }
}

function lazyAntiSpoof(address: string): FaceEngine['antiSpoof'] {
  let loading: Promise<AntiSpoof> | null = null;
  return {
    get: () => {
      loading ??= AntiSpoof.load(httpModelFiles(address, () => undefined)).catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    dispose: () => {
      // One that failed to load was told then, and there is nothing to free.
      loading?.then(
        (networks) => networks.dispose(),
        () => undefined,
      );
    },
  };
}

/** Numbers of live tensors and their bytes. */
export function memory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}

/** The first pass compiles shaders or WASM and allocates: done here, it does not delay the first picture. */
async function warmUp(detector: FaceDetector, encoder: FaceEncoder): Promise<void> {
  const blank: Pixels = { data: new Uint8ClampedArray(64 * 64 * 4), width: 64, height: 64 };
  await detector.detect(blank, { video: true });
  const chips = tf.zeros<tf.Rank.R4>([1, 150, 150, 3]);
  const encoding = encoder.encode(chips, { mirror: false });
  await encoding.data();
  chips.dispose();
  encoding.dispose();
}

async function release(engine: Promise<FaceEngine> | null): Promise<void> {
  try {
    const { detector, encoder, antiSpoof } = (await engine) ?? {};
    detector?.dispose();
    encoder?.dispose();
    antiSpoof?.dispose();
  } catch {
    // It never loaded, and the person was told then: there is nothing to free.
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';

/** The buffers of an answer that move to the page instead of being copied. */
export function buffersOf(found: FacesFound): Transferable[] {
  return found.faces.flatMap(({ landmarks, encoding, chip }) => [
    landmarks.buffer,
    ...(encoding ? [encoding.buffer] : []),
    ...(chip ? [chip.data.buffer] : []),
  ]) as Transferable[];
}
