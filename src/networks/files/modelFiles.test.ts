import { describe, expect, it } from 'vitest';
import { nodeModelFiles } from '../testing/nodeModelFiles.ts';
import { httpModelFiles, type LoadProgress } from './modelFiles.ts';

const FILE = 'blazeface.json';

class FakeCache {
  kept = new Map<string, ArrayBuffer>();
  open = async () => this as unknown as Cache;
  match = async (key: string) => {
    const bytes = this.kept.get(key);
    return bytes && new Response(bytes.slice(0));
  };
  put = async (key: string, response: Response) => void this.kept.set(key, await response.arrayBuffer());
  delete = async (url: string, { ignoreSearch = false } = {}) => {
    const found = [...this.kept.keys()].filter((key) => (ignoreSearch ? key.split('?')[0] : key) === url);
    for (const key of found) this.kept.delete(key);
    return found.length > 0;
  };
}

function inChunks(bytes: ArrayBuffer, size: number): Response {
  let at = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (at >= bytes.byteLength) return controller.close();
        controller.enqueue(new Uint8Array(bytes.slice(at, at + size)));
        at += size;
      },
    }),
  );
}

async function setUp(answer?: (bytes: ArrayBuffer, call: number) => Response) {
  const bytes = await nodeModelFiles.read(FILE);
  const cache = new FakeCache();
  const asked: string[] = [];
  const seen: LoadProgress[] = [];
  const surroundings = {
    caches: cache as unknown as CacheStorage,
    fetch: async (url: string | URL | Request) => {
      asked.push(String(url));
      return answer ? answer(bytes, asked.length) : inChunks(bytes, 30_000);
    },
  };
  const files = () => httpModelFiles('https://here/models/', (progress) => seen.push(progress), surroundings);
  return { bytes, cache, asked, seen, files };
}

describe('httpModelFiles', () => {
  it('loads with progress that never falls and ends at the total', async () => {
    const { bytes, asked, seen, files } = await setUp();
    const read = await files().read(FILE);
    expect(new Uint8Array(read)).toEqual(new Uint8Array(bytes));
    expect(asked).toEqual(['https://here/models/blazeface.json']);
    expect(seen[0]).toEqual({ phase: 'initiate', file: FILE });
    const loaded = seen.flatMap((each) => (each.phase === 'download' ? [each.loaded] : []));
    expect(loaded).toEqual([30_000, 60_000, 79_038]);
    expect(seen.at(-1)).toEqual({ phase: 'ready', file: FILE });
  });

  it('shares one download among readers and takes the next visit from the cache', async () => {
    const { asked, files } = await setUp();
    const first = files();
    await Promise.all([first.read(FILE), first.read(FILE)]);
    await first.read(FILE);
    expect(asked).toHaveLength(1);
    await files().read(FILE);
    expect(asked).toHaveLength(1);
  });

  it('fetches a damaged cached file once more', async () => {
    const { bytes, cache, asked, files } = await setUp();
    await files().read(FILE);
    for (const [key, kept] of cache.kept) {
      const spoilt = new Uint8Array(kept.slice(0));
      spoilt[100] = (spoilt[100] ?? 0) ^ 0xff;
      cache.kept.set(key, spoilt.buffer);
    }
    expect(new Uint8Array(await files().read(FILE))).toEqual(new Uint8Array(bytes));
    expect(asked).toHaveLength(2);
  });

  it('refuses a truncated file in words, keeps nothing of it, and can be tried again', async () => {
    const { cache, files } = await setUp((bytes, call) =>
      call <= 2 ? new Response(bytes.slice(0, 1000)) : new Response(bytes.slice(0)),
    );
    const reader = files();
    await expect(reader.read(FILE)).rejects.toMatchObject({
      name: 'ModelFileDamaged',
      values: { file: FILE },
    });
    expect(cache.kept.size).toBe(0);
    expect((await reader.read(FILE)).byteLength).toBe(79_038);
  });

  it('names a missing file', async () => {
    const { files } = await setUp(() => new Response('no', { status: 404 }));
    await expect(files().read(FILE)).rejects.toMatchObject({
      name: 'ModelFileMissing:answer',
      values: { file: FILE, status: '404' },
    });
  });

  it('says so when the connection fails, before or within the file', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(1000));
        controller.error(new TypeError('network error'));
      },
    });
    for (const answer of [
      () => Promise.reject(new TypeError('Failed to fetch')),
      async () => new Response(broken),
    ]) {
      const files = httpModelFiles('models/', () => {}, { fetch: answer, caches: undefined });
      await expect(files.read(FILE)).rejects.toMatchObject({
        name: 'ModelFileMissing:connection',
        values: { file: FILE },
      });
    }
  });

  it('goes on without a cache that is missing, refused or full', async () => {
    const bytes = await nodeModelFiles.read(FILE);
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const full = {
      match: async () => undefined,
      delete: async () => false,
      put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    for (const caches of [undefined, { open: refuse }, { open: async () => full }]) {
      const files = httpModelFiles('models/', () => {}, {
        fetch: async () => new Response(bytes),
        caches: caches as unknown as CacheStorage | undefined,
      });
      expect((await files.read(FILE)).byteLength).toBe(79_038);
    }
  });

  it('refuses a file that no network has', async () => {
    const { asked, files } = await setUp();
    await expect(files().read('emotion.bin')).rejects.toMatchObject({ name: 'ModelFileMissing' });
    expect(asked).toEqual([]);
  });

  it('lets a newer version take the place of an older one in the cache', async () => {
    const { bytes, cache } = await setUp();
    const base = 'https://here/models/';
    cache.kept.set(`${base}${FILE}?v=0123456789abcdef`, new ArrayBuffer(8));
    const files = httpModelFiles(base, () => {}, {
      fetch: async () => new Response(bytes),
      caches: cache as unknown as CacheStorage,
    });
    await files.read(FILE);
    expect([...cache.kept.keys()]).toEqual([`${base}${FILE}?v=cd7bbfc078270572`]);
  });
});
