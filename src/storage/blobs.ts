// A Blob cannot be stored in an ephemeral (private) session of WebKit: the database keeps its bytes and its type instead.

/** A Blob as it lies in the database. */
interface BlobBytes {
  kind: 'blob';
  type: string;
  bytes: ArrayBuffer;
}

/** Whether a value, or anything inside its plain objects and arrays, is a Blob. */
export function holdsBlob(value: unknown): boolean {
  if (value instanceof Blob) return true;
  if (Array.isArray(value)) return value.some(holdsBlob);
  return isPlain(value) && Object.values(value).some(holdsBlob);
}

/** The value with its bytes and type in place of each Blob; what holds none is the same object as before. */
export async function withoutBlobs(value: unknown): Promise<unknown> {
  if (value instanceof Blob) {
    return { kind: 'blob', type: value.type, bytes: await value.arrayBuffer() } satisfies BlobBytes;
  }
  if (!holdsBlob(value)) return value;
  if (Array.isArray(value)) return Promise.all(value.map(withoutBlobs));
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(
    await Promise.all(entries.map(async ([key, each]) => [key, await withoutBlobs(each)])),
  );
}

/** The reverse of `withoutBlobs`; Blobs that an earlier version of Likeness stored stay as they are. */
export function withBlobs(value: unknown): unknown {
  if (isBlobBytes(value)) return new Blob([value.bytes], { type: value.type });
  if (Array.isArray(value)) return value.map(withBlobs);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withBlobs(each)]));
}

function isBlobBytes(value: unknown): value is BlobBytes {
  return (
    isPlain(value) &&
    value.kind === 'blob' &&
    typeof value.type === 'string' &&
    value.bytes instanceof ArrayBuffer
  );
}

/** Objects of literals; a typed array or a Blob is none. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
