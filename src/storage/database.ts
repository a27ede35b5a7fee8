import {
  type DBSchema,
  deleteDB,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb';
import { LikenessError } from '../errors.ts';
import { detailOf } from '../failures.ts';

/**
 * The current schema. Version 2 added `settings`, and `source` and `encoderVersion` to each template; version 3 the style
 * studio's pictures and what it takes to go on with an unfinished one; version 4 `trained`, the networks trained here;
 * version 5 `figures`, what units of a network look for; version 6 the hash of its picture within each sealed template, where those
 * of before have none; version 7 `photos`, `faces` and `photoRoots`, who is in whose pictures.
 */
export interface LikenessSchema extends DBSchema {
  people: { key: string; value: unknown };
  templates: { key: string; value: unknown; indexes: { byPerson: string; byEncoder: string } };
  settings: { key: string; value: unknown };
  styleRuns: { key: string; value: unknown };
  styleCheckpoints: { key: string; value: unknown };
  trained: { key: string; value: unknown };
  figures: { key: [network: string, set: string]; value: unknown };
  photos: { key: string; value: unknown };
  faces: { key: string; value: unknown; indexes: { byPhoto: string; byLabel: string; byNot: string } };
  photoRoots: { key: string; value: unknown };
}

export const DATABASE = 'likeness';
export const VERSION = 7;

/** The encoder that made every template of version 1, which did not say. */
export const FIRST_ENCODER = 'dlib-resnet-1';

type Database = IDBPDatabase<LikenessSchema>;
type Upgrade = IDBPTransaction<LikenessSchema, StoreNames<LikenessSchema>[], 'versionchange'>;

let open: Promise<Database> | null = null;

/** Runs work in one transaction: everything it writes is kept, or nothing is. */
export async function tx<Mode extends 'readonly' | 'readwrite', Result>(
  stores: StoreNames<LikenessSchema>[],
  mode: Mode,
  work: (transaction: IDBPTransaction<LikenessSchema, StoreNames<LikenessSchema>[], Mode>) => Promise<Result>,
): Promise<Result> {
  try {
    const database = await connect();
    const transaction = database.transaction(stores, mode);
    try {
      const result = await work(transaction);
      await transaction.done;
      return result;
    } catch (error) {
      // A failed request has aborted it already; anything else thrown must.
      try {
        transaction.abort();
      } catch {
        // Already finished: there is nothing left to undo.
      }
      await transaction.done.catch(() => undefined);
      throw error;
    }
  } catch (error) {
    throw storageError(error);
  }
}

/** Closes the connection; the next call of `tx` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const closing = open;
  open = null;
  if (closing) (await closing).close();
}

/** Deletes the whole database: nothing of it is left on the disk. */
export async function dropDatabase(): Promise<void> {
  try {
    await closeDatabase();
    await deleteDB(DATABASE, {
      blocked() {
        // Other tabs close their connection when asked (see `blocking` below), so this ends by itself.
      },
    });
  } catch (error) {
    throw storageError(error);
  }
}

function connect(): Promise<Database> {
  open ??= openDatabase().catch((error: unknown) => {
    // A failed opening is not kept, so that trying again can succeed.
    open = null;
    throw error;
  });
  return open;
}

async function openDatabase(): Promise<Database> {
  if (!globalThis.indexedDB) {
    throw new LikenessError('NoStorage');
  }
  return openDB<LikenessSchema>(DATABASE, VERSION, {
    upgrade: async (database, from, _to, transaction) => {
      if (from < 1) createVersion1(database);
      if (from < 2) await upgradeToVersion2(database, transaction);
      if (from < 3) createStyleStores(database);
      if (from < 4) database.createObjectStore('trained', { keyPath: 'id' });
      if (from < 5) database.createObjectStore('figures', { keyPath: ['network', 'set'] });
      if (from < 7) createPhotoStores(database);
    },
    // Another tab wants to upgrade or delete: let it. The next `tx` opens anew.
    blocking: () => void closeDatabase(),
    terminated: () => {
      open = null;
    },
  });
}

function createVersion1(database: Database): void {
  database.createObjectStore('people', { keyPath: 'id' });
  database.createObjectStore('templates', { keyPath: 'id' }).createIndex('byPerson', 'personId');
}

async function upgradeToVersion2(database: Database, transaction: Upgrade): Promise<void> {
  database.createObjectStore('settings');
  const templates = transaction.objectStore('templates');
  templates.createIndex('byEncoder', 'encoderVersion');
  for (let cursor = await templates.openCursor(); cursor; cursor = await cursor.continue()) {
    const old = cursor.value as Record<string, unknown>;
    await cursor.update({ source: 'photo', encoderVersion: FIRST_ENCODER, ...old });
  }
}

function createStyleStores(database: Database): void {
  database.createObjectStore('styleRuns', { keyPath: 'id' });
  database.createObjectStore('styleCheckpoints');
}

function createPhotoStores(database: Database): void {
  database.createObjectStore('photos', { keyPath: 'id' });
  database.createObjectStore('photoRoots', { keyPath: 'id' });
  const faces = database.createObjectStore('faces', { keyPath: 'id' });
  faces.createIndex('byPhoto', 'photoId');
  faces.createIndex('byLabel', 'label');
  faces.createIndex('byNot', 'not', { multiEntry: true });
}

/** The browser's storage failures as this app's. */
export function storageError(error: unknown): LikenessError {
  if (error instanceof LikenessError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') {
    return new LikenessError('StorageFull', {}, { cause: error });
  }
  if (name === 'VersionError') {
    return new LikenessError('StorageNewer', {}, { cause: error });
  }
  if (name === 'SecurityError' || name === 'InvalidStateError') {
    return new LikenessError('NoStorage:refused', {}, { cause: error });
  }
  return new LikenessError('StorageFailed', { detail: detailOf(error) }, { cause: error });
}
