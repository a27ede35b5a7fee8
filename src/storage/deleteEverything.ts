import { dropDatabase } from './database.ts';

/**
 * Deletes all that this app keeps in this browser: its databases, its caches with fetched networks, what it noted in local and session
 * storage, and the copy of itself that opens without a network.
 *
 * A host may hold other apps on the same origin. Theirs stay: what is ours says so in its name or lies under our address.
 *
 * @param base the app's own address, ends with a slash
 */
export async function deleteEverythingStored(base: string): Promise<void> {
  await dropDatabase();
  const isOurs = (name: string) => name.startsWith('likeness') || name.endsWith(base);
  for (const storage of [globalThis.localStorage, globalThis.sessionStorage]) {
    for (const key of Object.keys(storage)) if (isOurs(key)) storage.removeItem(key);
  }
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  // First: while it runs it could fill its cache again.
  await Promise.all(registrations.filter(({ scope }) => scope === base).map((each) => each.unregister()));
  if (!globalThis.caches) return;
  await Promise.all((await caches.keys()).filter(isOurs).map((name) => caches.delete(name)));
}
