import type { IDBPTransaction, StoreNames } from 'idb';
import { LikenessError } from '../../errors.ts';
import { type LikenessSchema, tx } from '../database.ts';
import type { Template } from '../types.ts';
import { canEncrypt, GALLERY_KEY, type GalleryKey, galleryKey } from './encryption.ts';
import { openTemplate, readRow, type SealedTemplate, sealTemplate } from './sealedTemplates.ts';

type Writing = IDBPTransaction<LikenessSchema, StoreNames<LikenessSchema>[], 'readwrite'>;

/** Plain rows encrypted in one transaction. */
const SEALED_AT_ONCE = 500;

/** How often a write is begun again because another tab deleted everything, and the key with it, meanwhile. */
const ATTEMPTS = 3;

/** Templates opened before, by id: a row that is byte for byte the same need not be opened again. */
const opened = new Map<string, { key: string; sealed: Uint8Array; template: Template }>();

/** Opens a row, or recalls it. Null when it is damaged. */
export async function openCached(key: GalleryKey, row: SealedTemplate): Promise<Template | null> {
  const before = opened.get(row.id);
  if (before && before.key === key.id && isSame(before, row)) return before.template;
  const template = await openTemplate(key.key, row);
  if (template) opened.set(row.id, { key: key.id, sealed: row.sealed, template });
  else opened.delete(row.id);
  return template;
}

/** Lets go of what is not stored any more. */
export function dropCachedExcept(templates: readonly Template[]): void {
  const stored = new Set(templates.map(({ id }) => id));
  for (const id of opened.keys()) if (!stored.has(id)) opened.delete(id);
}

/**
 * Seals templates and writes the rows with `write` in one transaction, all or nothing. Encrypting comes first: a transaction
 * ends by itself while it waits for anything but the database.
 *
 * @throws LikenessError `NoEncryption`, and what `write` throws
 */
export async function writeSealed(
  templates: readonly Template[],
  write: (transaction: Writing, rows: SealedTemplate[]) => Promise<void>,
): Promise<void> {
  await writeWithKey(
    ['people', 'templates', 'faces'],
    (key) => Promise.all(templates.map((template) => sealTemplate(key, template))),
    write,
  );
}

/**
 * Makes rows with the key, and writes them in one transaction over `stores` and `settings` if the key still holds then.
 *
 * @throws LikenessError `NoEncryption`, `KeyChanged`, and what `write` throws
 */
export async function writeWithKey<Row>(
  stores: StoreNames<LikenessSchema>[],
  make: (key: CryptoKey) => Promise<Row[]>,
  write: (transaction: Writing, rows: Row[]) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { id, key } = await galleryKey();
    const rows = await make(key);
    const written = await tx([...stores, 'settings'], 'readwrite', async (transaction) => {
      const now = await transaction.objectStore('settings').get(GALLERY_KEY);
      if ((now as GalleryKey | undefined)?.id !== id) return false;
      await write(transaction, rows);
      return true;
    });
    if (written) return;
  }
  throw new LikenessError('KeyChanged');
}

/**
 * Encrypts rows that an earlier version wrote in the clear, a batch at a time. Until a row is, it stays as it was, so that an
 * interruption loses nothing; one that changed meanwhile is left for the next time.
 *
 * @returns how many are still in the clear: all of them where the page may not encrypt or there is no room.
 */
export async function sealPlainRows(plain: readonly Template[], signal?: AbortSignal): Promise<number> {
  if (plain.length === 0 || !canEncrypt()) return plain.length;
  let left = plain.length;
  for (let start = 0; start < plain.length; start += SEALED_AT_ONCE) {
    if (signal?.aborted) return left;
    const batch = plain.slice(start, start + SEALED_AT_ONCE);
    try {
      await writeSealed(batch, async (transaction, rows) => {
        const templates = transaction.objectStore('templates');
        for (const row of rows) {
          const now = readRow(await templates.get(row.id));
          if (now.kind === 'plain' && now.row.personId === row.personId) await templates.put(row);
        }
      });
      left -= batch.length;
    } catch (error) {
      // They stay readable as they are; the number left is told to the person.
      if (error instanceof LikenessError) return left;
      throw error;
    }
  }
  return left;
}

function isSame(before: { sealed: Uint8Array; template: Template }, row: SealedTemplate): boolean {
  const { template, sealed } = before;
  return (
    template.personId === row.personId &&
    template.encoderVersion === row.encoderVersion &&
    template.createdAt === row.createdAt &&
    template.source === row.source &&
    sealed.length === row.sealed.length &&
    sealed.every((byte, index) => byte === row.sealed[index])
  );
}
