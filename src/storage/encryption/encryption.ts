import { LikenessError } from '../../errors.ts';
import { tx } from '../database.ts';

/**
 * The key of the gallery: AES-GCM, 256 bits, made in this browser. It cannot be exported: scripts may use it and never see it.
 * Against somebody who copies the whole browser profile it does not help, since the browser stores it there too.
 */
export interface GalleryKey {
  /** Tells keys apart: after "delete everything" in another tab a new one is made. */
  id: string;
  key: CryptoKey;
}

/** Key in `settings`. */
export const GALLERY_KEY = 'gallery-key';

/** Bytes of the initialisation vector, fresh for every record, and of the tag (NIST SP 800-38D). */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Whether this page may encrypt: browsers offer it to secure pages only. */
export const canEncrypt = (): boolean => globalThis.crypto?.subtle !== undefined;

/** @throws LikenessError `NoEncryption` */
export function requireEncryption(): void {
  if (canEncrypt()) return;
  throw new LikenessError('NoEncryption');
}

/** The key as it is stored, or null. */
export async function readGalleryKey(): Promise<GalleryKey | null> {
  return tx(['settings'], 'readonly', async (transaction) =>
    asKey(await transaction.objectStore('settings').get(GALLERY_KEY)),
  );
}

/** The key, made on first use. Of two tabs that make one at the same time the first to store it wins. */
export async function galleryKey(): Promise<GalleryKey> {
  requireEncryption();
  const stored = await readGalleryKey();
  if (stored) return stored;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const made: GalleryKey = { id: crypto.randomUUID(), key };
  return tx(['settings'], 'readwrite', async (transaction) => {
    const settings = transaction.objectStore('settings');
    const winner = asKey(await settings.get(GALLERY_KEY));
    if (winner) return winner;
    await settings.put(made, GALLERY_KEY);
    return made;
  });
}

/** @returns iv (12 bytes), then the encrypted bytes with their tag. @param bound what `open` must be told word for word */
export async function seal(
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
  bound: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: said(bound) },
    key,
    bytes,
  );
  const all = new Uint8Array(IV_BYTES + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), IV_BYTES);
  return all;
}

/** What was sealed; null when it was changed, belongs to something else or was sealed with another key. */
export async function open(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  bound: readonly string[],
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null;
  const iv = sealed.subarray(0, IV_BYTES);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv, additionalData: said(bound) },
        key,
        sealed.subarray(IV_BYTES),
      ),
    );
  } catch {
    // The browser tells no more than that it does not fit.
    return null;
  }
}

/** JSON keeps the parts apart: ["ab", "c"] and ["a", "bc"] are different. */
const said = (bound: readonly string[]) => new TextEncoder().encode(JSON.stringify(bound));

function asKey(stored: unknown): GalleryKey | null {
  const { id, key } = (stored ?? {}) as Partial<GalleryKey>;
  return typeof id === 'string' && key instanceof CryptoKey ? { id, key } : null;
}
