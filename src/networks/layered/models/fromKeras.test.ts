import * as tf from '@tensorflow/tfjs-core';
import {
  input,
  type LayersModel,
  layers,
  model as modelOf,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomUniform } from '../../../picture/random.ts';
import { unitField } from '../../../visualisation/receptiveFields.ts';
import { measuredField, noise } from '../../../visualisation/testing/networks.ts';
import { useNodeWasm } from '../../testing/nodeBackend.ts';
import { layersOfModel } from './fromKeras.ts';

beforeAll(useNodeWasm);

/** Weights by formula, the same on each run. */
function fill(model: LayersModel): LayersModel {
  const random = randomUniform(3);
  tf.tidy(() => {
    model.setWeights(
      model.getWeights().map(({ shape, size }) =>
        tf.tensor(
          Float32Array.from({ length: size }, () => random() - 0.35),
          shape,
        ),
      ),
    );
  });
  return model;
}

/** Branches, every kind of padding, a dilation, a depthwise layer, a rectifier of its own, a bypass and a dense end. */
function branching(): LayersModel {
  const x = input({ shape: [23, 26, 3] });
  const padded = layers.zeroPadding2d({ padding: [[1, 0], [2, 1]], name: 'padded' }).apply(x); // biome-ignore format: a matrix
  const first = layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu', name: 'first' }).apply(padded); // biome-ignore format: one layer
  const left = layers.conv2d({ filters: 4, kernelSize: 3, dilationRate: 2, padding: 'same', useBias: false, name: 'dilated' }).apply(first); // biome-ignore format: one layer
  const deep = layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', activation: 'relu', name: 'depthwise' }).apply(first); // biome-ignore format: one layer
  const sum = layers.add({ name: 'sum' }).apply([left, deep, first] as SymbolicTensor[]);
  const on = layers.reLU({ name: 'on' }).apply(sum);
  const thin = layers.depthwiseConv2d({ kernelSize: 3, strides: 2, padding: 'same', depthMultiplier: 2, name: 'thin' }).apply(on); // biome-ignore format: one layer
  const both = layers.separableConv2d({ filters: 4, kernelSize: 3, padding: 'valid', activation: 'relu', name: 'separable' }).apply(thin); // biome-ignore format: one layer
  const small = layers.flatten({ name: 'small' }).apply(both);
  const pooled = layers.maxPooling2d({ poolSize: 2, name: 'pooled' }).apply(on);
  const apart = layers.conv2d({ filters: 5, kernelSize: 2, dilationRate: 2, padding: 'valid', activation: 'relu', name: 'apart' }).apply(pooled); // biome-ignore format: one layer
  const flat = layers.flatten({ name: 'flat' }).apply(apart);
  const all = layers.concatenate({ name: 'all' }).apply([flat, small] as SymbolicTensor[]);
  const y = layers.dense({ units: 3, activation: 'relu', name: 'end' }).apply(all);
  return fill(modelOf({ inputs: x, outputs: y as SymbolicTensor, name: 'branching' }));
}

describe('a TF.js layers model as a list of steps', () => {
  it('gives what the model itself gives, layer by layer', () => {
    const model = branching();
    const network = layersOfModel(model, '-1 to 1');
    const image = noise(1, 23, 26);
    const before = tf.memory().numTensors;
    const hidden = network.steps.filter(({ shown }) => !shown).map(({ name }) => name);
    expect(hidden).toEqual(['separable/depthwise']);
    const names = network.steps.filter(({ shown }) => shown).map(({ name }) => name);
    expect(names).toHaveLength(model.layers.length - 1);
    const shapes = network.shapes(23, 26);
    const ours = network.activations(image, names);
    names.forEach((name, i) => {
      const theirs = tf.tidy(() => {
        const part = modelOf({
          inputs: model.inputs,
          outputs: model.getLayer(name).output as SymbolicTensor,
        });
        return (part.predict(tf.sub(tf.mul(image, 2), 1)) as tf.Tensor).dataSync();
      });
      const values = ours[i]?.dataSync() ?? [];
      expect(ours[i]?.shape.slice(1), name).toEqual(shapes[network.indexOf(name)]);
      expect(values.length).toBe(theirs.length);
      const apart = Math.max(...theirs.map((value, j) => Math.abs(value - (values[j] ?? Number.NaN))));
      expect(apart, name).toBeLessThan(1e-4);
    });
    tf.dispose(ours);
    expect(tf.memory().numTensors).toBe(before);
    const all = model.countParams();
    expect(network.steps.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(all);
    image.dispose();
    network.dispose();
  });

  it('leads back to the pixels as finite differences do', () => {
    const network = layersOfModel(branching());
    for (const layer of ['depthwise', 'on', 'thin', 'separable', 'apart', 'end']) {
      const image = noise(2, 23, 26);
      const before = tf.memory().numTensors;
      const { output, gradient } = network.thereAndBack(image, layer, (y) => tf.onesLike(y), 'gradient');
      const sumAt = (x: tf.Tensor4D) =>
        tf.tidy(() =>
          (network.activations(x, [layer])[0] as tf.Tensor).dataSync<'float32'>().reduce((a, b) => a + b, 0),
        );
      const squared = gradient.dataSync<'float32'>().reduce((sum, value) => sum + value * value, 0);
      expect(squared, layer).toBeGreaterThan(0);
      const h = 1e-3 / Math.sqrt(squared);
      const [ahead, behind] = [h, -h].map((step) => tf.tidy(() => tf.add(image, tf.mul(gradient, step)))) as [tf.Tensor4D, tf.Tensor4D]; // biome-ignore format: one line reads better
      const slope = (sumAt(ahead) - sumAt(behind)) / (2 * h);
      expect(slope / squared, layer).toBeGreaterThan(0.98);
      expect(slope / squared, layer).toBeLessThan(1.02);
      tf.dispose([output, gradient, ahead, behind]);
      expect(tf.memory().numTensors).toBe(before);
      image.dispose();
    }
    network.dispose();
  });

  it('has the receptive fields that gradients of single units measure', () => {
    const network = layersOfModel(branching());
    const shapes = network.shapes(23, 26);
    network.steps.forEach(({ name }, i) => {
      const [h = 1, w = 1] = shapes[i]?.length === 3 ? (shapes[i] ?? []) : [1, 1];
      for (const unit of [
        [0, 0],
        [h - 1, w - 1],
        [h >> 1, w >> 1],
      ] as [number, number][]) {
        // biome-ignore format: above
        const measured = measuredField(network, name, unit, 23, 26, 12);
        expect(measured, `${name} ${unit}`).toEqual(unitField(network, name, unit, 23, 26));
      }
    });
    network.dispose();
  });

  it('lets the rule pass rectifiers that end a dense layer', () => {
    const model = sequential({
      layers: [
        layers.flatten({ inputShape: [1, 1, 3] }),
        layers.dense({ units: 2, activation: 'relu', useBias: false, name: 'end' }),
      ],
    });
    // y = relu((1, 2, 3) A) with A's columns (1, 0, 1) and (1, 1, -2): 4 and, of -3, 0.
    tf.tidy(() => model.setWeights([tf.tensor2d([[1, 1], [0, 1], [1, -2]])])); // biome-ignore format: a matrix
    const network = layersOfModel(model);
    const image = tf.tensor4d([1, 2, 3], [1, 1, 1, 3]);
    const back = (rule: 'gradient' | 'deconvolution') =>
      tf.tidy(() => [
        ...network.thereAndBack(image, 'end', () => tf.tensor2d([[0, 1]]), rule).gradient.dataSync(),
      ]);
    expect(back('gradient')).toEqual([0, 0, 0]);
    expect(back('deconvolution')).toEqual([1, 1, -2]);
    // The layer has its rectifier again.
    expect(tf.tidy(() => [...(network.activations(image, ['end'])[0] as tf.Tensor).dataSync()])).toEqual([4, 0]); // biome-ignore format: one line reads better
    image.dispose();
    network.dispose();
  });

  it('refuses a model whose input is no picture', () => {
    const model = sequential({ layers: [layers.dense({ units: 2, inputShape: [7] })] });
    expect(() => layersOfModel(model)).toThrow('NotAPictureModel:shape {"kind":"list","shape":"7"}');
    model.dispose();
  });
});
