import { LikenessError } from '../../errors.ts';
import { Memo } from '../../memo.ts';
import { type NetworkFile, networkFile } from './catalogue.ts';

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

export interface HttpOptions {
  fetch?: typeof fetch;
  /** Undefined where the browser has none, as on a page that is not secure. */
  caches?: CacheStorage | undefined;
  /** What is known of a file by its name. */
  expect?: (file: string) => NetworkFile | undefined;
}

/** The name of the app's cache of model files; the number rises when what is kept in it changes. */
export const modelCacheName = 'likeness-models-1';

/**
 * Reads the catalogue's files from `base + file`, from the Cache API when they lie there.
 *
 * Every file is checked against the catalogue: its length, and its SHA-256 where the page is secure (elsewhere browsers have no
 * `crypto.subtle`). A damaged one, cached or fetched, is fetched anew once. A file is read once; whoever asks again gets the
 * same bytes, and a failed read is tried again when asked again.
 *
 * @param base ends with a slash.
 */
export function httpModelFiles(
  base: string,
  onProgress: (progress: LoadProgress) => void,
  options: HttpOptions = {},
): ModelFiles {
  const source = { fetch: globalThis.fetch, caches: globalThis.caches, expect: networkFile, ...options };
  const reads = new Memo<string, ArrayBuffer>();
  return {
    read: (file) => reads.get(file, () => load(base, file, onProgress, source)),
  };
}

async function load(
  base: string,
  file: string,
  onProgress: (progress: LoadProgress) => void,
  { fetch, caches, expect }: Required<HttpOptions>,
): Promise<ArrayBuffer> {
  const known = expect(file);
  if (!known) throw new LikenessError('ModelFileMissing', { file });
  onProgress({ phase: 'initiate', file });
  let reported = -1;
  const report = (loaded: number) => {
    if (loaded <= reported || loaded > known.bytes) return;
    reported = loaded;
    onProgress({ phase: 'download', file, loaded, total: known.bytes });
  };
  const finish = (bytes: ArrayBuffer) => {
    report(known.bytes);
    onProgress({ phase: 'ready', file });
    return bytes;
  };

  const url = base + file;
  const cache = await openCache(caches);
  const kept = await cache?.get(url, known);
  if (kept && (await isIntact(kept, known))) return finish(kept);
  // `reload` passes over the browser's own HTTP cache, where the damage may lie.
  for (const mode of kept ? (['reload'] as const) : (['default', 'reload'] as const)) {
    const bytes = await download(fetch, url, file, mode, known.bytes, report);
    if (await isIntact(bytes, known)) {
      await cache?.put(url, known, bytes);
      return finish(bytes);
    }
  }
  throw new LikenessError('ModelFileDamaged', { file });
}

async function download(
  fetch: typeof globalThis.fetch,
  url: string,
  file: string,
  cache: RequestCache,
  expected: number,
  report: (loaded: number) => void,
): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, { cache });
    if (!response.ok) {
      throw new LikenessError('ModelFileMissing:answer', { file, status: String(response.status) });
    }
    return await drain(response, expected, report);
  } catch (cause) {
    if (cause instanceof LikenessError) throw cause;
    throw new LikenessError('ModelFileMissing:connection', { file }, { cause });
  }
}

/** @returns what came: shorter or longer than expected when the file is another */
async function drain(
  response: Response,
  expected: number,
  report: (loaded: number) => void,
): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  const bytes = new Uint8Array(expected);
  let loaded = 0;
  const reader = response.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (!value) continue;
    if (loaded + value.length <= expected) bytes.set(value, loaded);
    loaded += value.length;
    report(loaded);
  }
  // A longer one is damaged whatever it holds: of its length alone that can be seen.
  return loaded === expected ? bytes.buffer : new ArrayBuffer(loaded);
}

async function isIntact(bytes: ArrayBuffer, known: NetworkFile): Promise<boolean> {
  if (bytes.byteLength !== known.bytes) return false;
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === known.sha256;
}

interface FileCache {
  get(url: string, known: NetworkFile): Promise<ArrayBuffer | undefined>;
  put(url: string, known: NetworkFile, bytes: ArrayBuffer): Promise<void>;
}

/** The cache saves a download, no more: private windows and full disks refuse it, and then every file is fetched. */
async function openCache(caches: CacheStorage | undefined): Promise<FileCache | undefined> {
  const cache = await caches?.open(modelCacheName).catch(() => undefined);
  if (!cache) return undefined;
  const key = (url: string, { sha256 }: NetworkFile) => `${url}?v=${sha256.slice(0, 16)}`;
  return {
    async get(url, known) {
      const answer = await cache.match(key(url, known)).catch(() => undefined);
      return answer?.arrayBuffer().catch(() => undefined);
    },
    async put(url, known, bytes) {
      const store = async () => {
        await cache.delete(url, { ignoreSearch: true });
        await cache.put(key(url, known), new Response(bytes));
      };
      await store().catch(() => undefined);
    },
  };
}
