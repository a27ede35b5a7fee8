import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import { guardReadbacks, webglRenderer } from './graphics.ts';
import { registerWebglKernels } from './webglKernels.ts';

export type BackendName = 'webgl' | 'wasm' | 'cpu';

/** What the engine runs on, and why. */
export interface EngineStatus {
  backend: BackendName;
  /** Threads of the WASM backend; 1 otherwise. */
  threads: number;
  /** Whether WASM computes with SIMD instructions; false on the other backends. */
  simd: boolean;
  /** The GPU's name as WebGL tells it; null where there is no WebGL. */
  renderer: string | null;
  /** Sentences about backends that failed; empty when the first choice runs. */
  notes: string[];
}

const spoken: Record<BackendName, string> = {
  webgl: 'Graphics (WebGL)',
  wasm: 'The processor (WASM)',
  cpu: 'Plain JavaScript',
};

/** A backend whose worker or context never answers would otherwise keep the person waiting for ever. */
const patience = 30_000;

export interface Capabilities {
  /** The GPU's name; null where there is no WebGL. */
  renderer: string | null;
  /** Whether the browser runs WebAssembly. */
  wasm: boolean;
}

/**
 * Backends in the order to try them. A processor that draws in place of a GPU runs WASM about twenty times faster than
 * WebGL, so WebGL on such a renderer is tried only when it is asked for.
 */
export function preferredBackends(
  preference: BackendName | 'auto',
  { renderer, wasm }: Capabilities,
): BackendName[] {
  const automatic: BackendName[] = ['cpu'];
  if (wasm) automatic.unshift('wasm');
  if (renderer !== null && !isSoftwareRenderer(renderer)) automatic.unshift('webgl');
  if (preference === 'auto') return automatic;
  return [preference, ...automatic.filter((name) => name !== preference)];
}

/** Whether WebGL's renderer name is that of a processor drawing in place of a GPU. */
export function isSoftwareRenderer(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|microsoft basic render/i.test(renderer);
}

/**
 * Threads for WASM: one where memory cannot be shared, as on a page that is not isolated. Else half of the logical cores, two
 * of which often share a real one; but at least two, and four at most: more gain nothing on networks of this size.
 */
export function wasmThreads(isolated: boolean, logicalCores: number): number {
  if (!isolated || logicalCores < 2) return 1;
  return Math.min(4, Math.max(2, Math.floor(logicalCores / 2)));
}

/**
 * Starts the best backend that really computes, and makes it the engine's. Only its own code is loaded.
 *
 * @param preference a backend to try first; when it fails the next is taken, with a sentence in `notes`
 * @param options.wasmPath URL of the folder of the WASM binaries, ends with a slash
 * @param options.skip backends that started before but failed while working
 * @throws LikenessError `NoBackend` when none is left
 */
export async function chooseBackend(
  preference: BackendName | 'auto',
  { wasmPath, skip = [] }: { wasmPath: string; skip?: readonly BackendName[] },
): Promise<EngineStatus> {
  const renderer = webglRenderer();
  const notes: string[] = [];
  for (const backend of preferredBackends(preference, { renderer, wasm: 'WebAssembly' in globalThis })) {
    if (skip.includes(backend)) {
      notes.push(`${spoken[backend]} failed while working.`);
      continue;
    }
    try {
      const running = await inTime(start(backend, renderer, wasmPath));
      return { backend, ...running, renderer, notes };
    } catch (error) {
      notes.push(`${spoken[backend]} did not start: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new LikenessError(
    'NoBackend',
    `This browser cannot run the networks. ${notes.join(' ')}`,
    'Reload the page, or try another browser.',
  );
}

async function start(
  backend: BackendName,
  renderer: string | null,
  wasmPath: string,
): Promise<{ threads: number; simd: boolean }> {
  switch (backend) {
    case 'webgl':
      if (renderer === null) throw new Error('the browser offers none.');
      await import('@tensorflow/tfjs-backend-webgl');
      registerWebglKernels();
      await setAndVerify(backend);
      return { threads: 1, simd: false };
    case 'wasm': {
      const wasm = await import('@tensorflow/tfjs-backend-wasm');
      wasm.setWasmPaths(wasmPath);
      const threads = wasmThreads(
        globalThis.crossOriginIsolated,
        globalThis.navigator?.hardwareConcurrency ?? 1,
      );
      wasm.setThreadsCount(threads);
      await allowThreads(threads, () => setAndVerify(backend));
      const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
      return { threads: wasm.getThreadsCount(), simd: simd === true };
    }
    case 'cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      await setAndVerify(backend);
      return { threads: 1, simd: false };
  }
}

/**
 * While it starts, TF.js takes no more threads than half of `navigator.hardwareConcurrency`, whatever it is told: on two cores
 * it would leave one idle, and was measured to be half as fast.
 */
async function allowThreads(threads: number, work: () => Promise<void>): Promise<void> {
  if (threads === 1) return work();
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads, configurable: true });
  try {
    await work();
  } finally {
    // Only the stand-in: the browser's own lies on the prototype.
    Reflect.deleteProperty(navigator, 'hardwareConcurrency');
  }
}

/** Makes `backend` the engine's and checks a convolution worked out by hand. */
async function setAndVerify(backend: BackendName): Promise<void> {
  if (!(await tf.setBackend(backend))) throw new Error('it could not be set up.');
  if (backend === 'webgl') guardReadbacks();
  const sums = tf.tidy(() => {
    const oneToNine = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
    return tf.conv2d(oneToNine, tf.ones<tf.Rank.R4>([2, 2, 1, 1]), 1, 'valid');
  });
  try {
    const computed = Array.from(await sums.data());
    if (computed.join() !== '12,16,24,28') throw new Error(`it computes wrongly (${computed.join()}).`);
  } finally {
    sums.dispose();
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${patience / 1000} seconds.`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
