import { addPlugins, cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { headersOf } from '../securityPolicy.ts';

// Keeps the whole app, its networks included, so that it opens without a network, and gives each file the isolation and
// security headers that some hosts cannot send.

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** What the page asks of a version that waits to take over. */
const TAKE_OVER = 'take over';

/** The answer with the headers its path needs; itself, where it has them. */
function withHeaders(request: Request, response: Response): Response {
  const wanted = Object.entries(headersOf(new URL(request.url).pathname));
  if (wanted.every(([name, value]) => response.headers.get(name) === value)) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of wanted) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

addPlugins([
  {
    // Once, when a file is saved: an answer whose body runs through this worker is cut off when Firefox reloads the page, and
    // reported there as a failure of the service worker.
    cacheWillUpdate: async ({ request, response }) =>
      response.status === 200 ? withHeaders(request, response) : null,
    // For what an earlier version saved, with the headers of then.
    handlerWillRespond: async ({ request, response }) => withHeaders(request, response),
  },
]);
cleanupOutdatedCaches();
// Whatever stands behind the ? is for the page, not for the host.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });

/** What only some browsers choose (see vite/offline.ts): kept once it was asked for, the newest alone. */
const WHEN_USED = `likeness-when-used-${self.registration.scope}`;
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.includes('/assets/webgpu-'),
  async ({ request }) => {
    const cache = await caches.open(WHEN_USED);
    const kept = await cache.match(request);
    if (kept) return kept;
    const answer = withHeaders(request, await fetch(request));
    if (!answer.ok) return answer;
    for (const before of await cache.keys()) await cache.delete(before);
    await cache.put(request, answer.clone());
    return answer;
  },
);

// The first version serves the page that brought it at once; it holds the same files.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (event.data !== TAKE_OVER) return;
  const answer = async () => {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    // The files of the running version go when a new one takes over: no other tab may still need them.
    const others = windows.length - 1;
    if (others === 0) await self.skipWaiting();
    event.ports[0]?.postMessage(others);
  };
  event.waitUntil(answer());
});
