import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import { detailOf } from '../../failures.ts';
import { type Message, message } from '../../words/keys.ts';
import { webgpuAdapter } from './gpuDevice.ts';
import { guardReadbacks, webglRenderer } from './graphics.ts';
import { registerWebglKernels } from './webglKernels.ts';

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** What the engine runs on, and why. */
export interface EngineStatus {
  backend: BackendName;
  /** Threads of the WASM backend; 1 otherwise. */
  threads: number;
  /** Whether WASM computes with SIMD instructions; false on the other backends. */
  simd: boolean;
  /** The GPU's name as the browser tells it; null where there is none. */
  renderer: string | null;
  /** Of backends that failed; empty when the first choice runs. */
  notes: Message[];
}

const named = (backend: BackendName): Message => message('app.engineName', { engine: backend });

/** A backend whose worker or context never answers would otherwise keep the person waiting for ever. */
const patience = 30_000;

export interface Capabilities {
  /** The GPU's name; null where there is no WebGL. */
  renderer: string | null;
  /** Whether WebGPU has a graphics card. */
  gpu: boolean;
  /** Whether the browser runs WebAssembly. */
  wasm: boolean;
}

/**
 * Backends in the order to try them. A processor that draws in place of a GPU runs WASM about twenty times faster than
 * WebGL, so WebGL on such a renderer is tried only when it is asked for.
 */
export function preferredBackends(
  preference: BackendName | 'auto',
  { renderer, gpu, wasm }: Capabilities,
): BackendName[] {
  const automatic: BackendName[] = ['cpu'];
  if (wasm) automatic.unshift('wasm');
  if (renderer !== null && !isSoftwareRenderer(renderer)) automatic.unshift('webgl');
  if (gpu) automatic.unshift('webgpu');
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
 * @param preference a backend to try first; when it fails the next is taken, with a message in `notes`
 * @param options.wasmPath URL of the folder of the WASM binaries, ends with a slash
 * @param options.skip backends that started before but failed while working
 * @throws LikenessError `NoBackend` when none is left
 */
export async function chooseBackend(
  preference: BackendName | 'auto',
  { wasmPath, skip = [] }: { wasmPath: string; skip?: readonly BackendName[] },
): Promise<EngineStatus> {
  const renderer = webglRenderer();
  const adapter = await webgpuAdapter();
  const gpu = adapter?.hardware ?? false;
  const notes: Message[] = [];
  for (const backend of preferredBackends(preference, { renderer, gpu, wasm: 'WebAssembly' in globalThis })) {
    if (skip.includes(backend)) {
      notes.push(message('app.engineFailed', { engine: named(backend) }));
      continue;
    }
    try {
      if (!(backend === 'webgpu' ? adapter : backend !== 'webgl' || renderer !== null)) {
        throw new NotStarted(message('app.engineNotOffered', { engine: named(backend) }));
      }
      const running = await inTime(backend, start(backend, wasmPath));
      const name = backend === 'webgpu' ? (adapter?.name ?? null) : renderer;
      return { backend, ...running, renderer: name, notes };
    } catch (error) {
      notes.push(
        error instanceof NotStarted
          ? error.note
          : message('app.engineNotStarted', { engine: named(backend), detail: detailOf(error) }),
      );
    }
  }
  throw new LikenessError('NoBackend', { notes: together(notes) });
}

/** Several messages as one, one behind the other. */
const together = (notes: readonly Message[]): Message | string =>
  notes.reduce<Message | string>(
    (before, note) => (before === '' ? note : message('app.twoNotes', { first: before, second: note })),
    '',
  );

/** Why a backend is not taken. */
class NotStarted extends Error {
  constructor(readonly note: Message) {
    super(note.key);
  }
}

async function start(backend: BackendName, wasmPath: string): Promise<{ threads: number; simd: boolean }> {
  switch (backend) {
    case 'webgpu':
      await import('@tensorflow/tfjs-backend-webgpu');
      await setAndVerify(backend);
      return { threads: 1, simd: false };
    case 'webgl':
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

/** Makes `backend` the engine's and checks convolutions: one worked out by hand, and one of as many channels as a kernel takes at once. */
async function setAndVerify(backend: BackendName): Promise<void> {
  if (!(await tf.setBackend(backend)))
    throw new NotStarted(message('app.engineNotSetUp', { engine: named(backend) }));
  guardReadbacks();
  const oneToNine = Float32Array.from({ length: 9 }, (_, i) => i + 1);
  await verify(backend, oneToNine, 3, new Float32Array(4).fill(1), 2, [12, 16, 24, 28]);
  if (backend !== 'webgpu') return;
  // Its kernels are another for channels in fours, and drivers are young.
  const whole = (count: number, by: number) =>
    Float32Array.from({ length: count }, (_, i) => ((i * by) % 7) - 3);
  const [x, filters] = [whole(6 * 6 * 8, 3), whole(3 * 3 * 8 * 8, 5)];
  await verify(backend, x, 6, filters, 3, convolved(x, 6, filters, 3, 8));
}

/** Whether the present backend convolves a square picture of whole numbers as it should. @throws Error with what it computes instead */
async function verify(
  backend: BackendName,
  x: Float32Array,
  side: number,
  filters: Float32Array,
  size: number,
  expected: readonly number[],
): Promise<void> {
  const channels = x.length / side ** 2;
  const sums = tf.tidy(() =>
    tf.conv2d(
      tf.tensor4d(x, [1, side, side, channels]),
      tf.tensor4d(filters, [size, size, channels, channels]),
      1,
      'valid',
    ),
  );
  try {
    const computed = Array.from(await sums.data());
    if (computed.join() !== expected.join())
      throw new NotStarted(
        message('app.engineWrong', { engine: named(backend), numbers: computed.slice(0, 9).join(', ') }),
      );
  } finally {
    sums.dispose();
  }
}

/** The same sums, one product after the other. */
function convolved(
  x: Float32Array,
  side: number,
  filters: Float32Array,
  size: number,
  channels: number,
): number[] {
  const along = side - size + 1;
  const inner = size * size * channels;
  return Array.from({ length: along * along * channels }, (_, at) => {
    const [k, place] = [at % channels, Math.floor(at / channels)];
    const [top, left] = [Math.floor(place / along), place % along];
    let sum = 0;
    for (let i = 0; i < inner; i++) {
      const [c, cell] = [i % channels, Math.floor(i / channels)];
      const pixel = (top + Math.floor(cell / size)) * side + left + (cell % size);
      sum += (x[pixel * channels + c] as number) * (filters[i * channels + k] as number);
    }
    return sum;
  });
}

async function inTime<T>(backend: BackendName, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new NotStarted(message('app.engineSilent', { engine: named(backend), seconds: patience / 1000 })),
        ),
      patience,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
