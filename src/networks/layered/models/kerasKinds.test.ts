import * as tf from '@tensorflow/tfjs-core';
import { input, layers, model as modelOf, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { listLayers } from '../../../visualisation/layerList.ts';
import { fieldIsKnown, fieldOf, unitField } from '../../../visualisation/receptiveFields.ts';
import { measuredField, noise } from '../../../visualisation/testing/networks.ts';
import { whatHappened } from '../../../words/faults.ts';
import { worded } from '../../../words/say.ts';
import { behindConvolution, fill, type Layer, nested, teachable } from '../../testing/kerasModels.ts';
import { useNodeWasm } from '../../testing/nodeBackend.ts';
import type { LayeredNetwork } from '../network.ts';
import { layersOfModel } from './fromKeras.ts';

beforeAll(useNodeWasm);

/** The slope along the gradient by finite differences, over the gradient's squared length: 1 when it is the derivative. */
function slopeRatio(network: LayeredNetwork, layer: string, height: number, width: number): number {
  const before = tf.memory().numTensors;
  const image = noise(2, height, width);
  // Each number weighs something else: the sum of a softmax does not change.
  const weigh = (y: tf.Tensor) => tf.reshape(tf.cos(tf.range(0, y.size)), y.shape);
  const { output, gradient } = network.thereAndBack(image, layer, weigh, 'gradient');
  const valueAt = (x: tf.Tensor4D) => {
    const [y] = network.activations(x, [layer]) as [tf.Tensor];
    const sum = y.dataSync<'float32'>().reduce((total, value, i) => total + value * Math.cos(i), 0);
    y.dispose();
    return sum;
  };
  const squared = gradient.dataSync<'float32'>().reduce((sum, value) => sum + value * value, 0);
  const h = 2e-3 / Math.sqrt(squared);
  const [ahead, behind] = [h, -h].map((step) => tf.tidy(() => tf.add(image, tf.mul(gradient, step)))) as [tf.Tensor4D, tf.Tensor4D]; // biome-ignore format: one line reads better
  const slope = (valueAt(ahead) - valueAt(behind)) / (2 * h);
  tf.dispose([image, output, gradient, ahead, behind]);
  expect(tf.memory().numTensors, layer).toBe(before);
  return slope / squared;
}

function expectFields(network: LayeredNetwork, layer: string, height: number, width: number): void {
  const [h = 1, w = 1, c] = network.shapes(height, width)[network.indexOf(layer)] ?? [];
  const units = c === undefined ? [[0, 0]] : [[0, 0], [h - 1, w - 1], [h >> 1, w >> 1], [h >> 1, (w >> 1) + 1], [1, 1]]; // biome-ignore format: units
  for (const unit of units as [number, number][]) {
    const measured = measuredField(network, layer, unit, height, width, 6);
    expect(measured, `${layer} ${unit}`).toEqual(unitField(network, layer, unit, height, width));
  }
}

const one = { name: 'it' };
const kinds: [kind: string, layer: () => Layer][] = [
  ['depthwise convolution 3 × 3, stride 2 × 1, ReLU6', () => layers.depthwiseConv2d({ ...one, kernelSize: 3, strides: [2, 1], padding: 'same', activation: 'relu6' })], // biome-ignore format: a table
  ['depthwise convolution 3 × 2', () => layers.depthwiseConv2d({ ...one, kernelSize: [3, 2], depthMultiplier: 3 })], // biome-ignore format: a table
  ['separable convolution 3 × 3, stride 2, ReLU6', () => layers.separableConv2d({ ...one, filters: 3, kernelSize: 3, strides: 2, depthMultiplier: 2, padding: 'same', activation: 'relu6' })], // biome-ignore format: a table
  ['convolution 5 × 2, stride 3 × 2, swish', () => layers.conv2d({ ...one, filters: 3, kernelSize: [5, 2], strides: [3, 2], padding: 'same', activation: 'swish' as 'relu' })], // biome-ignore format: a table
  ['convolution 3 × 3, ELU', () => layers.conv2d({ ...one, filters: 3, kernelSize: 3, activation: 'elu' })],
  ['convolution 3 × 3, SELU', () => layers.conv2d({ ...one, filters: 3, kernelSize: 3, activation: 'selu' })],
  ['convolution 3 × 3, GELU', () => layers.conv2d({ ...one, filters: 3, kernelSize: 3, activation: 'gelu' as 'relu' })], // biome-ignore format: a table
  ['convolution 3 × 3, hard sigmoid', () => layers.conv2d({ ...one, filters: 3, kernelSize: 3, activation: 'hardSigmoid' })], // biome-ignore format: a table
  [
    'convolution 1 × 1, softmax',
    () => layers.conv2d({ ...one, filters: 3, kernelSize: 1, activation: 'softmax' }),
  ],
  ['ReLU', () => layers.reLU(one)],
  ['ReLU', () => layers.reLU({ ...one, maxValue: 0.8 })],
  ['ThresholdedReLU', () => layers.thresholdedReLU({ ...one, theta: 0.3 })],
  ['LeakyReLU', () => layers.leakyReLU({ ...one, alpha: 0.2 })],
  ['PReLU', () => layers.prelu({ ...one, sharedAxes: [1, 2] })],
  ['PReLU', () => layers.prelu(one)],
  ['ELU', () => layers.elu(one)],
  ['Softmax', () => layers.softmax({ ...one, axis: -1 })],
  ['SELU', () => layers.activation({ ...one, activation: 'selu' })],
  ['UpSampling2D 2 × 3, nearest', () => layers.upSampling2d({ ...one, size: [2, 3] })],
  [
    'UpSampling2D 3 × 2, bilinear',
    () => layers.upSampling2d({ ...one, size: [3, 2], interpolation: 'bilinear' }),
  ],
  ['transposed convolution 3 × 3, stride 2', () => layers.conv2dTranspose({ ...one, filters: 3, kernelSize: 3, strides: 2, padding: 'same' })], // biome-ignore format: a table
  ['transposed convolution 4 × 3, stride 2 × 3, tanh', () => layers.conv2dTranspose({ ...one, filters: 3, kernelSize: [4, 3], strides: [2, 3], activation: 'tanh' })], // biome-ignore format: a table
  ['transposed convolution 2 × 2, stride 3', () => layers.conv2dTranspose({ ...one, filters: 3, kernelSize: 2, strides: 3 })], // biome-ignore format: a table
  ['max of 3 × 2, stride 2 × 1', () => layers.maxPooling2d({ ...one, poolSize: [3, 2], strides: [2, 1], padding: 'same' })], // biome-ignore format: a table
  [
    'average of 2 × 2, stride 2',
    () => layers.averagePooling2d(one as Parameters<typeof layers.averagePooling2d>[0]),
  ],
  ['ZeroPadding2D', () => layers.zeroPadding2d({ ...one, padding: [[2, 0], [1, 3]] })], // biome-ignore format: a table
  ['Cropping2D', () => layers.cropping2D({ ...one, cropping: [[2, 0], [1, 3]] })], // biome-ignore format: a table
  ['BatchNormalization', () => layers.batchNormalization(one)],
  ['LayerNormalization', () => layers.layerNormalization(one)],
  ['Dropout', () => layers.dropout({ ...one, rate: 0.5 })],
  [
    'GlobalMaxPooling2D',
    () => layers.globalMaxPooling2d(one as Parameters<typeof layers.globalMaxPooling2d>[0]),
  ],
  ['Flatten', () => layers.flatten(one)],
  ['Dense, ReLU6', () => layers.dense({ ...one, units: 5, activation: 'relu6' })],
];

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return whatHappened(error);
  }
  return '';
}

describe('a layer of every kind', () => {
  it.each(kinds)('%s gives what TF.js gives, leads back, and sees what it says', (kind, make) => {
    const model = behindConvolution(make());
    const network = layersOfModel(model);
    const last = network.steps.at(-1);
    expect(last).toMatchObject({ name: 'it', shown: true });
    expect(worded(last?.kind ?? '')).toBe(kind);
    const image = noise(5, 13, 18);
    const [ours, theirs] = tf.tidy(() => {
      const [y] = network.activations(image, ['it']) as [tf.Tensor];
      return [y, model.predict(image) as tf.Tensor].map((each) => [...each.dataSync()]);
    }) as unknown as [number[], number[]];
    const [said] = [network.shapes(13, 18).at(-1)];
    expect(ours).toHaveLength(theirs.length);
    expect(said?.reduce((product, length) => product * length, 1)).toBe(theirs.length);
    expect(Math.max(...theirs.map((value, i) => Math.abs(value - (ours[i] ?? Number.NaN))))).toBeLessThan(
      1e-4,
    );
    image.dispose();
    expect(network.steps.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(model.countParams());
    const ratio = slopeRatio(network, 'it', 13, 18);
    expect(ratio).toBeGreaterThan(0.97);
    expect(ratio).toBeLessThan(1.03);
    expect(fieldIsKnown(network, 'it', 13, 18)).toBe(true);
    expectFields(network, 'it', 13, 18);
    network.dispose();
  });

  it('takes every second number where a depthwise convolution asks for it, which TF.js’ layers forget', () => {
    const dilated = layers.depthwiseConv2d({ name: 'it', kernelSize: [3, 2], dilationRate: [2, 3], depthMultiplier: 2 }); // biome-ignore format: one layer
    const network = layersOfModel(behindConvolution(dilated));
    // Down 2 (3 - 1) + 1 = 5 numbers, so 13 - 4 rows; across 3 (2 - 1) + 1 = 4, so 18 - 3 columns.
    expect(network.shapes(13, 18).at(-1)).toEqual([9, 15, 8]);
    expect(slopeRatio(network, 'it', 13, 18)).toBeCloseTo(1, 1);
    expectFields(network, 'it', 13, 18);
    network.dispose();
  });

  it('counts the weights of a PReLU once, and what is multiplied with them', () => {
    const model = behindConvolution(layers.prelu({ name: 'it', sharedAxes: [1, 2] }));
    const network = layersOfModel(model);
    const [before, it] = listLayers(network, 13, 18);
    // 13 x 18 places: 3 x 3 x 3 x 4 products each for the convolution, one for each of 4 channels here.
    expect([before?.multiplyAdds, it?.multiplyAdds]).toEqual([234 * 108, 234 * 4]);
    expect(it?.parameters).toBe(4);
    network.dispose();
  });

  it('lets the rule govern ReLU6: what is above 6 does not pass the derivative, and passes deconvolution', () => {
    const model = behindConvolution(layers.reLU({ name: 'it', maxValue: 6 }), [2, 2, 3]);
    tf.tidy(() => model.setWeights([tf.fill([3, 3, 3, 4], 10), tf.zeros([4])]));
    const network = layersOfModel(model);
    const image = tf.ones([1, 2, 2, 3]) as tf.Tensor4D;
    const sum = (rule: 'gradient' | 'deconvolution') =>
      tf.tidy(() => tf.sum(network.thereAndBack(image, 'it', tf.onesLike, rule).gradient).dataSync()[0]);
    expect(sum('gradient')).toBe(0);
    expect(sum('deconvolution')).toBe(2 * 2 * 4 * 4 * 3 * 10);
    image.dispose();
    network.dispose();
  });

  it('says the largest field where units see differently many pixels', () => {
    const up = (layer: Layer) => {
      const network = layersOfModel(behindConvolution(layer));
      const field = fieldOf(network, 'it', 13, 18);
      network.dispose();
      return field?.map(({ size, stride }) => [size, stride]);
    };
    // Nearest: one position, so the convolution's 3 pixels. Bilinear: two positions, 4. Transposed 3 x 3 by 2: two, 4.
    expect(up(layers.upSampling2d({ name: 'it', size: [2, 2] }))).toEqual([[3, 0.5], [3, 0.5]]); // biome-ignore format: pairs
    expect(up(layers.upSampling2d({ name: 'it', interpolation: 'bilinear' }))).toEqual([[4, 0.5], [4, 0.5]]); // biome-ignore format: pairs
    expect(up(layers.conv2dTranspose({ name: 'it', filters: 2, kernelSize: 3, strides: 2 }))).toEqual([[4, 0.5], [4, 0.5]]); // biome-ignore format: pairs
  });
});

describe('models within models', () => {
  it('are opened into their layers, each use of a shared one a layer, its weights counted once', () => {
    const model = nested();
    const network = layersOfModel(model);
    const names = network.steps.filter(({ shown }) => shown).map(({ name }) => name);
    expect(names).toEqual(['conv', 'shared', 'base/inner/conv', 'negative', 'base/conv', 'base/shared', 'base/inner/conv (2)', 'both', 'border', 'pool', 'classes', 'flat', 'place']); // biome-ignore format: a list
    expect(network.steps.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(model.countParams());
    const image = noise(6, 21, 27);
    tf.tidy(() => {
      const theirs = (model.predict(image) as tf.Tensor[]).map((each) => [...each.dataSync()]);
      const ours = network.activations(image, ['classes', 'place']).map((each) => [...each.dataSync()]);
      for (const end of [0, 1]) {
        ours[end]?.forEach((value, i) => {
          expect(value).toBeCloseTo(theirs[end]?.[i] ?? Number.NaN, 3);
        });
      }
    });
    image.dispose();
    for (const layer of ['both', 'classes', 'place'])
      expect(slopeRatio(network, layer, 21, 27)).toBeCloseTo(1, 1);
    for (const layer of ['shared', 'base/inner/conv (2)', 'both', 'border'])
      expectFields(network, layer, 21, 27);
    network.dispose();
  });

  it('open as Teachable Machine makes them', () => {
    const network = layersOfModel(teachable(), '-1 to 1');
    expect(network.steps.filter(({ shown }) => shown).map(({ name }) => name)).toEqual(['Conv1', 'bn_Conv1', 'Conv1_relu', 'expanded_depthwise', 'expanded_relu', 'project', 'pool', 'dense_Dense1', 'dense_Dense2']); // biome-ignore format: a list
    expect(slopeRatio(network, 'dense_Dense2', 32, 32)).toBeCloseTo(1, 1);
    expect(fieldOf(network, 'project', 32, 32)?.map(({ size }) => size)).toEqual([7, 7]);
    network.dispose();
  });

  it('let gates of the whole picture weigh each place, as squeeze and excitation does', () => {
    const x = input({ shape: [12, 15, 3] });
    const y = layers
      .conv2d({ filters: 4, kernelSize: 3, padding: 'same', name: 'conv' })
      .apply(x) as SymbolicTensor;
    const mean = layers.globalAveragePooling2d({ name: 'mean' } as never).apply(y) as SymbolicTensor;
    const gate = layers.reshape({ targetShape: [1, 1, 4], name: 'gate' }).apply(layers.dense({ units: 4, activation: 'sigmoid', name: 'dense' }).apply(mean)) as SymbolicTensor; // biome-ignore format: one layer
    const gated = layers.multiply({ name: 'gated' }).apply([y, gate]) as SymbolicTensor;
    const network = layersOfModel(fill(modelOf({ inputs: x, outputs: gated })));
    expect(fieldIsKnown(network, 'gated', 12, 15)).toBe(true);
    expect(fieldOf(network, 'gated', 12, 15)).toBeNull();
    expect(slopeRatio(network, 'gated', 12, 15)).toBeCloseTo(1, 1);
    expectFields(network, 'gated', 12, 15);
    network.dispose();
  });
});

describe('what goes in', () => {
  const taking = (shape: (number | null)[]) => {
    const x = input({ shape: shape as number[] });
    const y = layers.conv2d({ filters: 3, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }).apply(x); // biome-ignore format: one layer
    return layersOfModel(fill(modelOf({ inputs: x, outputs: layers.maxPooling2d({ poolSize: 2, name: 'end' }).apply(y) as SymbolicTensor }))); // biome-ignore format: one layer
  };

  it.each([
    [40, 100, 3],
    [28, 28, 1],
    [16, 24, 4],
  ])('takes %i × %i × %i', (height, width, channels) => {
    // biome-ignore format: a table
    const network = taking([height, width, channels]);
    expect(network.input).toMatchObject({ size: [height, width], channels });
    expect(slopeRatio(network, 'end', height, width)).toBeCloseTo(1, 1);
    network.dispose();
  });

  it('takes any size, in steps that nothing is cut off from', () => {
    const network = taking([null, null, 3]);
    expect(network.input).toMatchObject({ size: null, multiple: 4 });
    network.dispose();
    const tall = taking([null, 30, 3]);
    expect(tall.input.size).toEqual([30, 30]);
    tall.dispose();
  });

  it.each([
    [[7], 'It takes a list of numbers (7), and not a picture.'],
    [[100, 3], 'It takes a sequence of sound, text or measurements (100 × 3), and not a picture.'],
    [[8, 8, 8, 1], 'It takes a volume or a film (8 × 8 × 8 × 1), and not a picture.'],
    [[8, 8, 12], 'It takes 8 × 8 × 12, that is 12 channels'],
    [[3, 64, 64], 'It takes 3 × 64 × 64: channels before rows'],
  ])('refuses %j in words', (shape, words) => {
    const x = input({ shape: shape as number[] });
    const y = layers.activation({ activation: 'relu' }).apply(x) as SymbolicTensor;
    expect(refusal(() => layersOfModel(modelOf({ inputs: x, outputs: y })))).toContain(words);
  });

  it('refuses two inputs in words', () => {
    const [a, b] = [input({ shape: [8, 8, 3] }), input({ shape: [5] })];
    const y = layers.dense({ units: 1 }).apply(layers.concatenate().apply([layers.flatten().apply(a) as SymbolicTensor, b])) as SymbolicTensor; // biome-ignore format: one layer
    expect(refusal(() => layersOfModel(modelOf({ inputs: [a, b], outputs: y })))).toContain(
      'It takes 2 inputs (8 × 8 × 3, 5); here one picture goes in.',
    );
  });
});
