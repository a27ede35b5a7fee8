import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import { deviceDone, deviceLost, guardDevice } from './gpuDevice.ts';

// A browser may take a page's graphics context away at any time: a driver's reset, a laptop's sleep, too many contexts. TF.js only
// logs that. What it computes from then on is garbage, and a readback under way never answers.

/** What TF.js' WebGL backend has of a context, as far as it is needed here. */
interface Context {
  gl: WebGLRenderingContext;
  /** Fences that its timer asks about, over and over, until they have passed. */
  itemsToPoll: unknown[];
  createAndWaitForFence(): Promise<void>;
}

const NAME = 'GraphicsLost';

/** Whether an error says that the graphics context was lost. */
export const isGraphicsLoss = (error: unknown): boolean => error instanceof Error && error.name === NAME;

/** Whether the graphics context TF.js computes on is gone. */
export function graphicsLost(): boolean {
  if (tf.getBackend() === 'webgpu') return deviceLost();
  return tf.getBackend() === 'webgl' && contextOf(tf.backend()).gl.isContextLost();
}

/** Whether the present backend can lose what lies on it. */
export const mayBeLost = (): boolean => ['webgl', 'webgpu'].includes(tf.getBackend());

/** Whether the present backend gives numbers without being waited for, as in the midst of a pass; WebGPU does not. */
export const readsAtOnce = (): boolean => tf.getBackend() !== 'webgpu';

/** Resolves when the present WebGL backend has done what it was asked so far. */
let untilDone: () => Promise<void> = async () => undefined;

/**
 * Resolves when the graphics card has done what it was asked so far, which sends nothing back; at once where there is none. Rejects like
 * a guarded readback.
 */
export function graphicsDone(): Promise<void> {
  if (tf.getBackend() === 'webgpu') return deviceDone(lost);
  return tf.getBackend() === 'webgl' ? untilDone() : Promise.resolve();
}

/**
 * From now on every readback of the present backend is raced against the loss of its graphics context, where it has one: it rejects with
 * LikenessError `GraphicsLost` then, or when its numbers came from a lost context. So work unwinds by itself and frees what it holds.
 */
export function guardReadbacks(): void {
  if (tf.getBackend() === 'webgpu') guardDevice(lost);
  if (tf.getBackend() !== 'webgl') return;
  const backend = tf.backend() as Pick<MathBackendWebGL, 'read' | 'readSync'>;
  const context = contextOf(backend);
  const { gl } = context;
  const waiting = new Set<(why: Error) => void>();
  // Of a worker it is an OffscreenCanvas, and the types of a worker leave it out.
  const { canvas } = gl as unknown as { canvas: EventTarget };
  canvas.addEventListener(
    'webglcontextlost',
    () => {
      for (const refuse of waiting) refuse(lost());
      waiting.clear();
    },
    { once: true },
  );
  const { read, readSync } = backend;
  const guarded = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      if (gl.isContextLost()) throw lost();
      waiting.add(reject);
      work()
        .then((value) => (gl.isContextLost() ? reject(lost()) : resolve(value)), reject)
        .finally(() => waiting.delete(reject));
    });
  backend.read = (id) => guarded(() => read.call(backend, id));
  untilDone = () => guarded(() => context.createAndWaitForFence());
  backend.readSync = (id) => {
    const values = readSync.call(backend, id);
    if (gl.isContextLost()) throw lost();
    return values;
  };
}

/** Lets go of a lost context, so that `chooseBackend` begins with a new one. Dispose of every tensor first. */
export function dropGraphics(): void {
  const name = tf.getBackend();
  if (name === 'webgl') contextOf(tf.backend()).itemsToPoll = [];
  const factory = tf.findBackendFactory(name);
  tf.removeBackend(name);
  tf.registerBackend(name, factory);
}

/** The GPU's name as WebGL tells it; null where there is no WebGL. */
export function webglRenderer(): string | null {
  if (!('OffscreenCanvas' in globalThis)) return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
  const renderer = String(gl.getParameter(unmasked ?? gl.RENDERER));
  // Browsers allow few contexts at a time.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return renderer;
}

const contextOf = (backend: unknown): Context =>
  (backend as MathBackendWebGL).getGPGPUContext() as unknown as Context;

function lost(): LikenessError {
  return new LikenessError(NAME);
}
