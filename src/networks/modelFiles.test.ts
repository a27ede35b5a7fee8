import { describe, expect, it } from 'vitest';
import { httpModelFiles, type LoadProgress } from './modelFiles.ts';
import { nodeModelFiles } from './testing/nodeModelFiles.ts';

const FILE = 'blazeface.json';

class FakeCache {
  kept = new Map<string, ArrayBuffer>();
  open = async () => this as unknown as Cache;
  match = async (key: string) => {
    const bytes = this.kept.get(key);
    return bytes && new Response(bytes.slice(0));
  };
  put = async (key: string, response: Response) => void this.kept.set(key, await response.arrayBuffer());
  delete = async (key: string) => this.kept.delete(key);
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
      message: 'The network file blazeface.json arrived damaged.',
    });
    expect(cache.kept.size).toBe(0);
    expect((await reader.read(FILE)).byteLength).toBe(79_038);
  });

  it('names a missing file', async () => {
    const { files } = await setUp(() => new Response('no', { status: 404 }));
    await expect(files().read(FILE)).rejects.toMatchObject({
      name: 'ModelFileMissing',
      message: 'The network file blazeface.json could not be loaded. The server answered 404.',
    });
  });
});
