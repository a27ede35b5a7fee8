/**
 * Holds a name among the tabs of this page until the function it resolves to is called or the tab goes away; resolves to null
 * when another tab holds it. Browsers without locks are treated as having one tab.
 */
export async function holdName(name: string): Promise<(() => void) | null> {
  if (!navigator.locks) return () => undefined;
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(null);
          return;
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
