import { type Message, message } from '../words/keys.ts';
import { bytes } from '../words/numbers.ts';

/** What this browser has, and what follows from it in words. */
export interface Capability {
  id: 'camera' | 'gpu' | 'simd' | 'threads' | 'storage' | 'encryption';
  state: 'good' | 'limited' | 'missing';
  found: Message;
  meaning: Message;
}

/** A WASM module whose one function holds a SIMD instruction: it validates only where SIMD is there. */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** Renderers that draw on the processor although they are called WebGL. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render|softpipe/i;

/** Looks at this browser. Nothing is asked of the person: no permission dialog appears. */
export async function readCapabilities(): Promise<Capability[]> {
  return [await camera(), gpu(), simd(), threads(), await storage(), encryption()];
}

async function camera(): Promise<Capability> {
  if (!navigator.mediaDevices?.getUserMedia) {
    return {
      id: 'camera',
      state: 'missing',
      found: message('settings.notOffered'),
      meaning: message('settings.cameraInsecure'),
    };
  }
  const devices = await navigator.mediaDevices.enumerateDevices();
  const count = devices.filter((device) => device.kind === 'videoinput').length;
  if (count === 0) {
    return {
      id: 'camera',
      state: 'missing',
      found: message('settings.cameraNone'),
      meaning: message('settings.cameraNoneMore'),
    };
  }
  const state = await cameraPermission();
  if (state === 'denied') {
    return {
      id: 'camera',
      state: 'limited',
      found: message('settings.cameraRefused'),
      meaning: message('settings.cameraRefusedMore'),
    };
  }
  return {
    id: 'camera',
    state: 'good',
    found: message('settings.cameraFound', { count }),
    meaning: message('settings.cameraFoundMore'),
  };
}

async function cameraPermission(): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: 'camera' as PermissionName })).state;
  } catch {
    // Firefox does not know this permission's name; not knowing is not a fault.
    return null;
  }
}

function gpu(): Capability {
  const renderer = rendererName();
  if (renderer === null) {
    return {
      id: 'gpu',
      state: 'missing',
      found: message('settings.gpuNone'),
      meaning: message('settings.gpuNoneMore'),
    };
  }
  if (SOFTWARE.test(renderer)) {
    return {
      id: 'gpu',
      state: 'limited',
      found: message('settings.gpuSoftware'),
      meaning: message('settings.gpuSoftwareMore'),
    };
  }
  return {
    id: 'gpu',
    state: 'good',
    found: message('settings.renderer', { renderer }),
    meaning: message('settings.gpuMore'),
  };
}

/** The GPU's name as WebGL tells it; null where there is no WebGL. */
export function rendererName(): string | null {
  const context =
    new OffscreenCanvas(1, 1).getContext('webgl2') ?? new OffscreenCanvas(1, 1).getContext('webgl');
  if (!context) return null;
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  // Browsers allow about sixteen contexts: this one is not needed any more.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return String(name);
}

function simd(): Capability {
  const has = typeof WebAssembly === 'object' && WebAssembly.validate(SIMD_PROBE);
  return {
    id: 'simd',
    state: has ? 'good' : 'limited',
    found: has ? message('ui.yes') : message('ui.no'),
    meaning: has ? message('settings.simdMore') : message('settings.simdNoneMore'),
  };
}

function threads(): Capability {
  const cores = navigator.hardwareConcurrency || 1;
  const isolated = globalThis.crossOriginIsolated === true;
  return {
    id: 'threads',
    state: isolated ? 'good' : 'limited',
    found: isolated ? message('settings.threadsCores', { count: cores }) : message('settings.threadsOne'),
    meaning: isolated
      ? message('settings.threadsMore')
      : navigator.serviceWorker?.controller
        ? message('settings.threadsReload')
        : message('settings.threadsServer'),
  };
}

async function storage(): Promise<Capability> {
  if (!globalThis.indexedDB) {
    return {
      id: 'storage',
      state: 'missing',
      found: message('settings.storageNone'),
      meaning: message('settings.storageNoneMore'),
    };
  }
  const estimate = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  const free = Math.max(0, (estimate.quota ?? 0) - (estimate.usage ?? 0));
  return {
    id: 'storage',
    state: persisted ? 'good' : 'limited',
    found: message('settings.storageFound', { used: bytes(estimate.usage ?? 0), free: bytes(free) }),
    meaning: persisted ? message('settings.storageKept') : message('settings.storageMayGo'),
  };
}

function encryption(): Capability {
  const has = globalThis.crypto?.subtle !== undefined;
  return {
    id: 'encryption',
    state: has ? 'good' : 'missing',
    found: has ? message('settings.encryptionFound') : message('settings.notOffered'),
    meaning: has ? message('settings.encryptionMore') : message('settings.encryptionNone'),
  };
}
