import { addPlugins, cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { headersOf } from '../securityPolicy.ts';

// Keeps the whole app, its networks included, so that it opens without a network, and gives each file the isolation and
// security headers that some hosts cannot send.

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** What the page asks of a version that waits to take over. */
const TAKE_OVER = 'take over';

addPlugins([
  {
    handlerWillRespond: async ({ request, response }) => {
      const headers = new Headers(response.headers);
      for (const [name, value] of Object.entries(headersOf(new URL(request.url).pathname))) {
        headers.set(name, value);
      }
      const { status, statusText } = response;
      return new Response(response.body, { status, statusText, headers });
    },
  },
]);
cleanupOutdatedCaches();
// Whatever stands behind the ? is for the page, not for the host.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/.*/] });

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
