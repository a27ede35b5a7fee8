import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { randomNormal } from '../../picture/random.ts';
import { drawFace } from '../drawn/draw.ts';
import { layersModelFiles, type TrainedNetwork } from './exportNetwork.ts';
import { applyHead } from './head.ts';
import { ResidualHead } from './residualHead.ts';
import { SiameseNetwork } from './siamese.ts';
import { readWeights } from './trainableEncoder.ts';

beforeAll(useNodeWasm);

/** Loads the two files as a stranger would. */
function load(network: TrainedNetwork) {
  const { json, weights } = layersModelFiles(network);
  const { modelTopology, weightsManifest, format } = JSON.parse(json);
  expect(format).toBe('layers-model');
  expect(weightsManifest[0].paths).toEqual(['weights.bin']);
  return loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: weights.buffer }),
  );
}

it('exports the Siamese network as a layers model that answers the same', async () => {
  const network = new SiameseNetwork(5);
  const model = await load({ kind: 'siamese', weights: await readWeights(network.variables), scale: 1 });
  const faces = [0, 1].map((person) => {
    const { data } = drawFace(2, person, 0);
    return Float32Array.from({ length: 64 * 64 * 3 }, (_, i) => data[4 * Math.floor(i / 3) + (i % 3)] ?? 0);
  });
  const pictures = tf.tensor4d(Float32Array.from(faces.flatMap((face) => [...face])), [2, 64, 64, 3]);
  const ours = network.forward(pictures).dataSync();
  const theirs = (model.predict(pictures) as tf.Tensor).dataSync();
  expect(theirs).toHaveLength(128);
  ours.forEach((value, i) => {
    expect(Math.abs(value - (theirs[i] ?? 9))).toBeLessThan(1e-5);
  });
});

it('exports the head, its length included', async () => {
  const head = new ResidualHead(1);
  const normal = randomNormal(6);
  const weights = (await readWeights(head.variables)).map((values) => values.map(() => 0.1 * normal()));
  const model = await load({ kind: 'head', weights, scale: 0.7 });
  const encoding = Float32Array.from({ length: 128 }, () => 0.13 * normal());
  const theirs = (model.predict(tf.tensor2d(encoding, [1, 128])) as tf.Tensor).dataSync<'float32'>();
  applyHead({ id: 'h', weights, scale: 0.7 }, encoding).forEach((value, k) => {
    expect(Math.abs(value - (theirs[k] ?? 9))).toBeLessThan(1e-5);
  });
  expect(theirs.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(0.49, 4);
});
