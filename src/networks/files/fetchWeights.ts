import type { ErrorCode } from '../../errorCodes.ts';
import { LikenessError } from '../../errors.ts';
import { styleTensors } from '../style/styleTensors.ts';
import { blobSource, openSafetensors } from './safetensors.ts';
import type { WeightStore } from './weightStore.ts';
import { safetensorsBlob } from './writeSafetensors.ts';

export interface FetchWeightsOptions {
  /** The name it is kept under. */
  name: string;
  url: string;
  store: WeightStore;
  signal?: AbortSignal;
  /** Bytes that are here, of all that are needed; never falls, and begins with what an earlier attempt left. */
  onProgress?: (loaded: number, total: number) => void;
  fetch?: typeof fetch;
  /** Milliseconds without a byte after which a request is given up and tried again. */
  patience?: number;
  /** Milliseconds before the first new attempt; doubled for each further one. */
  pause?: number;
}

/** Attempts at one part before giving up. */
const ATTEMPTS = 4;
/** Bytes of one request: small enough that a cut connection loses little, large enough for few requests. */
const PART = 4 * 1024 * 1024;
/** Unneeded bytes that are fetched rather than making a new request. */
const GAP = 64 * 1024;
/** No list of tensors is longer; a longer one is another kind of file. */
const LONGEST_HEADER = 16 * 1024 * 1024;

/**
 * Fetches of a .safetensors file on a server the tensors that a style network needs (of VGG-19's 575 MB: 52 MB), by byte ranges
 * (RFC 9110, section 14), and keeps them as a small .safetensors file. What has arrived is kept part by part, so that a later call
 * goes on where this one stopped.
 *
 * @returns bytes of what is kept
 * @throws LikenessError `ModelFileMissing` (no connection, a refusing server, no ranges), `ModelFileDamaged` (no such file, other
 *   shapes, values that are no numbers), `ModelFileChanged` (the server's file changed on the way), `StorageFull`; AbortError.
 */
export async function fetchWeights({
  name,
  url,
  store,
  signal,
  onProgress = () => undefined,
  fetch = globalThis.fetch,
  patience = 30_000,
  pause = 1000,
}: FetchWeightsOptions): Promise<number> {
  const request = requester({ url, fetch, patience, pause, ...(signal && { signal }) });
  const read = async (begin: number, end: number) => {
    if (end - begin > LONGEST_HEADER) throw new LikenessError('ModelFileDamaged:address');
    return (await request(begin, end, () => undefined)).bytes;
  };
  const file = await openSafetensors({ read });
  const tensors = styleTensors(file);
  const parts = partsOf(tensors.map(({ entry }) => entry));
  const total = parts.reduce((sum, { begin, end }) => sum + end - begin, 0);
  // words: the same in every language
  const partName = ({ begin, end }: Part) => `${name} part ${begin}-${end} of ${url} ${request.version()}`;

  const kept = await Promise.all(parts.map((part) => store.get(partName(part))));
  let before = kept.reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
  onProgress(before, total);
  const blobs: Blob[] = [];
  for (const [i, part] of parts.entries()) {
    signal?.throwIfAborted();
    const here = kept[i];
    if (here?.size === part.end - part.begin) {
      blobs.push(here);
      continue;
    }
    let most = before;
    const { bytes } = await request(part.begin, part.end, (loaded) => {
      most = Math.max(most, before + loaded);
      onProgress(most, total);
    });
    const blob = new Blob([bytes]);
    await store.put(partName(part), blob);
    blobs.push(blob);
    before += blob.size;
    onProgress(Math.max(most, before), total);
  }

  const whole = new Map(parts.map((part, i) => [part, blobs[i] as Blob]));
  const sliced = tensors.map(({ name: tensor, entry }) => {
    const pieces = [...whole].flatMap(([part, blob]) => {
      const [from, to] = [Math.max(entry.begin, part.begin), Math.min(entry.end, part.end)];
      return from < to ? [blob.slice(from - part.begin, to - part.begin)] : [];
    });
    return [tensor, { dtype: entry.dtype, shape: entry.shape, bytes: new Blob(pieces) }] as const;
  });
  const small = safetensorsBlob(sliced, { ...Object.fromEntries(file.metadata), source: url });
  await keepWeights(store, name, small);
  return small.size;
}

/** Keeps a style network's file under a name after checking every value, in place of what was kept under it. */
export async function keepWeights(store: WeightStore, name: string, small: Blob): Promise<void> {
  const file = await openSafetensors(blobSource(small));
  // Reading throws when a value is no number.
  for (const { name: tensor } of styleTensors(file)) await file.read(tensor);
  await store.delete(name);
  await store.put(name, small);
}

interface Part {
  begin: number;
  end: number;
}

/** Neighbouring ranges together, then cut to the size of a request. */
function partsOf(entries: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const { begin, end } of entries) {
    const last = merged.at(-1);
    if (last && begin - last.end <= GAP) last.end = Math.max(last.end, end);
    else merged.push({ begin, end });
  }
  return merged.flatMap(({ begin, end }) =>
    Array.from({ length: Math.ceil((end - begin) / PART) }, (_, i) => ({
      begin: begin + i * PART,
      end: Math.min(end, begin + (i + 1) * PART),
    })),
  );
}

interface RequesterOptions {
  url: string;
  fetch: typeof fetch;
  patience: number;
  pause: number;
  signal?: AbortSignal;
}

/** Requests byte ranges of one file, each again after a fault that may pass, and holds all answers to one version of the file. */
function requester({ url, fetch, patience, pause, signal }: RequesterOptions) {
  let version: string | null = null;

  async function attempt(
    begin: number,
    end: number,
    onBytes: (loaded: number) => void,
  ): Promise<ArrayBuffer> {
    const stall = new AbortController();
    const both = signal ? AbortSignal.any([signal, stall.signal]) : stall.signal;
    let timer = setTimeout(() => stall.abort(), patience);
    try {
      const response = await fetch(url, {
        headers: { Range: `bytes=${begin}-${end - 1}` },
        signal: both,
        // A part is kept in the app's own cache; the browser's need not hold it too.
        cache: 'no-store',
      });
      if (response.status !== 206) {
        await response.body?.cancel();
        if (response.ok) {
          throw new LikenessError('ModelFileMissing:whole');
        }
        const passing = response.status >= 500 || response.status === 429;
        const status = String(response.status);
        if (passing) throw new PassingFault('ModelFileMissing:busy', { status });
        throw new LikenessError('ModelFileMissing:status', { status });
      }
      const tag = response.headers.get('ETag') ?? '';
      version ??= tag;
      if (tag !== version) throw new LikenessError('ModelFileChanged');
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      let loaded = 0;
      const reader = response.body?.getReader();
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done || !value) break;
        clearTimeout(timer);
        timer = setTimeout(() => stall.abort(), patience);
        chunks.push(value as Uint8Array<ArrayBuffer>);
        loaded += value.byteLength;
        onBytes(Math.min(loaded, end - begin));
      }
      const wanted = end - begin;
      if (loaded !== wanted) throw new PassingFault('ModelFileMissing:short', { have: loaded, wanted });
      return await new Blob(chunks).arrayBuffer();
    } catch (cause) {
      if (signal?.aborted || cause instanceof LikenessError) throw cause;
      if (stall.signal.aborted) throw new PassingFault('ModelFileMissing:stopped', {}, { cause });
      throw new PassingFault('ModelFileMissing:cut', {}, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  const request = async (begin: number, end: number, onBytes: (loaded: number) => void) => {
    for (let tries = 1; ; tries++) {
      signal?.throwIfAborted();
      try {
        return { bytes: await attempt(begin, end, onBytes) };
      } catch (error) {
        if (tries === ATTEMPTS || !(error instanceof PassingFault)) throw error;
        await wait(pause * 2 ** (tries - 1), signal);
      }
    }
  };
  return Object.assign(request, { version: () => version ?? '' });
}

/** May be gone at the next attempt. */
class PassingFault<Code extends ErrorCode> extends LikenessError<Code> {}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
