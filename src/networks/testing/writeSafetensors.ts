interface Tensor {
  dtype: string;
  shape: number[];
  bytes: ArrayBufferView;
}

/** A .safetensors file for tests; `headerText` replaces the header to make broken ones. */
export function writeSafetensors(
  tensors: Record<string, Tensor>,
  metadata: Record<string, string>,
  headerText?: string,
): ArrayBuffer {
  let offset = 0;
  const header: Record<string, unknown> = { __metadata__: metadata };
  for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes.byteLength] };
    offset += bytes.byteLength;
  }
  const text = new TextEncoder().encode(headerText ?? JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  let at = 8 + text.length;
  for (const { bytes } of Object.values(tensors)) {
    file.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), at);
    at += bytes.byteLength;
  }
  return file.buffer;
}
