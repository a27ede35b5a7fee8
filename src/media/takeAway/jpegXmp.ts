// XMP inside a JPEG file (XMP specification part 3, 1.1.3): one APP1 segment that begins with this name.
const HEADER = new TextEncoder().encode('http://ns.adobe.com/xap/1.0/\0');

/** Bytes of a segment's length, which counts itself. */
const LENGTH = 2;
const MOST = 0xffff - LENGTH;

interface Segment {
  marker: number;
  /** Where its 0xFF lies, and where the next thing begins. */
  start: number;
  end: number;
}

/** The segments before the picture's data; null when this is no JPEG. */
export function segmentsOf(bytes: Uint8Array): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Padding before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of scan: the rest is data.
    if (marker === 0xda) return segments;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < LENGTH || end > bytes.length) return null;
    segments.push({ marker, start: at, end });
    at = end;
  }
  return null;
}

const isXmp = (bytes: Uint8Array, { marker, start, end }: Segment) =>
  marker === 0xe1 &&
  end - start - 4 >= HEADER.length &&
  HEADER.every((byte, i) => bytes[start + 4 + i] === byte);

/** The XMP packet of a JPEG file; null when it has none or is no JPEG. */
export function readJpegXmp(bytes: Uint8Array): string | null {
  const found = segmentsOf(bytes)?.find((segment) => isXmp(bytes, segment));
  return found ? new TextDecoder().decode(bytes.subarray(found.start + 4 + HEADER.length, found.end)) : null;
}

/**
 * A copy of a JPEG file with this XMP packet in place of its own. No pixel and no other segment changes.
 *
 * @returns null when this is no whole JPEG, or the packet is longer than a segment
 */
export function withJpegXmp(bytes: Uint8Array<ArrayBuffer>, packet: string): Uint8Array<ArrayBuffer> | null {
  const segments = segmentsOf(bytes);
  const text = new TextEncoder().encode(packet);
  if (!segments || HEADER.length + text.length > MOST) return null;
  const length = LENGTH + HEADER.length + text.length;
  const segment = new Uint8Array(2 + length);
  segment.set([0xff, 0xe1, length >> 8, length & 0xff]);
  segment.set(HEADER, 4);
  segment.set(text, 4 + HEADER.length);
  // After JFIF and Exif, which readers expect first.
  const first = segments.findIndex(({ marker }) => marker !== 0xe0 && marker !== 0xe1);
  const at = segments[first]?.start ?? segments.at(-1)?.end ?? 2;
  const parts: Uint8Array[] = [];
  let from = 0;
  const old = segments.filter((each) => isXmp(bytes, each));
  for (const { start, end } of [...old, { start: at, end: at }].sort((a, b) => a.start - b.start)) {
    parts.push(bytes.subarray(from, start));
    if (start === at && end === at) parts.push(segment);
    from = end;
  }
  parts.push(bytes.subarray(from));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
