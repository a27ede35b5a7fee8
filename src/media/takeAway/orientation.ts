import { segmentsOf } from './jpegXmp.ts';

interface Shares {
  x: number;
  y: number;
  width: number;
  height: number;
}

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;

/** The orientation that a JPEG's Exif tells, 1..8 (TIFF 6.0); 1 when it tells none. */
export function jpegOrientation(bytes: Uint8Array): number {
  const segment = segmentsOf(bytes)?.find(
    ({ marker, start }) => marker === 0xe1 && EXIF.every((byte, i) => bytes[start + 4 + i] === byte),
  );
  if (!segment) return 1;
  const start = segment.start + 4 + EXIF.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, segment.end - start);
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

/**
 * A box of the upright picture as a box of the picture as it is stored: regions are told in the latter, and whoever shows the
 * picture turns both.
 */
export function asStored({ x, y, width, height }: Shares, orientation: number): Shares {
  const right = 1 - x - width;
  const below = 1 - y - height;
  // Where the stored picture's left and top edges lie in the upright one.
  const turned = { width: height, height: width };
  switch (orientation) {
    case 2:
      return { x: right, y, width, height };
    case 3:
      return { x: right, y: below, width, height };
    case 4:
      return { x, y: below, width, height };
    case 5:
      return { x: y, y: x, ...turned };
    case 6:
      return { x: y, y: right, ...turned };
    case 7:
      return { x: below, y: right, ...turned };
    case 8:
      return { x: below, y: x, ...turned };
    default:
      return { x, y, width, height };
  }
}
