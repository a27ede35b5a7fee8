import * as v from 'valibot';
import type { Template } from '../types.ts';
import { open, seal } from './encryption.ts';

/**
 * A template as it lies in the database: what is told about it in the clear, encoding and picture sealed together. Names and
 * dates stay readable, so that people can be listed, renamed and deleted even when the key is lost.
 */
const SealedRow = v.object({
  id: v.string(),
  personId: v.string(),
  encoderVersion: v.string(),
  createdAt: v.number(),
  source: v.picklist(['camera', 'photo']),
  /** What is sealed: 2 holds the hash of the picture, too; without a number it is of before version 6. */
  layout: v.optional(v.literal(2)),
  sealed: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
});
export type SealedTemplate = v.InferOutput<typeof SealedRow>;

const finite = (encoding: Float32Array) => encoding.length > 0 && encoding.every(Number.isFinite);

/** A template of an earlier version of Likeness, which did not encrypt. */
const PlainRow = v.object({
  id: v.string(),
  personId: v.string(),
  encoding: v.pipe(
    v.custom<Float32Array>((value) => value instanceof Float32Array),
    v.check(finite, 'not finite'),
  ),
  encoderVersion: v.string(),
  createdAt: v.number(),
  picture: v.nullable(v.instance(Blob)),
  contentHash: v.optional(v.nullable(v.string()), null),
  source: v.picklist(['camera', 'photo']),
});

export type ReadRow =
  | { kind: 'sealed'; row: SealedTemplate }
  | { kind: 'plain'; row: Template }
  | { kind: 'damaged' };

/** What a row of the database is. */
export function readRow(row: unknown): ReadRow {
  const sealed = v.safeParse(SealedRow, row);
  if (sealed.success) return { kind: 'sealed', row: sealed.output };
  const plain = v.safeParse(PlainRow, row);
  return plain.success ? { kind: 'plain', row: plain.output } : { kind: 'damaged' };
}

/** The record, its person, its encoder and the layout are bound to what is sealed: rows cannot be swapped between people. */
const boundTo = ({ id, personId, encoderVersion, layout }: Omit<SealedTemplate, 'sealed'>) => [
  'likeness template',
  id,
  personId,
  encoderVersion,
  ...(layout === undefined ? [] : [String(layout)]),
];

export async function sealTemplate(key: CryptoKey, template: Template): Promise<SealedTemplate> {
  const { encoding, picture, contentHash, ...told } = template;
  const clear = { ...told, layout: 2 as const };
  return {
    ...clear,
    sealed: await seal(key, await pack({ encoding, picture, contentHash }), boundTo(clear)),
  };
}

/** Null when the row was damaged or tampered with. */
export async function openTemplate(key: CryptoKey, row: SealedTemplate): Promise<Template | null> {
  const bytes = await open(key, row.sealed, boundTo(row));
  const content = bytes && unpack(bytes, row.layout === 2);
  if (!content) return null;
  const { sealed: _, layout: __, ...clear } = row;
  return { ...clear, ...content };
}

const COUNT_BYTES = 4;
const FLOAT_BYTES = 4;
/** Of SHA-256. */
const HASH_BYTES = 32;

type Sealed = Pick<Template, 'encoding' | 'picture' | 'contentHash'>;

/**
 * The number of dimensions n as uint32, n float32, all little-endian; the length of the hash in a byte, 32 or 0, and the hash; then the
 * bytes of the picture, if any. Before version 6 the picture follows the numbers.
 */
async function pack({ encoding, picture, contentHash }: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const image = picture ? new Uint8Array(await picture.arrayBuffer()) : new Uint8Array(0);
  const hash = contentHash === null ? new Uint8Array(0) : fromHex(contentHash);
  const behind = COUNT_BYTES + FLOAT_BYTES * encoding.length;
  const bytes = new Uint8Array(behind + 1 + hash.length + image.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, encoding.length, true);
  encoding.forEach((value, index) => {
    view.setFloat32(COUNT_BYTES + FLOAT_BYTES * index, value, true);
  });
  bytes[behind] = hash.length;
  bytes.set(hash, behind + 1);
  bytes.set(image, behind + 1 + hash.length);
  return bytes;
}

/** Null when it is damaged. */
function unpack(bytes: Uint8Array<ArrayBuffer>, withHash: boolean): Sealed | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimension = bytes.length < COUNT_BYTES ? 0 : view.getUint32(0, true);
  const behind = COUNT_BYTES + FLOAT_BYTES * dimension;
  if (dimension === 0 || behind > bytes.length) return null;
  const encoding = new Float32Array(dimension);
  for (let i = 0; i < dimension; i++) encoding[i] = view.getFloat32(COUNT_BYTES + FLOAT_BYTES * i, true);
  if (!finite(encoding)) return null;
  const length = withHash ? bytes[behind] : 0;
  if (length !== 0 && length !== HASH_BYTES) return null;
  const start = behind + (withHash ? 1 : 0);
  if (start + length > bytes.length) return null;
  const image = bytes.slice(start + length);
  return {
    encoding,
    contentHash: length === 0 ? null : toHex(bytes.subarray(start, start + length)),
    picture: image.length > 0 ? new Blob([image], { type: 'image/jpeg' }) : null,
  };
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const fromHex = (text: string) =>
  Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
