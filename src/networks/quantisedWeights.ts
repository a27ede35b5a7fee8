import { LikenessError } from '../errors.ts';

/** A tensor of a TF.js weights manifest, as face-api writes them: uint8 with scale and offset, or raw float32. */
interface ManifestTensor {
  name: string;
  shape: number[];
  dtype: string;
  quantization?: { dtype: string; scale: number; min: number };
}

export interface Weight {
  shape: number[];
  values: Float32Array;
}

/**
 * Reads the tensors of a weights manifest from their bytes, in the manifest's order: `q * scale + min` where
 * quantised to uint8, float32 as it is otherwise.
 * @throws LikenessError `ModelFileDamaged` when the bytes and the manifest do not fit each other
 */
export function readQuantisedWeights(manifest: unknown, bytes: ArrayBuffer): Map<string, Weight> {
  const groups = manifest as { weights: ManifestTensor[] }[];
  const weights = new Map<string, Weight>();
  let at = 0;
  for (const { name, shape, quantization } of groups.flatMap((group) => group.weights)) {
    const count = shape.reduce((product, side) => product * side, 1);
    const size = quantization ? count : 4 * count;
    if (at + size > bytes.byteLength) throw damaged(`it ends within ${name}`);
    // Sliced, because a float32 tensor may begin at any byte and a view would have to be aligned.
    const raw = bytes.slice(at, at + size);
    at += size;
    if (quantization) {
      const { scale, min } = quantization;
      weights.set(name, { shape, values: Float32Array.from(new Uint8Array(raw), (q) => q * scale + min) });
    } else {
      weights.set(name, { shape, values: new Float32Array(raw) });
    }
  }
  if (at !== bytes.byteLength) throw damaged(`${bytes.byteLength - at} bytes are left over`);
  return weights;
}

function damaged(how: string): LikenessError {
  return new LikenessError(
    'ModelFileDamaged',
    `The face encoder's weights do not fit their manifest: ${how}.`,
    'Reload the page to load them again.',
  );
}
