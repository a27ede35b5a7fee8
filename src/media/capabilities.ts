import { many } from '../counts.ts';
/** What this browser has, and what follows from it in words. */
export interface Capability {
  id: 'camera' | 'gpu' | 'simd' | 'threads' | 'storage' | 'encryption';
  label: string;
  state: 'good' | 'limited' | 'missing';
  found: string;
  meaning: string;
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
  const label = 'Camera';
  if (!navigator.mediaDevices?.getUserMedia) {
    return {
      id: 'camera',
      label,
      state: 'missing',
      found: 'Not offered to this page',
      meaning: 'Open the page over https or from localhost to use the camera; photos work.',
    };
  }
  const devices = await navigator.mediaDevices.enumerateDevices();
  const count = devices.filter((device) => device.kind === 'videoinput').length;
  if (count === 0) {
    return {
      id: 'camera',
      label,
      state: 'missing',
      found: 'None found',
      meaning: 'Use photos, or plug one in.',
    };
  }
  const state = await cameraPermission();
  if (state === 'denied') {
    return {
      id: 'camera',
      label,
      state: 'limited',
      found: 'Refused for this page',
      meaning: 'Allow it with the sign in the address bar; photos work without it.',
    };
  }
  return {
    id: 'camera',
    label,
    state: 'good',
    found: count === 1 ? 'One found' : `${count} found`,
    meaning: 'Live enrolment and live identification work.',
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
      label: 'Graphics',
      state: 'missing',
      found: 'No WebGL',
      meaning: 'Networks run on the processor (WASM).',
    };
  }
  if (SOFTWARE.test(renderer)) {
    return {
      id: 'gpu',
      label: 'Graphics',
      state: 'limited',
      found: 'Software WebGL',
      meaning: 'Slower than WASM, so networks run on the processor.',
    };
  }
  return {
    id: 'gpu',
    label: 'Graphics',
    state: 'good',
    found: renderer,
    meaning: 'Networks run on the GPU.',
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
    label: 'WASM SIMD',
    state: has ? 'good' : 'limited',
    found: has ? 'Yes' : 'No',
    meaning: has
      ? 'Four numbers at a time on the processor.'
      : 'The processor computes about three times slower.',
  };
}

function threads(): Capability {
  const cores = navigator.hardwareConcurrency || 1;
  const isolated = globalThis.crossOriginIsolated === true;
  return {
    id: 'threads',
    label: 'Threads',
    state: isolated ? 'good' : 'limited',
    found: isolated ? many(cores, 'core', 'cores') : 'One only',
    meaning: isolated
      ? 'WASM may use several cores.'
      : navigator.serviceWorker?.controller
        ? 'Reload the page: what the server does not send is added then, and WASM may use several cores.'
        : 'The server does not send the isolation headers, so WASM uses one core.',
  };
}

async function storage(): Promise<Capability> {
  if (!globalThis.indexedDB) {
    return {
      id: 'storage',
      label: 'Storage',
      state: 'missing',
      found: 'None',
      meaning: 'Nobody can be enrolled; comparing photos and making pictures work.',
    };
  }
  const estimate = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  const free = Math.max(0, (estimate.quota ?? 0) - (estimate.usage ?? 0));
  return {
    id: 'storage',
    label: 'Storage',
    state: persisted ? 'good' : 'limited',
    found: `${formatBytes(estimate.usage ?? 0)} used, ${formatBytes(free)} free`,
    meaning: persisted
      ? 'The browser keeps it until you delete it.'
      : 'The browser may clear it when the disk is nearly full.',
  };
}

function encryption(): Capability {
  const has = globalThis.crypto?.subtle !== undefined;
  return {
    id: 'encryption',
    label: 'Encryption',
    state: has ? 'good' : 'missing',
    found: has ? 'AES-GCM, 256 bits' : 'Not offered to this page',
    meaning: has
      ? 'Encodings and kept pictures are encrypted where they are stored.'
      : 'Open the page over https or from localhost: without encryption nobody can be enrolled.',
  };
}

/** Bytes for people: 1,536 is "1.5 kB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(value < 10 && power > 0 ? 1 : 0)} ${units[power]}`;
}
