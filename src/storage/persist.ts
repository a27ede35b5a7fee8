/** Asks the browser to keep this page's storage even when the disk is nearly full; it may say no. */
export async function keepStorage(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
