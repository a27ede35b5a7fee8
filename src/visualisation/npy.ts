/** A file of NumPy's format 1.0 (numpy.lib.format): little-endian float32 in C order. */
export function encodeNpy(values: Float32Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${tuple}), }`;
  // Magic, version and length take 10 bytes; spaces and a line's end make the whole header a multiple of 64.
  const header = dictionary.padEnd(Math.ceil((dictionary.length + 11) / 64) * 64 - 11, ' ').concat('\n');
  const bytes = new Uint8Array(10 + header.length + 4 * values.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length & 255, header.length >> 8]);
  bytes.set(new TextEncoder().encode(header), 10);
  const view = new DataView(bytes.buffer, 10 + header.length);
  values.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return bytes;
}
