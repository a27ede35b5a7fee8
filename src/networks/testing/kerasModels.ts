import * as tf from '@tensorflow/tfjs-core';
import {
  input,
  type LayersModel,
  layers,
  model as modelOf,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers';
import { randomUniform } from '../../picture/random.ts';

export type Layer = Parameters<ReturnType<typeof sequential>['add']>[0];

/** Weights by formula, the same on each run: -0.18 to 0.32; variances must not be negative. */
export function fill(model: LayersModel, seed = 3): LayersModel {
  const random = randomUniform(seed);
  tf.tidy(() => {
    model.setWeights(
      model.weights.map(({ shape, name }) => {
        const size = shape.reduce((product: number, length) => product * (length ?? 1), 1);
        const least = name.includes('variance') ? 0.2 : -0.35;
        return tf.tensor(
          Float32Array.from({ length: size }, () => 0.5 * (random() + least)),
          shape as number[],
        );
      }),
    );
  });
  return model;
}

/** One layer after a convolution that brings 4 channels, of an input that is not square. */
export function behindConvolution(layer: Layer, shape = [13, 18, 3]): LayersModel {
  const before = layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', inputShape: shape, name: 'before' }); // biome-ignore format: one layer
  return fill(sequential({ layers: [before, layer] }));
}

/** A base called as a layer, twice, with a base within it; a head of two ends; the same convolution used in two places. */
export function nested(): LayersModel {
  const inner = sequential({ name: 'inner', layers: [layers.conv2d({ filters: 5, kernelSize: 3, activation: 'relu', inputShape: [null, null, 4] as unknown as number[], name: 'conv' })] }); // biome-ignore format: one layer
  const shared = layers.conv2d({ filters: 4, kernelSize: 1, activation: 'relu6', name: 'shared' });
  const x = input({ shape: [null, null, 3] as unknown as number[] });
  const y = shared.apply(layers.conv2d({ filters: 3, kernelSize: 3, strides: 2, name: 'conv' }).apply(x));
  const base = modelOf({ inputs: x, outputs: inner.apply(y) as SymbolicTensor, name: 'base' });
  const picture = input({ shape: [21, 27, 3] });
  const seen = base.apply(picture) as SymbolicTensor;
  const mirrored = base.apply(layers.rescaling({ scale: -1, offset: 1, name: 'negative' }).apply(picture)) as SymbolicTensor; // biome-ignore format: one layer
  const both = layers.concatenate({ name: 'both' }).apply([seen, mirrored]) as SymbolicTensor;
  const head = sequential({ name: 'head', layers: [layers.globalAveragePooling2d({ inputShape: [9, 12, 10], name: 'pool' }), layers.dense({ units: 3, activation: 'softmax', name: 'classes' })] }); // biome-ignore format: two layers
  // 21 to 10 rows and 27 to 13 columns, then 8 and 11.
  const cut = layers.zeroPadding2d({ padding: [[1, 0], [0, 1]], name: 'border' }).apply(both) as SymbolicTensor; // biome-ignore format: a matrix
  const classes = head.apply(cut) as SymbolicTensor;
  const place = layers.dense({ units: 4, name: 'place' }).apply(layers.flatten({ name: 'flat' }).apply(both)) as SymbolicTensor; // biome-ignore format: one layer
  return fill(modelOf({ inputs: picture, outputs: [classes, place], name: 'nested' }));
}

/** As Teachable Machine exports it: a base and a head, each a sequence in a sequence. */
export function teachable(): LayersModel {
  const base = sequential({
    layers: [
      layers.conv2d({ filters: 8, kernelSize: 3, strides: 2, padding: 'same', useBias: false, inputShape: [32, 32, 3], name: 'Conv1' }), // biome-ignore format: one layer
      layers.batchNormalization({ name: 'bn_Conv1' }),
      layers.reLU({ maxValue: 6, name: 'Conv1_relu' }),
      layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', useBias: false, name: 'expanded_depthwise' }),
      layers.reLU({ maxValue: 6, name: 'expanded_relu' }),
      layers.conv2d({ filters: 12, kernelSize: 1, useBias: false, name: 'project' }),
      layers.globalAveragePooling2d({ name: 'pool' } as Parameters<typeof layers.globalAveragePooling2d>[0]),
    ],
  });
  const head = sequential({
    layers: [
      layers.dense({ units: 6, activation: 'relu', inputShape: [12], name: 'dense_Dense1' }),
      layers.dense({ units: 2, activation: 'softmax', useBias: false, name: 'dense_Dense2' }),
    ],
  });
  return fill(sequential({ name: 'sequential_1', layers: [base, head] as unknown as Layer[] }));
}

/** model.json and the weights, as model.save() writes them. */
export async function filesOf(
  model: LayersModel,
  { json = 'model.json', weights = 'weights.bin', shards = 1 } = {},
): Promise<{ json: File; weights: File[]; artifacts: tf.io.ModelArtifacts }> {
  let saved: tf.io.ModelArtifacts = {};
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    }),
  );
  const { modelTopology, weightSpecs, weightData } = saved;
  const bytes = weightData as ArrayBuffer;
  const each = Math.ceil(bytes.byteLength / shards);
  const paths = Array.from({ length: shards }, (_, i) => (shards === 1 ? weights : `group1-shard${i + 1}of${shards}.bin`)); // biome-ignore format: one line reads better
  const manifest = [{ paths, weights: weightSpecs }];
  return {
    json: new File([JSON.stringify({ modelTopology, weightsManifest: manifest })], json),
    weights: paths.map((path, i) => new File([bytes.slice(i * each, (i + 1) * each)], path)),
    artifacts: saved,
  };
}
