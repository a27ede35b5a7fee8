import { tx } from './database.ts';

/** A stored setting as it was written, or undefined; the reader checks what it is. */
export async function readSetting(key: string): Promise<unknown> {
  return tx(['settings'], 'readonly', (transaction) => transaction.objectStore('settings').get(key));
}

export async function writeSetting(key: string, value: unknown): Promise<void> {
  await tx(['settings'], 'readwrite', async (transaction) => {
    await transaction.objectStore('settings').put(value, key);
  });
}
