import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';

/** Bytes that can be read in parts: a buffer, a file a person dropped, or a file on a server. */
export interface ByteSource {
  /** @returns exactly the bytes from `begin` up to `end`, or rejects with a LikenessError. */
  read(begin: number, end: number): Promise<ArrayBuffer>;
}

export interface TensorEntry {
  dtype: 'F32' | 'F16' | 'BF16';
  shape: number[];
  /** Where the values lie, in bytes from the beginning of the file. */
  begin: number;
  end: number;
}

export interface Safetensors {
  metadata: ReadonlyMap<string, string>;
  entries: ReadonlyMap<string, TensorEntry>;
  /**
   * The values of one tensor, row-major.
   *
   * @throws LikenessError `ModelFileDamaged` for a name that is not in the file, or a value that is not finite.
   */
  read(name: string): Promise<Float32Array>;
}

const bytesPerValue = { F32: 4, F16: 2, BF16: 2 } as const;

/** The format allows no longer header. */
const longestHeader = 100_000_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.object({
  dtype: v.string(),
  shape: v.array(count),
  data_offsets: v.tuple([count, count]),
});

/**
 * Opens a .safetensors file (https://github.com/huggingface/safetensors#format): eight bytes of length, a JSON header that
 * says where each tensor lies, then the values, little-endian. Reads the header only; `read` fetches a tensor's own bytes.
 * Tensors of other types than F32, F16 and BF16 are left out of `entries`.
 *
 * @throws LikenessError `ModelFileDamaged` when it is no such file.
 */
export async function openSafetensors(source: ByteSource): Promise<Safetensors> {
  const length = new DataView(await source.read(0, 8)).getBigUint64(0, true);
  if (length < 2n || length > BigInt(longestHeader))
    throw new LikenessError('ModelFileDamaged:notSafetensors');
  const bodyBegin = 8 + Number(length);
  const header = parseHeader(await source.read(8, bodyBegin));

  const entries = new Map<string, TensorEntry>();
  for (const [name, value] of Object.entries(header.tensors)) {
    const { dtype, shape, data_offsets } = value;
    if (!isReadable(dtype)) continue;
    const values = shape.reduce((product, n) => product * n, 1);
    const [begin, end] = data_offsets;
    if (end - begin !== values * bytesPerValue[dtype]) {
      throw new LikenessError('ModelFileDamaged:size', { tensor: name, shape: shape.join(' × ') });
    }
    entries.set(name, { dtype, shape, begin: bodyBegin + begin, end: bodyBegin + end });
  }
  return {
    metadata: header.metadata,
    entries,
    async read(name) {
      const entry = entries.get(name);
      if (!entry) throw new LikenessError('ModelFileDamaged:noTensor', { tensor: name });
      const values = decode(await source.read(entry.begin, entry.end), entry.dtype);
      if (!values.every(Number.isFinite))
        throw new LikenessError('ModelFileDamaged:notANumber', { tensor: name });
      return values;
    },
  };
}

/** A file that is wholly in memory. */
export function bufferSource(buffer: ArrayBuffer): ByteSource {
  return {
    async read(begin, end) {
      if (end > buffer.byteLength) throw cutOff(buffer.byteLength, end);
      return buffer.slice(begin, end);
    },
  };
}

/** A file a person chose: only the parts asked for are read from the disk. */
export function blobSource(blob: Blob): ByteSource {
  return {
    async read(begin, end) {
      if (end > blob.size) throw cutOff(blob.size, end);
      return blob.slice(begin, end).arrayBuffer();
    },
  };
}

function parseHeader(bytes: ArrayBuffer) {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { __metadata__: metadata = {}, ...tensors } = v.parse(v.record(v.string(), v.unknown()), json);
    return {
      metadata: new Map(Object.entries(v.parse(v.record(v.string(), v.string()), metadata))),
      tensors: v.parse(v.record(v.string(), entrySchema), tensors),
    };
  } catch (cause) {
    throw new LikenessError('ModelFileDamaged:tensorList', {}, { cause });
  }
}

function isReadable(dtype: string): dtype is TensorEntry['dtype'] {
  return Object.hasOwn(bytesPerValue, dtype);
}

function decode(bytes: ArrayBuffer, dtype: TensorEntry['dtype']): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes);
  const words = new Uint16Array(bytes);
  if (dtype === 'F16') return Float32Array.from(words, halfToNumber);
  // A bfloat16 is the upper half of a float32.
  return new Float32Array(Uint32Array.from(words, (word) => word << 16).buffer);
}

/** IEEE 754 binary16: one bit of sign, five of exponent, ten of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function cutOff(have: number, wanted: number): LikenessError {
  return new LikenessError('ModelFileDamaged:cutOff', { have, wanted });
}
