/** Values to be written: row-major, little-endian, as many bytes as shape and dtype ask for. */
export interface WrittenTensor {
  dtype: string;
  shape: readonly number[];
  bytes: Uint8Array<ArrayBuffer> | Blob;
}

/** A .safetensors file (https://github.com/huggingface/safetensors#format) of these tensors, in their order. */
export function safetensorsBlob(
  tensors: readonly (readonly [string, WrittenTensor])[],
  metadata: Readonly<Record<string, string>> = {},
): Blob {
  let at = 0;
  const entries = tensors.map(([name, { dtype, shape, bytes }]) => {
    const begin = at;
    at += bytes instanceof Blob ? bytes.size : bytes.byteLength;
    return [name, { dtype, shape, data_offsets: [begin, at] }] as const;
  });
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  // Spaces bring the values to a multiple of eight bytes.
  const header = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(header.byteLength), true);
  return new Blob([length, header, ...tensors.map(([, { bytes }]) => bytes)]);
}
