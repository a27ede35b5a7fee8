export type { FileContent } from './galleryContent.ts';

import { LikenessError } from '../../errors.ts';
import { requireEncryption } from '../encryption/encryption.ts';
import { type FileContent, readContent, writeContent } from './galleryContent.ts';

/**
 * A gallery as a file. Protected by a passphrase it is
 *
 *   "LIKENESS" (8 bytes), version 1 (uint32), rounds (uint32), salt (16 bytes), iv (12 bytes), check (16 bytes), then AES-GCM;
 *
 * the 60 bytes before the encrypted part are authenticated with it, and integers are big-endian. PBKDF2-SHA-256 turns the
 * passphrase into a secret, from which HKDF-SHA-256 derives the key and, apart from it, the check: that tells a wrong
 * passphrase from a damaged file and lets a guesser test no faster than the rounds do. In the clear it is the JSON alone.
 */
const MAGIC = new TextEncoder().encode('LIKENESS');
const VERSION = 1;

/** OWASP's number for PBKDF2-SHA-256 (Password Storage Cheat Sheet, 2023). */
export const ROUNDS = 600_000;
/** More would be no protection but a way to keep this page busy. */
const MOST_ROUNDS = 10 * ROUNDS;

const SALT = { at: 16, bytes: 16 };
const IV = { at: 32, bytes: 12 };
const CHECK = { at: 44, bytes: 16 };
const HEADER = 60;
const TAG = 16;

/** Files larger than this are refused before they are read: 30,000 templates with pictures need about 110 MB. */
export const MOST_BYTES = 160_000_000;

/** The gallery as a file that only the passphrase opens. */
export async function sealGalleryFile(content: FileContent, passphrase: string): Promise<Blob> {
  const header = new Uint8Array(HEADER);
  const view = new DataView(header.buffer);
  header.set(MAGIC);
  view.setUint32(8, VERSION);
  view.setUint32(12, ROUNDS);
  crypto.getRandomValues(header.subarray(SALT.at, SALT.at + SALT.bytes));
  crypto.getRandomValues(header.subarray(IV.at, IV.at + IV.bytes));
  const { key, check } = await derive(passphrase, part(header, SALT), ROUNDS);
  header.set(check, CHECK.at);
  const text = new TextEncoder().encode(await writeContent(content));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: part(header, IV), additionalData: header },
    key,
    text,
  );
  return new Blob([header, sealed], { type: 'application/octet-stream' });
}

/** The gallery as JSON that anybody can read. */
export async function plainGalleryFile(content: FileContent): Promise<Blob> {
  return new Blob([await writeContent(content)], { type: 'application/json' });
}

/** Whether a file asks for a passphrase, told by its first bytes. @throws LikenessError `FileTooLarge` or `NoGalleryFile` */
export async function isSealedFile(file: Blob): Promise<boolean> {
  if (file.size > MOST_BYTES) {
    throw new LikenessError('FileTooLarge:gallery', {
      megabytes: Math.round(file.size / 1e6),
      most: MOST_BYTES / 1e6,
    });
  }
  const first = new Uint8Array(await file.slice(0, MAGIC.length).arrayBuffer());
  if (MAGIC.every((byte, index) => first[index] === byte)) return true;
  // JSON begins with a brace, perhaps after a byte order mark or blanks.
  if (/^[\ufeff\s]*\{/.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(first))) return false;
  throw new LikenessError('NoGalleryFile');
}

/**
 * Reads and checks a whole file; nothing is stored.
 *
 * @param passphrase asked for where `isSealedFile` says so, and not looked at otherwise
 * @throws LikenessError `FileTooLarge`, `NoGalleryFile`, `NewerFile`, `FileDamaged`, `WrongPassphrase`, `NoEncryption`
 */
export async function readGalleryFile(file: Blob, passphrase: string): Promise<FileContent> {
  if (!(await isSealedFile(file))) return readContent(await file.text());
  const header = new Uint8Array(await file.slice(0, HEADER).arrayBuffer());
  if (file.size < HEADER + TAG) throw new LikenessError('FileDamaged:early');
  const view = new DataView(header.buffer);
  const version = view.getUint32(8);
  if (version !== VERSION) {
    throw new LikenessError('NewerFile', { version, read: VERSION });
  }
  const rounds = view.getUint32(12);
  if (rounds < ROUNDS || rounds > MOST_ROUNDS) {
    throw new LikenessError('FileDamaged:rounds', { rounds });
  }
  const { key, check } = await derive(passphrase, part(header, SALT), rounds);
  if (!check.every((byte, index) => byte === header[CHECK.at + index])) {
    throw new LikenessError('WrongPassphrase');
  }
  const sealed = await file.slice(HEADER).arrayBuffer();
  const bytes = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: part(header, IV), additionalData: header }, key, sealed)
    .catch(() => {
      throw new LikenessError('FileDamaged:content');
    });
  return readContent(new TextDecoder().decode(bytes));
}

/** The passphrase in Unicode's composed form: the same letters typed on another system are the same passphrase. */
async function derive(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<{ key: CryptoKey; check: Uint8Array }> {
  requireEncryption();
  const { subtle } = crypto;
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const password = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const secret = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    password,
    256,
  );
  const root = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits']);
  const part = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt,
    info: new TextEncoder().encode(info),
  });
  const key = await subtle.deriveKey(
    // words: the same in every language
    part('likeness gallery key'),
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  // words: the same in every language
  const check = await subtle.deriveBits(part('likeness gallery check'), root, 8 * CHECK.bytes);
  return { key, check: new Uint8Array(check) };
}

const part = (header: Uint8Array<ArrayBuffer>, { at, bytes }: { at: number; bytes: number }) =>
  header.slice(at, at + bytes);
