import { io } from '@tensorflow/tfjs-core';
import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import { styleConvolutions } from '../style/styleLayers.ts';
import { caffePreprocessing } from '../style/styleNetwork.ts';
import { styleTensors } from '../style/styleTensors.ts';
import { keepWeights } from './fetchWeights.ts';
import { blobSource, openSafetensors } from './safetensors.ts';
import type { WeightStore } from './weightStore.ts';
import { safetensorsBlob } from './writeSafetensors.ts';

/**
 * Keeps a network that the person brought: one .safetensors file, or a TF.js layers model (model.json with its shards).
 *
 * @returns bytes of what is kept
 * @throws LikenessError `ModelFileDamaged`, `ModelFileMissing` (a shard is), `StorageFull`
 */
export async function importWeights(
  store: WeightStore,
  name: string,
  files: readonly File[],
): Promise<number> {
  const json = files.find((file) => file.name.toLowerCase().endsWith('.json'));
  const small = json ? await ofLayersModel(json, files) : await ofSafetensors(files);
  await keepWeights(store, name, small);
  return small.size;
}

/** Only what a style network needs: of VGG-19's 575 MB, 52 MB. */
async function ofSafetensors(files: readonly File[]): Promise<Blob> {
  const file = files.find((each) => each.name.toLowerCase().endsWith('.safetensors')) ?? files[0];
  if (!file) throw new LikenessError('ModelFileDamaged:noFile');
  const opened = await openSafetensors(blobSource(file));
  const tensors = styleTensors(opened).map(
    ({ name, entry: { dtype, shape, begin, end } }) =>
      [name, { dtype, shape, bytes: file.slice(begin, end) }] as const,
  );
  return safetensorsBlob(tensors, { ...Object.fromEntries(opened.metadata), source: file.name });
}

const manifestSchema = v.array(
  v.object({
    paths: v.array(v.string()),
    weights: v.array(v.looseObject({ name: v.string(), shape: v.array(v.number()), dtype: v.string() })),
  }),
);

/** Keras' VGG-19: block1_conv1/kernel is [3, 3, in, out], and pixels come as Caffe had them. */
async function ofLayersModel(json: File, files: readonly File[]): Promise<Blob> {
  let manifest: v.InferOutput<typeof manifestSchema>;
  try {
    const model = v.parse(v.looseObject({ weightsManifest: v.unknown() }), JSON.parse(await json.text()));
    manifest = v.parse(manifestSchema, model.weightsManifest);
  } catch (cause) {
    throw new LikenessError('ModelFileDamaged:layersModel', { file: json.name }, { cause });
  }
  const tensors: [string, { dtype: string; shape: number[]; bytes: Uint8Array<ArrayBuffer> }][] = [];
  for (const { paths, weights } of manifest) {
    const shards = paths.map((path) => {
      const shard = files.find((file) => file.name === path.split('/').at(-1));
      if (shard) return shard;
      throw new LikenessError('ModelFileMissing:shard', { file: path, model: json.name });
    });
    const bytes = await new Blob(shards).arrayBuffer();
    tensors.push(...(await decodeGroup(bytes, weights as io.WeightsManifestEntry[])));
  }
  return safetensorsBlob(tensors, { preprocessing: JSON.stringify(caffePreprocessing), source: json.name });
}

async function decodeGroup(bytes: ArrayBuffer, weights: io.WeightsManifestEntry[]) {
  let decoded: Awaited<ReturnType<typeof io.decodeWeights>>;
  try {
    decoded = io.decodeWeights(bytes, weights);
  } catch (cause) {
    throw new LikenessError('ModelFileDamaged:fewWeights', {}, { cause });
  }
  const tensors: [string, { dtype: string; shape: number[]; bytes: Uint8Array<ArrayBuffer> }][] = [];
  for (const [key, tensor] of Object.entries(decoded)) {
    const values = Float32Array.from(await tensor.data());
    const { shape } = tensor;
    tensor.dispose();
    const layer = styleConvolutions.find(({ keras }) => key.startsWith(`${keras}/`));
    if (!layer) continue;
    if (key.endsWith('kernel') && shape.length === 4) {
      const [h = 0, w = 0, fan = 0, out = 0] = shape;
      const oihw = new Float32Array(values.length);
      values.forEach((value, i) => {
        const [o, c, x, y] = [
          i % out,
          Math.floor(i / out) % fan,
          Math.floor(i / (out * fan)) % w,
          Math.floor(i / (out * fan * w)),
        ];
        oihw[((o * fan + c) * h + y) * w + x] = value;
      });
      tensors.push([
        `${layer.name}.weight`,
        { dtype: 'F32', shape: [out, fan, h, w], bytes: new Uint8Array(oihw.buffer) },
      ]);
    } else if (key.endsWith('bias')) {
      tensors.push([`${layer.name}.bias`, { dtype: 'F32', shape, bytes: new Uint8Array(values.buffer) }]);
    }
  }
  return tensors;
}
