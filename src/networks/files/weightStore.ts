import { LikenessError } from '../../errors.ts';
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
        if (!(cause instanceof DOMException && cause.name === 'QuotaExceededError')) {
          const reason = cause instanceof Error ? cause.message : String(cause);
          throw new LikenessError(
            'NoStorage',
            `This browser could not keep ${(bytes.size / 1e6).toFixed(0)} MB of the network (${reason}).`,
            'Try again; leave private browsing if you are in it.',
            { cause },
          );
        }
        throw new LikenessError(
          'StorageFull',
          `There is no room on this device to keep ${(bytes.size / 1e6).toFixed(0)} MB of the network.`,
          'Free some disk space and go on: what has arrived is kept.',
          { cause },
        );
      }
    },
    async delete(name) {
      const cache = await open();
      for (const { url } of await cache.keys()) {
        if (url === urlOf(name) || url.startsWith(urlOf(`${name} part `))) await cache.delete(url);
      }
    },
  };
}

/** A kept network. @throws LikenessError `NetworkNotHere` */
export async function openKept(store: WeightStore, name: string): Promise<Safetensors> {
  const kept = await store.get(name);
  if (kept) return openSafetensors(blobSource(kept));
  throw new LikenessError(
    'NetworkNotHere',
    name === 'vgg19' ? 'VGG-19 is not on this device yet.' : 'Your own network is no longer on this device.',
    'Download it or choose its file under Network, or take one of the two that come with the app.',
  );
}

function noStorage(cause?: unknown): LikenessError {
  return new LikenessError(
    'NoStorage',
    'This browser keeps no files for this page, so a network cannot be stored.',
    'Leave private browsing or open the page over https.',
    { cause },
  );
}
