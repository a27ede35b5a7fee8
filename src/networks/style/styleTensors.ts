import { LikenessError } from '../../errors.ts';
import type { Safetensors, TensorEntry } from '../files/safetensors.ts';
import { styleConvolutions } from './styleLayers.ts';

/**
 * The tensors of a file that a style network is made of, from conv1_1 without a gap, in the order they lie in the file. Their shapes
 * are checked before anything is fetched.
 *
 * @throws LikenessError `ModelFileDamaged` when it is no VGG-19 and no network of that kind.
 */
export function styleTensors(file: Safetensors): { name: string; entry: TensorEntry }[] {
  const found: { name: string; entry: TensorEntry }[] = [];
  const take = (name: string, shape: readonly number[]) => {
    const entry = file.entries.get(name);
    if (entry?.shape.join() !== shape.join()) throw unlike(name, entry?.shape, shape);
    found.push({ name, entry });
  };
  let channels = 3;
  for (const { name, torchvision } of styleConvolutions) {
    const prefix = [name, torchvision].find((known) => file.entries.has(`${known}.weight`));
    if (prefix === undefined) break;
    const out = file.entries.get(`${prefix}.weight`)?.shape[0] ?? 0;
    take(`${prefix}.weight`, [out, channels, 3, 3]);
    take(`${prefix}.bias`, [out]);
    const readout = file.entries.get(`${name}.readout.weight`)?.shape[0];
    if (readout !== undefined) {
      take(`${name}.readout.weight`, [readout, out, 1, 1]);
      take(`${name}.readout.bias`, [readout]);
    }
    channels = out;
  }
  if (found.length === 0) throw new LikenessError('ModelFileDamaged:notVgg');
  return found.sort((a, b) => a.entry.begin - b.entry.begin);
}

/** Of a tensor that is not there, or of another shape than it should be. */
export function unlike(
  tensor: string,
  found: readonly number[] | undefined,
  wanted: readonly number[],
): LikenessError {
  const shape = wanted.join(' × ');
  if (!found) return new LikenessError('ModelFileDamaged:tensorMissing', { tensor, shape });
  return new LikenessError('ModelFileDamaged:tensorShape', { tensor, found: found.join(' × '), shape });
}
