/** Files over this size in bytes are larger than any picture that is read. */
const MOST_HASHED = 80 * 1024 * 1024;

/**
 * SHA-256 of a file's bytes in hexadecimal; null where the page may not hash (an address without TLS) and for files that are empty,
 * too large to be pictures or gone.
 */
export async function contentHash(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle || file.size === 0 || file.size > MOST_HASHED) return null;
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // A file that went away: whoever decodes it says so.
    return null;
  }
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
