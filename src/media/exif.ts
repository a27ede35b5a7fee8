const ORIENTATION = 0x0112;
const PREFIX = 'Exif\0\0';

/** The orientation, 1..8 (TIFF 6.0), that an Exif block tells, which is a TIFF file; 1 when it tells none. */
export function exifOrientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const little = view.getUint16(0) === 0x4949;
    const at = view.getUint32(4, little);
    for (let i = 0; i < view.getUint16(at, little); i++) {
      const entry = at + 2 + 12 * i;
      if (view.getUint16(entry, little) !== ORIENTATION) continue;
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    // Exif that ends too early says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** How a WebP picture is stored: its size and the orientation its Exif tells. Null for another file and for one without Exif. */
export async function webpStored(
  file: Blob,
): Promise<{ width: number; height: number; orientation: number } | null> {
  const head = await read(file, 0, 30);
  const extended = letters(head, 0, 4) === 'RIFF' && letters(head, 8, 8) === 'WEBPVP8X' && head.length === 30;
  // The flag that says there is Exif.
  if (!extended || ((head[20] ?? 0) & 8) === 0) return null;
  const size = (at: number) => 1 + (head[at] ?? 0) + 256 * (head[at + 1] ?? 0) + 65_536 * (head[at + 2] ?? 0);
  for (let at = 12; at + 8 <= file.size; ) {
    const chunk = await read(file, at, 8);
    const length = new DataView(chunk.buffer).getUint32(4, true);
    if (letters(chunk, 0, 4) === 'EXIF') {
      const exif = await read(file, at + 8, length);
      const tiff = letters(exif, 0, PREFIX.length) === PREFIX ? exif.subarray(PREFIX.length) : exif;
      return { width: size(24), height: size(27), orientation: exifOrientation(tiff) };
    }
    // Chunks begin at even places.
    at += 8 + length + (length % 2);
  }
  return null;
}

const read = async (file: Blob, from: number, length: number) =>
  new Uint8Array(await file.slice(from, from + length).arrayBuffer());

const letters = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));
