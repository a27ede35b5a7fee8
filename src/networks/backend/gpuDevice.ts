import * as tf from '@tensorflow/tfjs-core';

// What TF.js' WebGPU backend does not do by itself: ask whether there is an adapter before its code is loaded, and notice that what it
// computes is garbage.

/** The browser's WebGPU, as far as it is needed here: the types of a worker leave it out. */
interface Adapter {
  info?: { description?: string; architecture?: string; vendor?: string; isFallbackAdapter?: boolean };
  isFallbackAdapter?: boolean;
}

interface Backend {
  device: EventTarget & { lost: Promise<unknown>; queue: { onSubmittedWorkDone(): Promise<void> } };
  tensorMap: { get(id: object): { values: unknown } };
  read(id: object): Promise<unknown>;
  readSync(id: object): unknown;
}

/** What WebGPU can compute on. */
export interface WebgpuAdapter {
  /** As the browser tells it, which may be vague. */
  name: string;
  /** Whether it is a graphics card, and no processor in its place. */
  hardware: boolean;
}

/** The device in use; it is left for good by a loss, and by an error that TF.js does not hear of. */
let present: { backend: Backend; left: boolean; waiting: Set<(why: Error) => void> } | null = null;

/** The adapter that WebGPU would compute on; null where there is none. */
export async function webgpuAdapter(): Promise<WebgpuAdapter | null> {
  const { gpu } = (globalThis.navigator ?? {}) as { gpu?: { requestAdapter(): Promise<Adapter | null> } };
  const adapter = await gpu?.requestAdapter();
  if (!adapter) return null;
  const { description = '', architecture = '', vendor = '' } = adapter.info ?? {};
  const name = description || [vendor, architecture].filter(Boolean).join(' ');
  const fallback = adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
  const software = fallback || /swiftshader|llvmpipe|software|basic render/i.test(`${name} ${architecture}`);
  return { name, hardware: !software };
}

/** From now on readbacks of the present WebGPU backend reject with `lost()` once its device is gone or has failed. */
export function guardDevice(lost: () => Error): void {
  const backend = tf.backend() as unknown as Backend;
  // Chosen again; one that was left stays so.
  if (present?.backend === backend) return;
  const mine = { backend, left: false, waiting: new Set<(why: Error) => void>() };
  present = mine;
  const leave = () => {
    mine.left = true;
    for (const refuse of mine.waiting) refuse(lost());
    mine.waiting.clear();
  };
  backend.device.lost.then(leave);
  // Out of memory, or a kernel that the driver refuses: TF.js goes on with zeros.
  backend.device.addEventListener('uncapturederror', leave, { once: true });
  const { read, readSync } = backend;
  backend.read = (id) => guarded(mine, lost, () => read.call(backend, id));
  backend.readSync = (id) => {
    // What lies on the device it would paint on a canvas, of which some devices die.
    if (!backend.tensorMap.get(id).values) throw new Error('WebGPU hands nothing over at once.');
    return readSync.call(backend, id);
  };
}

/** Whether what the device computes is garbage. */
export const deviceLost = (): boolean => present?.left === true;

/** Resolves when the device has done what it was asked so far. Rejects like a guarded readback. */
export function deviceDone(lost: () => Error): Promise<void> {
  const mine = present;
  if (!mine) return Promise.resolve();
  return guarded(mine, lost, () => mine.backend.device.queue.onSubmittedWorkDone());
}

function guarded<T>(
  mine: NonNullable<typeof present>,
  lost: () => Error,
  work: () => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (mine.left) throw lost();
    mine.waiting.add(reject);
    // A buffer of a lost device cannot be mapped, which is said before the loss is.
    const refused = (error: unknown) => reject(error instanceof DOMException ? lost() : error);
    work()
      .then((value) => (mine.left ? reject(lost()) : resolve(value)), refused)
      .finally(() => mine.waiting.delete(reject));
  });
}
