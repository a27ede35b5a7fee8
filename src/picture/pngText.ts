/**
 * Text inside a PNG (W3C Portable Network Graphics, 3rd edition, 11.3.3): an `iTXt` chunk, uncompressed UTF-8, put before the
 * first image data, where programs that pass chunks on keep it.
 */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const endOf = ({ begin, data }: Chunk): number => begin + 12 + data.length;

interface Chunk {
  type: string;
  /** Where the whole chunk begins: length, type, data and checksum. */
  begin: number;
  data: Uint8Array<ArrayBuffer>;
}

/** The PNG with `text` under `keyword` (1 to 79 Latin letters), in place of what stood there. @throws RangeError for no PNG */
export async function withPngText(png: Blob, keyword: string, text: string): Promise<Blob> {
  const bytes = new Uint8Array(await png.arrayBuffer());
  const chunks = chunksOf(bytes);
  const firstData = chunks.find(({ type }) => type === 'IDAT');
  if (!firstData) throw new RangeError('This is no PNG file.');
  // What is kept stays where it lies: a large picture has thousands of chunks and tens of megabytes.
  const parts: BlobPart[] = [];
  let from = 0;
  for (const chunk of chunks) {
    if (chunk === firstData) {
      parts.push(png.slice(from, chunk.begin), textChunk(keyword, text));
      from = chunk.begin;
    } else if (textOf(chunk)?.keyword === keyword) {
      parts.push(png.slice(from, chunk.begin));
      from = endOf(chunk);
    }
  }
  const last = chunks.at(-1) ?? firstData;
  return new Blob([...parts, png.slice(from, endOf(last))], { type: 'image/png' });
}

/** The text under `keyword`; null when the file is no PNG or has none. */
export async function readPngText(file: Blob, keyword: string): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const chunk of chunksOf(bytes)) {
    const found = textOf(chunk);
    if (found?.keyword === keyword) return found.text;
  }
  return null;
}

/** Empty when the bytes are no PNG; ends where a chunk is cut off. */
function chunksOf(bytes: Uint8Array<ArrayBuffer>): Chunk[] {
  if (!signature.every((byte, i) => bytes[i] === byte)) return [];
  const view = new DataView(bytes.buffer);
  const chunks: Chunk[] = [];
  for (let begin = signature.length; begin + 12 <= bytes.length; ) {
    const length = view.getUint32(begin);
    if (begin + 12 + length > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(begin + 4, begin + 8));
    chunks.push({ type, begin, data: bytes.subarray(begin + 8, begin + 8 + length) });
    begin += 12 + length;
  }
  return chunks;
}

/** keyword, 0, not compressed, method 0, language 0, translated keyword 0, text. */
function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const data = new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode('iTXt'), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

function textOf({ type, data }: Chunk): { keyword: string; text: string } | null {
  const end = data.indexOf(0);
  if (type !== 'iTXt' || end < 1 || data[end + 1] !== 0) return null;
  const language = data.indexOf(0, end + 3);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return null;
  const decode = (part: Uint8Array) => new TextDecoder().decode(part);
  return { keyword: decode(data.subarray(0, end)), text: decode(data.subarray(translated + 1)) };
}

/** The PNG specification's annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
