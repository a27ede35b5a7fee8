import { open, seal } from '../encryption/encryption.ts';
import type { Face, SealedFace } from './photoRows.ts';

const FLOAT_BYTES = 4;

/** The record, its photo and its encoder are bound to what is sealed: rows cannot be swapped. */
const boundTo = (
  { id, photoId, encoderVersion }: Omit<SealedFace, 'sealed' | 'sealedPicture'>,
  what: string,
) =>
  // words: the same in every language
  [`likeness face ${what}`, id, photoId, encoderVersion];

/** @param picture a small JPEG of the face, when its keeping was agreed to */
export async function sealFace(key: CryptoKey, face: Face, picture: Blob | null): Promise<SealedFace> {
  const { encoding, ...clear } = face;
  const image = picture && new Uint8Array(await picture.arrayBuffer());
  return {
    ...clear,
    sealed: await seal(key, pack(encoding), boundTo(clear, 'encoding')),
    sealedPicture: image && (await seal(key, image, boundTo(clear, 'picture'))),
  };
}

/** Null when the row was damaged or tampered with, or sealed with another key. */
export async function openFace(key: CryptoKey, row: SealedFace): Promise<Face | null> {
  const bytes = await open(key, row.sealed, boundTo(row, 'encoding'));
  const encoding = bytes && unpack(bytes);
  if (!encoding) return null;
  const { sealed: _, sealedPicture: __, ...clear } = row;
  return { ...clear, encoding };
}

/** The picture that was kept; null when none was, or it cannot be read. */
export async function openPicture(key: CryptoKey, row: SealedFace): Promise<Blob | null> {
  const bytes = row.sealedPicture && (await open(key, row.sealedPicture, boundTo(row, 'picture')));
  return bytes && new Blob([bytes], { type: 'image/jpeg' });
}

/** float32, little-endian; nothing for a face that no network could fit. */
function pack(encoding: Float32Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(FLOAT_BYTES * encoding.length));
  encoding.forEach((value, k) => {
    view.setFloat32(FLOAT_BYTES * k, value, true);
  });
  return new Uint8Array(view.buffer);
}

function unpack(bytes: Uint8Array<ArrayBuffer>): Float32Array | null {
  if (bytes.length % FLOAT_BYTES !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = Float32Array.from({ length: bytes.length / FLOAT_BYTES }, (_, k) =>
    view.getFloat32(FLOAT_BYTES * k, true),
  );
  return encoding.every(Number.isFinite) ? encoding : null;
}
