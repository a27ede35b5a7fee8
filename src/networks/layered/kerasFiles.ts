import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';
import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';

const modelSchema = v.object({
  format: v.optional(v.string()),
  modelTopology: v.record(v.string(), v.unknown()),
  weightsManifest: v.array(
    v.object({ paths: v.array(v.string()), weights: v.array(v.record(v.string(), v.unknown())) }),
  ),
});

/**
 * A TF.js layers model out of its files: model.json and the weight files it names; others are left alone.
 *
 * @throws LikenessError `ModelFileMissing`, `ModelFileDamaged`, or `NotALayersModel` for a graph model
 */
export async function readLayersModel(files: readonly File[]): Promise<LayersModel> {
  const json = files.find(({ name }) => name.toLowerCase().endsWith('.json'));
  if (!json) throw missing('There is no model.json among these files.');
  const { format, modelTopology, weightsManifest } = await readManifest(json);
  // The converter's graph models hold operations without layers.
  if (format === 'graph-model' || 'node' in modelTopology) {
    throw new LikenessError(
      'NotALayersModel',
      `${json.name} is a graph model: it holds operations, not layers.`,
      'Convert the network again as a layers model (tensorflowjs_converter with --output_format=tfjs_layers_model).',
    );
  }
  const paths = weightsManifest.flatMap((group) => group.paths.map((path) => path.split('/').at(-1) ?? path));
  const weights = paths.map((path) => files.find(({ name }) => name === path));
  const absent = paths.filter((_, i) => !weights[i]);
  if (absent.length > 0) throw missing(`${json.name} names ${absent.join(', ')}, not among these files.`);
  const bytes = await Promise.all((weights as File[]).map((file) => file.arrayBuffer()));
  try {
    return await loadLayersModel(
      tf.io.fromMemory({
        modelTopology,
        weightSpecs: weightsManifest.flatMap(
          (group) => group.weights,
        ) as unknown as tf.io.WeightsManifestEntry[],
        weightData: bytes,
      }),
    );
  } catch (cause) {
    throw damaged(json.name, cause);
  }
}

async function readManifest(json: File): Promise<v.InferOutput<typeof modelSchema>> {
  try {
    return v.parse(modelSchema, JSON.parse(await json.text()));
  } catch (cause) {
    throw damaged(json.name, cause);
  }
}

function missing(what: string): LikenessError {
  return new LikenessError(
    'ModelFileMissing',
    what,
    'Drop the model.json of a TF.js layers model together with all its .bin files.',
  );
}

function damaged(name: string, cause: unknown): LikenessError {
  return new LikenessError(
    'ModelFileDamaged',
    `${name} could not be loaded as a TF.js layers model (${cause instanceof Error ? cause.message : cause}).`,
    'Drop model.json and all the .bin files it names, saved by model.save() or the TF.js converter as a layers model.',
    { cause },
  );
}
