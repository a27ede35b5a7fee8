import { LikenessError } from '../errors.ts';
import { catalogueFile } from './catalogue.ts';

/** What loading one file reports; `loaded` never falls, and ends at `total` before `ready`. Bytes. */
export type LoadProgress =
  | { phase: 'initiate'; file: string }
  | { phase: 'download'; file: string; loaded: number; total: number }
  | { phase: 'ready'; file: string };

/**
 * Where a network's files come from: over HTTP with progress and a cache in the app, from node_modules in tests.
 * `read` throws LikenessError `ModelFileMissing` or `ModelFileDamaged`.
 */
export interface ModelFiles {
  read(file: string): Promise<ArrayBuffer>;
}

const CACHE = 'likeness-networks-1';

/** What this module needs of the browser, so that tests can stand in for it. */
interface Surroundings {
  fetch: (url: string) => Promise<Response>;
  /** Null where the Cache API is missing (private windows, plain http). */
  caches: Pick<CacheStorage, 'open'> | null;
}

/**
 * Network files below `base`, with byte progress, kept in the Cache API and checked against the catalogue's sizes and
 * SHA-256: a damaged cached file is fetched once more. Reads of one file are shared; a failed read can be tried again.
 *
 * @param base address ending in a slash
 */
export function httpModelFiles(
  base: string,
  onProgress: (progress: LoadProgress) => void,
  surroundings: Surroundings = { fetch: (url) => fetch(url), caches: globalThis.caches ?? null },
): ModelFiles {
  const underway = new Map<string, Promise<ArrayBuffer>>();
  return {
    read(file) {
      const known = underway.get(file);
      if (known) return known;
      const reading = load(base, file, onProgress, surroundings).catch((error: unknown) => {
        underway.delete(file);
        throw error;
      });
      underway.set(file, reading);
      return reading;
    },
  };
}

async function load(
  base: string,
  file: string,
  onProgress: (progress: LoadProgress) => void,
  { fetch, caches }: Surroundings,
): Promise<ArrayBuffer> {
  onProgress({ phase: 'initiate', file });
  const expected = catalogueFile(file);
  // The hash in the key makes a file of a newer version a different entry.
  const key = `${base}${file}?sha256=${expected?.sha256 ?? ''}`;
  const cache = await openCache(caches);
  const kept = await cache?.match(key);
  if (kept) {
    const bytes = await kept.arrayBuffer();
    if (await isWhole(bytes, file)) return done(bytes);
    await cache?.delete(key);
  }

  const bytes = await download(`${base}${file}`);
  if (!(await isWhole(bytes, file))) {
    throw new LikenessError(
      'ModelFileDamaged',
      `The network file ${file} arrived damaged (${bytes.byteLength} bytes).`,
      'Try again. If it stays so, the server holds a damaged copy.',
    );
  }
  await keep(cache, key, bytes);
  return done(bytes);

  function done(bytes: ArrayBuffer): ArrayBuffer {
    onProgress({ phase: 'download', file, loaded: bytes.byteLength, total: bytes.byteLength });
    onProgress({ phase: 'ready', file });
    return bytes;
  }

  async function download(url: string): Promise<ArrayBuffer> {
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const total = expected?.bytes ?? Number(response.headers.get('content-length') ?? 0);
      return await readBody(response, (loaded) => {
        onProgress({ phase: 'download', file, loaded: Math.min(loaded, total), total });
      });
    } catch (cause) {
      throw new LikenessError(
        'ModelFileMissing',
        `The network file ${file} could not be loaded (${cause instanceof Error ? cause.message : cause}).`,
        'Check the connection to the server this page came from, then try again.',
        { cause },
      );
    }
  }
}

async function readBody(response: Response, onLoaded: (bytes: number) => void): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    loaded += part.value.byteLength;
    onLoaded(loaded);
  }
  const whole = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole.buffer;
}

/** Whether the bytes are the catalogue's; a file it does not list is taken as it is. */
async function isWhole(bytes: ArrayBuffer, file: string): Promise<boolean> {
  const expected = catalogueFile(file);
  if (!expected) return true;
  if (bytes.byteLength !== expected.bytes) return false;
  // Plain http has no SubtleCrypto; the size is then all there is to check.
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === expected.sha256;
}

async function openCache(caches: Surroundings['caches']): Promise<Cache | null> {
  try {
    return (await caches?.open(CACHE)) ?? null;
  } catch {
    // Private windows refuse the cache: the files are then loaded at every visit.
    return null;
  }
}

async function keep(cache: Cache | null, key: string, bytes: ArrayBuffer): Promise<void> {
  try {
    await cache?.put(key, new Response(bytes.slice(0)));
  } catch {
    // A full disk costs the next visit a download, not this visit its networks.
  }
}
