import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';

/** Row-major values of one weight tensor. */
export interface Weights {
  shape: number[];
  values: Float32Array;
}

const size = v.pipe(v.number(), v.integer(), v.minValue(1));

const manifestSchema = v.array(
  v.object({
    paths: v.array(v.string()),
    weights: v.array(
      v.object({
        name: v.string(),
        shape: v.array(size),
        dtype: v.picklist(['float32', 'int32']),
        quantization: v.optional(v.object({ dtype: v.literal('uint8'), scale: v.number(), min: v.number() })),
      }),
    ),
  }),
);

/**
 * Reads a TF.js weights manifest and its one binary: tensors lie one after another, one byte a value where they are quantised
 * (value = q * scale + min), else little-endian float32.
 *
 * @param manifest the JSON's bytes
 * @throws LikenessError `ModelFileDamaged` when the manifest is not one, or the binary is longer or shorter than it says.
 */
export function readQuantisedWeights(manifest: ArrayBuffer, binary: ArrayBuffer): Map<string, Weights> {
  const specs = parse(manifest);
  const length = specs.reduce((sum, spec) => sum + byteLength(spec), 0);
  if (length !== binary.byteLength) {
    throw new LikenessError('ModelFileDamaged:weightsLength', { have: binary.byteLength, wanted: length });
  }
  const tensors = new Map<string, Weights>();
  let offset = 0;
  for (const spec of specs) {
    const end = offset + byteLength(spec);
    // A copy, because a view of floats must begin at a multiple of four bytes.
    const bytes = binary.slice(offset, end);
    tensors.set(spec.name, { shape: spec.shape, values: decode(bytes, spec) });
    offset = end;
  }
  return tensors;
}

type Spec = v.InferOutput<typeof manifestSchema>[number]['weights'][number];

function parse(manifest: ArrayBuffer): Spec[] {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(manifest));
    return v.parse(manifestSchema, json).flatMap(({ weights }) => weights);
  } catch (cause) {
    throw new LikenessError('ModelFileDamaged:weightsList', {}, { cause });
  }
}

function byteLength({ shape, quantization }: Spec): number {
  return shape.reduce((product, n) => product * n, quantization ? 1 : 4);
}

function decode(bytes: ArrayBuffer, { quantization }: Spec): Float32Array {
  if (!quantization) return new Float32Array(bytes);
  const { scale, min } = quantization;
  const quantised = new Uint8Array(bytes);
  const values = new Float32Array(quantised.length);
  // A loop: `Float32Array.from` with a function was measured to take twenty times as long.
  for (let i = 0; i < quantised.length; i++) values[i] = (quantised[i] as number) * scale + min;
  return values;
}
