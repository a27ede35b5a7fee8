import { LikenessError } from '../../errors.ts';
import { detailOf } from '../../failures.ts';
import { blobSource, openSafetensors, type Safetensors } from './safetensors.ts';

/** Where fetched and dropped networks are kept in this browser. */
const cacheName = 'likeness-weights-1';

/** Networks that the person fetched or brought, by name; and parts of a download that is not complete. */
export interface WeightStore {
  /** Undefined when it is not kept here. */
  get(name: string): Promise<Blob | undefined>;
  /** @throws LikenessError `StorageFull` or `NoStorage` */
  put(name: string, bytes: Blob): Promise<void>;
  /** Also forgets the parts of its download. */
  delete(name: string): Promise<void>;
}

/**
 * @param base the app's own address, ends with a slash; names live under it.
 * @param caches undefined where the browser has none, as on a page that is not secure.
 */
export function cacheWeightStore(
  base: string,
  caches: CacheStorage | undefined = globalThis.caches,
): WeightStore {
  const urlOf = (name: string) => `${base}weights/${encodeURIComponent(name)}`;
  const open = async () => {
    if (!caches) throw noStorage();
    try {
      return await caches.open(cacheName);
    } catch (cause) {
      throw noStorage(cause);
    }
  };
  return {
    async get(name) {
      const kept = await (await open()).match(urlOf(name));
      return kept?.blob();
    },
    async put(name, bytes) {
      const cache = await open();
      try {
        await cache.put(urlOf(name), new Response(bytes));
      } catch (cause) {
        const megabytes = Math.round(bytes.size / 1e6);
        if (!(cause instanceof DOMException && cause.name === 'QuotaExceededError')) {
          throw new LikenessError('NoStorage:put', { megabytes, detail: detailOf(cause) }, { cause });
        }
        throw new LikenessError('StorageFull:network', { megabytes }, { cause });
      }
    },
    async delete(name) {
      const cache = await open();
      for (const { url } of await cache.keys()) {
        // words: the same in every language
        if (url === urlOf(name) || url.startsWith(urlOf(`${name} part `))) await cache.delete(url);
      }
    },
  };
}

/** A kept network. @throws LikenessError `NetworkNotHere` */
export async function openKept(store: WeightStore, name: string): Promise<Safetensors> {
  const kept = await store.get(name);
  if (kept) return openSafetensors(blobSource(kept));
  if (name === 'vgg19') throw new LikenessError('NetworkNotHere:vgg19');
  throw new LikenessError('NetworkNotHere');
}

function noStorage(cause?: unknown): LikenessError {
  return new LikenessError('NoStorage:network', {}, { cause });
}
