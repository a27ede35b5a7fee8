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

/** The record, its person and its encoder are bound to what is sealed: rows cannot be swapped between people. */
const boundTo = ({ id, personId, encoderVersion }: Omit<SealedTemplate, 'sealed'>) => [
  'likeness template',
  id,
  personId,
  encoderVersion,
];

export async function sealTemplate(key: CryptoKey, template: Template): Promise<SealedTemplate> {
  const { encoding, picture, ...clear } = template;
  return { ...clear, sealed: await seal(key, await pack(encoding, picture), boundTo(clear)) };
}

/** Null when the row was damaged or tampered with. */
export async function openTemplate(key: CryptoKey, row: SealedTemplate): Promise<Template | null> {
  const bytes = await open(key, row.sealed, boundTo(row));
  const content = bytes && unpack(bytes);
  if (!content) return null;
  const { sealed: _, ...clear } = row;
  return { ...clear, ...content };
}

const COUNT_BYTES = 4;
const FLOAT_BYTES = 4;

/** The number of dimensions n as uint32, n float32, then the bytes of the picture, if any; all little-endian. */
async function pack(encoding: Float32Array, picture: Blob | null): Promise<Uint8Array<ArrayBuffer>> {
  const image = picture ? new Uint8Array(await picture.arrayBuffer()) : new Uint8Array(0);
  const start = COUNT_BYTES + FLOAT_BYTES * encoding.length;
  const bytes = new Uint8Array(start + image.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, encoding.length, true);
  encoding.forEach((value, index) => {
    view.setFloat32(COUNT_BYTES + FLOAT_BYTES * index, value, true);
  });
  bytes.set(image, start);
  return bytes;
}

function unpack(bytes: Uint8Array<ArrayBuffer>): Pick<Template, 'encoding' | 'picture'> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimension = bytes.length < COUNT_BYTES ? 0 : view.getUint32(0, true);
  const start = COUNT_BYTES + FLOAT_BYTES * dimension;
  if (dimension === 0 || start > bytes.length) return null;
  const encoding = new Float32Array(dimension);
  for (let i = 0; i < dimension; i++) encoding[i] = view.getFloat32(COUNT_BYTES + FLOAT_BYTES * i, true);
  if (!finite(encoding)) return null;
  const image = bytes.slice(start);
  return { encoding, picture: image.length > 0 ? new Blob([image], { type: 'image/jpeg' }) : null };
}
