import * as tf from '@tensorflow/tfjs-core';
import type { Safetensors } from '../../../src/networks/files/safetensors.ts';
import type { StyleLayerName } from '../../../src/networks/style/styleLayers.ts';
import { type StyleNetwork, torchvisionPreprocessing } from '../../../src/networks/style/styleNetwork.ts';
import '../../../src/networks/backend/gradients.ts';
import { defaultRecipe } from '../../../src/style/recipe/recipe.ts';

/** To conv3_4, as far as the textbook's network below goes. */
export const recipe = {
  ...defaultRecipe,
  styleLayers: defaultRecipe.styleLayers.filter(({ layer }) => layer < 'conv4'),
  finishSide: 0,
  // Both make the same pixels by the same costs: the textbook knows no margin, and counts the content alike everywhere.
  margin: 0,
  contentInFlats: 1,
};
const { styleLayers, contentLayer, contentWeight, totalVariation: variationWeight } = recipe;
export const wanted = [contentLayer, ...styleLayers.map(({ layer }) => layer)];

/** The same network as its textbook: pad, convolve, rectify, pool, with TF.js' own gradients throughout. */
async function stockNetwork(file: Safetensors) {
  const names = [
    'conv1_1',
    'conv1_2',
    'conv2_1',
    'conv2_2',
    'conv3_1',
    'conv3_2',
    'conv3_3',
    'conv3_4',
  ] as const;
  const { mean, std } = torchvisionPreprocessing;
  const layers = await Promise.all(
    names.map(async (name) => {
      const [out = 0, fan = 0] = file.entries.get(`${name}.weight`)?.shape ?? [];
      const readout = file.entries.get(`${name}.readout.weight`)?.shape[0] ?? 0;
      const [weight, bias] = [await file.read(`${name}.weight`), await file.read(`${name}.bias`)];
      const [matrix, shift] = [
        await file.read(`${name}.readout.weight`),
        await file.read(`${name}.readout.bias`),
      ];
      return {
        name,
        filters: tf.tidy(() =>
          tf.transpose(tf.tensor4d(weight, [out, fan, 3, 3]), [2, 3, 1, 0]),
        ) as tf.Tensor4D,
        bias: tf.tensor1d(bias),
        readout: tf.tidy(() =>
          tf.transpose(tf.tensor4d(matrix, [readout, out, 1, 1]), [2, 3, 1, 0]),
        ) as tf.Tensor4D,
        shift: tf.tensor1d(shift),
      };
    }),
  );
  return (image: tf.Tensor4D): Map<StyleLayerName, tf.Tensor4D> => {
    const taps = new Map<StyleLayerName, tf.Tensor4D>();
    let x = tf.div(tf.sub(image, mean), std) as tf.Tensor4D;
    for (const { name, filters, bias, readout, shift } of layers) {
      x = tf.relu(tf.add(tf.conv2d(replicate(replicate(x, 1), 2), filters, 1, 'valid'), bias)) as tf.Tensor4D;
      if (wanted.includes(name)) taps.set(name, tf.add(tf.conv2d(x, readout, 1, 'valid'), shift));
      if (name === 'conv1_2' || name === 'conv2_2') x = tf.avgPool(x, 2, 2, 'valid');
    }
    return taps;
  };
}

function replicate(x: tf.Tensor4D, axis: 1 | 2): tf.Tensor4D {
  const line = (begin: number) => {
    const from: [number, number, number, number] = [0, 0, 0, 0];
    const shape: [number, number, number, number] = [...x.shape];
    from[axis] = begin;
    shape[axis] = 1;
    return tf.slice(x, from, shape);
  };
  return tf.concat([line(0), x, line(x.shape[axis] - 1)], axis);
}

/** The Gram matrix by the mean over positions, as everybody writes it. */
function stockStyleMatrix(features: tf.Tensor4D): tf.Tensor2D {
  const [, h, w, c] = features.shape;
  const flat = tf.mul(tf.reshape(features, [h * w, c]), 1 / Math.sqrt(h * w));
  return tf.matMul(flat, flat, true, false) as tf.Tensor2D;
}

/** ||a - b||^2 / ||b||^2 */
function relative(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.div(tf.sum(tf.square(tf.sub(a, b))), tf.sum(tf.square(b)));
}

function stockTotalVariation(g: tf.Tensor4D): tf.Tensor {
  const [, h, w] = g.shape;
  const down = tf.sub(tf.slice(g, [0, 1, 0, 0]), tf.slice(g, [0, 0, 0, 0], [1, h - 1, w, 3]));
  const across = tf.sub(tf.slice(g, [0, 0, 1, 0]), tf.slice(g, [0, 0, 0, 0], [1, h, w - 1, 3]));
  return tf.add(tf.mean(tf.square(down)), tf.mean(tf.square(across)));
}

/**
 * The recipe's costs of a picture as everybody writes them, differentiable; and a picture to begin with, by chance.
 *
 * @param network what the targets are computed with
 */
export async function stockCosts(
  file: Safetensors,
  network: StyleNetwork,
  size: number,
): Promise<{ image: tf.Tensor4D; cost: (g: tf.Tensor) => tf.Scalar }> {
  const stock = await stockNetwork(file);
  const image = tf.tidy(() =>
    tf.sigmoid(tf.randomNormal<tf.Rank.R4>([1, size, size, 3], 0, 1, 'float32', 1)),
  );

  const targets = network.taps(image, wanted, options);
  const matrices = new Map([...targets].map(([layer, tap]) => [layer, tf.keep(stockStyleMatrix(tap))]));
  const cost = (g: tf.Tensor): tf.Scalar => {
    const taps = stock(g as tf.Tensor4D);
    const tap = (layer: StyleLayerName) => taps.get(layer) as tf.Tensor4D;
    const content = relative(tap(contentLayer), targets.get(contentLayer) as tf.Tensor4D);
    let total = tf.add(
      tf.mul(content, contentWeight),
      tf.mul(stockTotalVariation(g as tf.Tensor4D), variationWeight),
    );
    for (const { layer, weight } of styleLayers) {
      const matrix = stockStyleMatrix(tap(layer));
      total = tf.add(total, tf.mul(relative(matrix, matrices.get(layer) as tf.Tensor2D), weight));
    }
    return tf.reshape(total, []);
  };
  return { image, cost };
}

export const options = { pooling: 'average', of: 'readouts' } as const;
